import type { Reply } from '../../../lib/simulator/model/reply/reply';
import { PROFILES } from '../../../lib/simulator/setup/profiles';
import { result, text } from '../client';
import { connection } from '../connection';
import { endsTurn, saidIn } from '../says';

const FREE = {
  outputAudioTranscription: {},
  tools: [{ functionDeclarations: [{ name: 'one', behavior: 'NON_BLOCKING' }] }],
};

const SETUP = { ...FREE, model: 'models/gemini-3.8-live-extended-thinking' };

const calling = (reply: Reply) => {
  const started = connection({ setup: SETUP, script: [reply] });
  started.send(text('Hi'));
  const { toolCall } = started.until((message) => message.toolCall !== undefined);
  return { ...started, ids: (toolCall?.functionCalls ?? []).map(({ id }) => id) };
};

describe('extended thinking', () => {
  it('ends a turn before it calls, and is idle only when it has answered', () => {
    const { send, until, look, wait, ids } = calling({ call: { name: 'one' }, meanwhile: 'Let me see.', then: 'So it is.' });
    const before = look();
    expect(saidIn(before)).toBe('Let me see.');
    expect(before.find(endsTurn)?.serverContent).toEqual({ turnComplete: true, interactionStatus: 'IN_PROGRESS' });
    expect(before.findIndex(endsTurn)).toBeLessThan(before.length - 1);
    expect(before.at(-1)).toMatchObject({ toolCall: {}, interactionStatus: 'IN_PROGRESS', usageMetadata: {} });
    wait(60_000);
    expect(look()).toEqual([]);
    send(result(ids[0], 'one', {}));
    until(endsTurn);
    const after = look();
    expect(saidIn(after)).toBe('So it is.');
    expect(after.find(endsTurn)?.serverContent).toEqual({ turnComplete: true, interactionStatus: 'IDLE' });
  });

  it('is not idle after another turn while a call is open', () => {
    const { send, until, look } = calling({ call: { name: 'one' } });
    look();
    send(text('How are you?'));
    expect(until(endsTurn).serverContent?.interactionStatus).toBe('IN_PROGRESS');
  });

  it.each([
    ['onTop', { serverContent: { turnComplete: true }, interactionStatus: 'IDLE' }],
    ['both', { serverContent: { turnComplete: true, interactionStatus: 'IDLE' }, interactionStatus: 'IDLE' }],
  ] as const)('says %s whether it is idle, where the profile wants it so', (interactionStatus, expected) => {
    const models = { mine: { ...PROFILES['gemini-3.8-live-extended-thinking'], interactionStatus } };
    const { send, until } = connection({ setup: { model: 'models/mine' }, models });
    send(text('Hi'));
    const { usageMetadata: _, ...end } = until(endsTurn);
    expect(end).toEqual(expected);
  });

  it('has something to say first, even if nobody wrote it', () => {
    expect(saidIn(calling({ call: { name: 'one' } }).look())).toBe('One moment, please.');
  });
});
