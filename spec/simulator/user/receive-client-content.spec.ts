import { PROFILES } from '../../../lib/simulator/setup/profiles';
import { content, text } from '../client';
import { connection } from '../connection';
import { endsTurn, saidIn } from '../says';

const SPOKEN = { outputAudioTranscription: {} };

describe('receiveClientContent', () => {
  it('reads snake_case as well', () => {
    const { send, until, look } = connection({ setup: { output_audio_transcription: {} } });
    send({ client_content: { turns: [{ role: 'user', parts: [{ text: 'My name is Ada.' }] }], turn_complete: true } });
    until(endsTurn);
    expect(saidIn(look())).toContain('My name is Ada');
  });

  it('waits until the turn is complete, and then answers all of it', () => {
    const { send, wait, look, until } = connection({ setup: SPOKEN });
    send(content('I am Ada.', false));
    wait(60_000);
    expect(look()).toEqual([]);
    send(content('I live in Paris.'));
    until(endsTurn);
    expect(saidIn(look())).toContain('You said “I am Ada. I live in Paris”.');
  });

  it('does not answer the same thing twice', () => {
    const { send, until, look } = connection({ setup: SPOKEN });
    for (const part of ['I am Ada.', 'I live in Paris.']) {
      send(content(part, false));
      send({ clientContent: { turnComplete: true } });
      look();
      until(endsTurn);
    }
    expect(saidIn(look())).toContain('You said “I live in Paris”.');
  });

  it('answers the last turn of the user', () => {
    const { send, until, look } = connection({ setup: SPOKEN });
    const turns = ['user', 'model', 'user'].map((role, index) => ({ role, parts: [{ text: `Part ${index}.` }] }));
    send({ clientContent: { turns, turnComplete: true } });
    until(endsTurn);
    expect(saidIn(look())).toContain('You said “Part 2”.');
  });

  it.each([
    ['nothing at all', { clientContent: { turnComplete: true } }],
    ['a turn without parts', { clientContent: { turns: [{ role: 'user', parts: [] }], turnComplete: true } }],
    ['an empty text', content('')],
  ])('has no turn to complete in %s', (_what, message) => {
    const { send, closed } = connection();
    send(message);
    expect(closed()).toMatchObject({ code: 1007, reason: expect.stringContaining('No turn to complete') as string });
  });

  it('takes history in silence where the setup announces it, and bills it', () => {
    const { send, wait, look, until } = connection({ setup: { ...SPOKEN, historyConfig: { initialHistoryInClientContent: true } } });
    const bare = connection({ setup: { ...SPOKEN } });
    send(content('word '.repeat(400), false));
    send(content('And that was all.'));
    wait(60_000);
    expect(look()).toEqual([]);
    for (const each of [send, bare.send]) each(text('Hi'));
    const [seeded, plain] = [until(endsTurn), bare.until(endsTurn)].map(({ usageMetadata }) => usageMetadata?.promptTokenCount ?? 0);
    expect((seeded ?? 0) - (plain ?? 0)).toBe(505);
  });

  it('takes none in mid-session where the model takes history alone', () => {
    const model = 'models/gemini-3.1-flash-live-preview';
    const { send, closed } = connection({ setup: { model } });
    send(content('Hi'));
    expect(closed()).toMatchObject({ code: 1007, reason: 'Request contains an invalid argument.' });
    const seeding = connection({ setup: { model, historyConfig: { initialHistoryInClientContent: true } } });
    seeding.send(content('Once.'));
    expect(seeding.closed()).toBeUndefined();
    seeding.send(content('Twice.'));
    expect(seeding.closed()).toMatchObject({ code: 1007 });
  });

  it('takes them there too, where the profile is changed', () => {
    const models = { 'gemini-3.1-flash-live-preview': { ...PROFILES['gemini-3.1-flash-live-preview'], clientContent: 'anyTime' } } as const;
    const { send, closed } = connection({ setup: { model: 'models/gemini-3.1-flash-live-preview' }, models });
    send(content('Hi'));
    expect(closed()).toBeUndefined();
  });

  it.each([
    ['geminiApi', 'models/gemini-3.8-live', 'system', 'Please use a valid role: user, model.'],
    ['vertexAi', 'publishers/google/models/gemini-3.8-live', 'system', undefined],
    ['vertexAi', 'publishers/google/models/gemini-3.8-live', 'tool', 'Please use a valid role: user, model.'],
  ] as const)('knows the roles of %s', (backend, model, role, reason) => {
    const { send, closed } = connection({ setup: { model }, caller: { backend } });
    send({ clientContent: { turns: [{ role, parts: [{ text: 'Be brief.' }] }] } });
    expect(closed()?.reason).toBe(reason);
  });

  it('bills pictures and sound in a turn', () => {
    const { send, until } = connection();
    const parts = [
      { inlineData: { mimeType: 'image/png', data: 'AAAA' } },
      { inlineData: { mimeType: 'audio/pcm', data: Buffer.alloc(32_000).toString('base64') } },
    ];
    send({ clientContent: { turns: [{ role: 'user', parts }], turnComplete: true } });
    expect(until(endsTurn).usageMetadata?.promptTokensDetails).toEqual([
      { modality: 'TEXT', tokenCount: 515 },
      { modality: 'AUDIO', tokenCount: 25 },
      { modality: 'IMAGE', tokenCount: 258 },
    ]);
  });
});
