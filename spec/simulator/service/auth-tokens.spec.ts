import { isLeft } from 'fp-ts/lib/Either.js';
import type { Caller } from '../../../lib/simulator/dial/caller';
import { createToken } from '../../../lib/simulator/service/create-token';
import type { Registry } from '../../../lib/simulator/service/registry';
import { emptyRegistry } from '../../../lib/simulator/service/registry';
import { connection } from '../connection';
import type { Connection } from '../connection';
import { text } from '../client';
import { endsTurn, piecesIn } from '../says';

const MINUTE = 60_000;
const HALF_CASCADE = 'models/gemini-live-2.5-flash-preview';

interface Issued {
  readonly registry: Registry;
  readonly caller: Partial<Caller>;
}

const issue = (request: object = {}, at = 0): Issued => {
  const created = createToken(emptyRegistry(1), request, at);
  if (isLeft(created)) throw new Error(created.left.message);
  return { registry: created.right.registry, caller: { token: created.right.name } };
};

const leave = (from: Connection): Registry => {
  from.leave();
  return from.registry();
};

describe('a session with a token', () => {
  it('begins once, unless more is said', () => {
    const { registry, caller } = issue();
    const first = connection({ registry, caller });
    expect(first.closed()).toBeUndefined();
    expect(connection({ registry: leave(first), caller }).closed()).toMatchObject({
      code: 1011,
      reason: 'Token has been used too many times',
    });
  });

  it.each([
    [2, 2],
    [0, 5],
  ])('begins as often as %p uses allow', (uses, times) => {
    const { registry, caller } = issue({ uses });
    const closes = Array.from({ length: times }).reduce<Registry>((before) => {
      const next = connection({ registry: before, caller });
      expect(next.closed()).toBeUndefined();
      return leave(next);
    }, registry);
    expect(connection({ registry: closes, caller }).closed()?.code).toBe(uses === 0 ? undefined : 1011);
  });

  it('is resumed without a use', () => {
    const { registry, caller } = issue();
    const first = connection({ registry, caller, setup: { sessionResumption: {} } });
    const handle = first.registry().sessions[0]?.places[0]?.handle;
    const setup = { sessionResumption: { handle } };
    const second = connection({ registry: leave(first), caller, setup, at: 29 * MINUTE });
    expect(second.closed()).toBeUndefined();
    expect(connection({ registry: leave(second), caller, setup, at: 30 * MINUTE }).closed()).toMatchObject({ code: 1008 });
  });

  it('does not use it where the setup is refused', () => {
    const { registry, caller } = issue();
    const refused = connection({ registry, caller, setup: { model: 'models/nope' } });
    expect(refused.closed()?.code).toBe(1008);
    expect(connection({ registry: refused.registry(), caller }).closed()).toBeUndefined();
  });

  it.each([
    ['begins until newSessionExpireTime', 59_000, undefined],
    ['does not begin after it', MINUTE, 'Token has expired.'],
  ])('%s', (_what, at, reason) => {
    expect(connection({ ...issue(), at }).closed()?.reason).toBe(reason);
  });

  it('ends with the first message after expireTime', () => {
    const { send, wait, closed } = connection({ ...issue({ expireTime: '1970-01-01T00:05:00Z' }) });
    wait(5 * MINUTE - 101);
    send(text('Hi'));
    expect(closed()).toBeUndefined();
    wait(1);
    send(text('Hi'));
    expect(closed()).toEqual({ type: 'Close', code: 1008, reason: 'Token has expired.' });
  });

  it('does not begin with one of another simulator', () => {
    expect(connection({ caller: issue().caller }).closed()).toMatchObject({ code: 1008, reason: 'Token has expired.' });
  });

  it('is set up by the token and not by the client', () => {
    const bidiGenerateContentSetup = { model: HALF_CASCADE, systemInstruction: { parts: [{ text: 'Be brief.' }] } };
    const { state } = connection({ ...issue({ bidiGenerateContentSetup }), setup: { outputAudioTranscription: {} } });
    expect(state()).toMatchObject({ session: { setup: bidiGenerateContentSetup, manner: { modality: 'TEXT' } } });
    expect(state()).not.toHaveProperty('session.setup.outputAudioTranscription');
  });

  it('is set up by the token where that has a mask', () => {
    const bidiGenerateContentSetup = { model: 'models/gemini-3.8-live', generationConfig: { responseModalities: ['AUDIO'] } };
    const token = issue({ bidiGenerateContentSetup, fieldMask: 'model,generationConfig.responseModalities' });
    const setup = { model: HALF_CASCADE, generationConfig: { responseModalities: ['TEXT'], temperature: 1 } };
    const { send, until, look, state } = connection({ ...token, setup });
    expect(state()).toMatchObject({
      session: { setup: { model: 'models/gemini-3.8-live', generationConfig: { responseModalities: ['AUDIO'], temperature: 1 } } },
    });
    send(text('Hi'));
    until(endsTurn);
    expect(piecesIn(look())).not.toEqual([]);
  });
});

describe('the tokens of a service', () => {
  it('do not grow for ever', () => {
    let registry = emptyRegistry(1);
    for (let at = 0; at < 1010; at += 1) {
      const created = createToken(registry, {}, at);
      if (!isLeft(created)) ({ registry } = created.right);
    }
    expect(registry.tokens).toHaveLength(1000);
    const late = createToken(registry, {}, 40 * MINUTE);
    expect(isLeft(late) ? 0 : late.right.registry.tokens).toHaveLength(1);
  });
});
