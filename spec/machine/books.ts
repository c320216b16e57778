import type { Memory } from '../../lib/machine/memory';
import type { Entry } from '../../lib/machine/outbox';
import type { State } from '../../lib/machine/state';
import { errorsOf } from '../support/machine';
import type { Session } from './laws';
import { isCurrent } from './laws';
import type { Played } from './play-moves';

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
export const keyOf = ({ order, at, command }: Entry): string => `${String(order)} ${String(at)} ${command.type}`;
export const memoryAfter = ({ next }: Played): Memory => next.state.memory;

/**
 * The commands that were accepted in a step: the app gave one, and it gets the next number. Responses may be accepted in parts, or once more where they are too
 * large; what the session answers by itself is accepted where it has to wait.
 */
export const acceptedIn = ({ before, input, next }: Played): readonly string[] => {
  const { accepted } = before.memory;
  const count = next.state.memory.accepted - accepted;
  const type = input.type === 'Commanded' ? input.command.type : 'SendToolResponse';
  const isOne = type !== 'SendToolResponse' || (input.type !== 'Commanded' && input.type !== 'Received');
  return Array.from(
    { length: isOne ? Math.min(count, 1) : count },
    (_none, index) => `${String(accepted + index)} ${String(input.at)} ${type}`,
  );
};

/** The commands that a step hands over, those of the session itself included; the setup and the history are none. */
export const sendsIn = ({ next }: Played): readonly (Entry | null)[] =>
  next.effects.flatMap((effect) =>
    effect.type === 'Send' && effect.command !== 'setup' && effect.command !== 'history' ? [effect.entry] : [],
  );

export const takenBackIn = (played: Played): readonly (Entry | null)[] => {
  const { before, input } = played;
  const isCommand = input.type === 'NotSent' && input.command !== 'setup' && input.command !== 'history';
  return isCommand && isCurrent(played) && before.type !== 'Idle' && before.type !== 'Ended' ? [input.entry] : [];
};

/** The calls whose responses came too late in a step. */
const lateIn = ({ next }: Played): readonly string[] =>
  errorsOf(next.events).flatMap((error) =>
    error.type === 'CommandRefused' ? (/^the call (.*) was (?:cancelled|answered already)$/s.exec(error.why)?.slice(1) ?? []) : [],
  );

/** Whether a response was refused as a whole in a step, as all of its calls had been taken back. */
const isLate = (played: Played, { command }: Entry): boolean =>
  command.type === 'SendToolResponse' &&
  command.responses.length > 0 &&
  command.responses.every(({ id = '' }) => lateIn(played).includes(id));

const WIRE: readonly string[] = [
  'SendText',
  'SendAudio',
  'SendVideo',
  'SendClientContent',
  'SendToolResponse',
  'ActivityStart',
  'ActivityEnd',
  'AudioStreamEnd',
];

/** Commands that were refused where they should have been handed over. */
const refusedIn = (played: Played): number => {
  const { before, input, next } = played;
  const whole = errorsOf(next.events).filter(
    (error) => error.type === 'CommandRefused' && WIRE.includes(error.command) && !/ was (?:cancelled|answered already)$/.test(error.why),
  );
  const gone = new Set([...sendsIn(played).flatMap((entry) => entry ?? []), ...next.state.memory.outbox.entries].map(keyOf));
  const command = input.type === 'Commanded' ? input.command : null;
  const { accepted } = before.memory;
  const fresh: readonly Entry[] =
    acceptedIn(played).length > 0 && command?.type === 'SendToolResponse'
      ? [{ command, kind: 'toolResponse', bytes: 0, at: input.at, order: accepted, given: 'never' }]
      : [];
  const late = [...before.memory.outbox.entries, ...before.memory.resend, ...fresh].filter(
    (entry) => isLate(played, entry) && !gone.has(keyOf(entry)),
  );
  return whole.length + late.length;
};

/** Whether the server believes that an activity goes on of which the app has told the end, because nothing was said in it. */
const isVain = (state: State): boolean =>
  (state.type === 'Live' && state.activity === 'vain') ||
  (state.type === 'Closing' && state.from.type === 'Live' && state.from.activity === 'vain');

/** The starts of activities that the server knows already, so that it is not told again. */
const silentIn = ({ before, input, next }: Played): number => {
  const isOfApp = input.type !== 'Commanded' || input.command.type !== 'Interrupt';
  const isUp = (before.type === 'Opened' || before.type === 'Live') && (next.state.type === 'Live' || next.state.type === 'Closing');
  if (!isUp || !isOfApp) return 0;
  const ends = errorsOf(next.events).filter((error) => error.type === 'CommandRefused' && error.why.startsWith('nothing was said'));
  return (isVain(before) ? 1 : 0) + ends.length - (isVain(next.state) ? 1 : 0);
};

/** What a resumed server is given again: it closes the socket for the answer to a call that it does not know. */
const repeatedIn = ({ before, next }: Played): number => {
  const isAccepted = before.type === 'Opened' && (next.state.type === 'Live' || next.state.type === 'Closing') && next.messages.length > 0;
  if (!isAccepted || before.continuity !== 'resumed') return 0;
  const known = next.state.memory.resumption?.calls ?? [];
  return before.memory.resend.filter(
    ({ command }) => command.type !== 'SendToolResponse' || command.responses.every(({ id = '' }) => known.includes(id)),
  ).length;
};

export interface Books {
  readonly accepted: number;
  /** Commands that the session made up itself. */
  readonly made: number;
  readonly refused: number;
  readonly sends: number;
  readonly takenBack: number;
  readonly repeated: number;
}

/** What happened to commands up to each step, counted from outside. */
export const booksOf = (session: Session): readonly Books[] => {
  const known = new Set<string>();
  let books: Books = { accepted: 0, made: 0, refused: 0, sends: 0, takenBack: 0, repeated: 0 };
  return session.map((played) => {
    const accepted = acceptedIn(played);
    accepted.forEach((key) => known.add(key));
    const sends = sendsIn(played);
    const made = sends.filter((entry) => entry === null || !known.has(keyOf(entry)));
    made.forEach((entry) => entry !== null && known.add(keyOf(entry)));
    books = {
      accepted: books.accepted + accepted.length,
      made: books.made + made.length,
      refused: books.refused + refusedIn(played) + silentIn(played),
      sends: books.sends + sends.length,
      takenBack: books.takenBack + takenBackIn(played).length,
      repeated: books.repeated + repeatedIn(played),
    };
    return books;
  });
};
