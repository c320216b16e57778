import { fitContext } from '../../../lib/simulator/model/fit-context';
import { NO_TOKENS, sumOf } from '../../../lib/simulator/model/tokens';
import type { Utterance } from '../../../lib/simulator/service/memory';
import type { Session } from '../../../lib/simulator/service/server-state';
import { content, text } from '../client';
import type { Connection, Wanted } from '../connection';
import { connection } from '../connection';
import { endsTurn } from '../says';

/** So many tokens of text. */
const words = (tokens: number): object => content('word'.repeat(tokens), false);

const sessionOf = ({ state }: Connection): Session => {
  const now = state();
  if (now.type !== 'Live') throw new Error('not live');
  return now.session;
};

const sizeOf = (of: Connection): number => sumOf(sessionOf(of).context);

const compressing = (contextWindowCompression: object, wanted: Wanted = {}): Connection =>
  connection({ ...wanted, setup: { contextWindowCompression } });

describe('fitContext', () => {
  it('ends the session where the window is full and nobody asked for compression', () => {
    const { send, closed } = connection();
    send(words(130_000));
    expect(closed()).toBeUndefined();
    send(words(1000));
    expect(closed()).toMatchObject({ code: 1007, reason: 'Request contains an invalid argument.' });
  });

  it.each<readonly [object, number, number]>([
    [{ slidingWindow: {} }, 104_857, 52_428],
    [{ slidingWindow: {}, triggerTokens: '6000' }, 6000, 3000],
    [{ slidingWindow: { targetTokens: '1000' }, triggerTokens: 6000 }, 6000, 1000],
    [{ slidingWindow: { targetTokens: 0 }, triggerTokens: 6000 }, 6000, 0],
  ])('cuts the context above the trigger to the target: %j', (compression, trigger, target) => {
    const started = compressing(compression);
    started.send(words(trigger - 515));
    expect(sizeOf(started)).toBe(trigger);
    started.send(words(1));
    expect(sizeOf(started)).toBeLessThanOrEqual(target);
    expect(sizeOf(started)).toBeGreaterThan(target - 2);
    expect(started.closed()).toBeUndefined();
  });

  it('does not make a context longer', () => {
    const started = compressing({ slidingWindow: { targetTokens: 9000 }, triggerTokens: 6000 });
    started.send(words(6000));
    expect(sizeOf(started)).toBe(6515);
  });

  it('bills what is left', () => {
    const { send, until } = compressing({ slidingWindow: { targetTokens: 1000 }, triggerTokens: 6000 });
    send(words(10_000));
    send(text('Hi!!'));
    expect(until(endsTurn).usageMetadata?.promptTokenCount).toBe(1001);
  });

  it('forgets the oldest, up to a turn of the user', () => {
    const session = sessionOf(compressing({ slidingWindow: { targetTokens: 5000 }, triggerTokens: 8000 }));
    const history = Array.from({ length: 10 }, (_, index): Utterance => ({ by: index % 2 === 0 ? 'user' : 'model', text: String(index) }));
    const fitted = fitContext({ ...session, history, context: { ...NO_TOKENS, TEXT: 10_000 } }).session;
    expect(fitted.history.map((each) => each.text)).toEqual(['6', '7', '8', '9']);
  });

  it('can forget all', () => {
    const session = sessionOf(compressing({ slidingWindow: { targetTokens: 0 }, triggerTokens: 8000 }));
    const context = { ...NO_TOKENS, TEXT: 10_000 };
    expect(fitContext({ ...session, history: [{ by: 'model', text: 'Hm.' }], context }).session.history).toEqual([]);
  });
});
