/** A test in marbles that passes, one that must not, and a drawing. */
const draw = ({ liveMarbles, MarbleMismatch, toMarbles, event }) => {
  const greeting = (said) =>
    liveMarbles(({ server, expectEvents }) => {
      server('      --C--t--(GT)|', { t: { text: 'Hello' } });
      expectEvents('--C--t--(GXT)D', { t: { text: said } });
    });
  greeting('Hello');
  try {
    greeting('Good bye');
  } catch (error) {
    if (!(error instanceof MarbleMismatch)) throw error;
    return toMarbles([event.Connected(), event.TextDelta({ text: 'Hello' })]);
  }
  throw new Error('liveMarbles lets pass what did not happen');
};

module.exports = { draw };
