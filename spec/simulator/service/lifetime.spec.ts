import { connection } from '../connection';
import { text } from '../client';

const LIFETIME = { ms: 600_000, noticeMs: 60_000 };
const ABORTED =
  'Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session durat';

describe('the lifetime of a connection', () => {
  it('ends with a notice and then a close', () => {
    const { wait, look, closed } = connection({ lifetime: LIFETIME });
    wait(539_919);
    expect(look()).toEqual([]);
    wait(1);
    expect(look()).toEqual([{ goAway: { timeLeft: '60s' } }]);
    wait(59_999);
    expect(closed()).toBeUndefined();
    wait(1);
    expect(closed()).toEqual({ type: 'Close', code: 1008, reason: ABORTED });
  });

  it('ends on Vertex AI with other words', () => {
    const model = 'publishers/google/models/gemini-live-2.5-flash-native-audio';
    const { wait, closed } = connection({ caller: { backend: 'vertexAi' }, setup: { model }, lifetime: LIFETIME });
    wait(600_000);
    expect(closed()).toEqual({ type: 'Close', code: 1011, reason: 'Deadline expired before operation could complete.' });
  });

  it('gives notice at once where there is less time', () => {
    const { send, wait, look, closed } = connection({ lifetime: { ms: 500, noticeMs: 500 }, setup: null });
    send({ setup: { model: 'models/gemini-3.8-live' } });
    wait(20);
    expect(look()).toEqual([{ setupComplete: {} }, { goAway: { timeLeft: '0.5s' } }]);
    wait(499);
    expect(closed()).toBeUndefined();
    wait(1);
    expect(closed()).toBeDefined();
  });

  it('passes without a setup too', () => {
    const { wait, look, closed } = connection({ setup: null, lifetime: LIFETIME });
    wait(599_999);
    expect([look(), closed()]).toEqual([[], undefined]);
    wait(1);
    expect(closed()).toMatchObject({ code: 1011, reason: 'Deadline expired before operation could complete.' });
  });

  it('is not announced a second time where a script announces an end', () => {
    const { send, wait, look, closed } = connection({ lifetime: LIFETIME, script: [{ text: 'Bye.', goAway: '550s' }] });
    send(text('Hi'));
    wait(549_900);
    expect(look().filter(({ goAway }) => goAway !== undefined)).toEqual([{ goAway: { timeLeft: '550s' } }]);
    expect(closed()).toBeUndefined();
    wait(200);
    expect(closed()).toMatchObject({ code: 1008 });
  });

  it('is not made longer by a script, which tells the time that is left', () => {
    const { send, wait, look, closed } = connection({ lifetime: { ms: 100_000, noticeMs: 10_000 }, script: [{ goAway: '6000s' }], at: 7 });
    send(text('Hi'));
    wait(90_000);
    expect(look().filter(({ goAway }) => goAway !== undefined)).toEqual([{ goAway: { timeLeft: '99.888s' } }]);
    wait(10_000);
    expect(closed()).toMatchObject({ code: 1008 });
  });

  it('may be made shorter by a script after it was announced', () => {
    const { send, wait, look, closed } = connection({ lifetime: LIFETIME, script: [{ goAway: '5s' }] });
    wait(550_000);
    look();
    send(text('Hi'));
    wait(5000);
    expect(look().filter(({ goAway }) => goAway !== undefined)).toEqual([{ goAway: { timeLeft: '5s' } }]);
    wait(100);
    expect(closed()).toMatchObject({ code: 1008 });
  });
});
