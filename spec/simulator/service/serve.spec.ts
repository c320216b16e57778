import { connection } from '../connection';
import { content, text } from '../client';
import { endsTurn, isPiece, piecesIn, saidIn, writtenIn } from '../says';

const HALF_CASCADE = 'models/gemini-live-2.5-flash-preview';
const SPOKEN = { outputAudioTranscription: {} };

describe('serve: the beginning', () => {
  it('completes the setup after a delay', () => {
    const { send, wait, look, timers } = connection({ setup: null });
    send({ setup: { model: 'models/gemini-3.8-live' } });
    expect(look()).toEqual([]);
    expect(timers()).toEqual(['setup']);
    wait(20);
    expect(look()).toEqual([{ setupComplete: {} }]);
  });

  it('gives Vertex AI a session id', () => {
    const { send, wait, look } = connection({ setup: null, caller: { backend: 'vertexAi' } });
    send({ setup: { model: 'projects/p/locations/l/publishers/google/models/gemini-live-2.5-flash' } });
    wait(20);
    expect(look()).toEqual([
      { setupComplete: { sessionId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string } },
    ]);
  });

  it('closes at once for a caller without a credential', () => {
    expect(connection({ setup: null, caller: { credential: 'missing' } }).closed()).toEqual({
      type: 'Close',
      code: 1008,
      reason: "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API c",
    });
  });

  it('refuses a bad key only when the setup is there', () => {
    const { send, closed } = connection({ setup: null, caller: { credential: 'refused' } });
    expect(closed()).toBeUndefined();
    send({ setup: { model: 'models/gemini-3.8-live' } });
    expect(closed()).toMatchObject({ code: 1007, reason: 'API key not valid. Please pass a valid API key.' });
  });

  it.each([
    ['a message before the setup', [content('Hi')], 'Request contains an invalid argument.'],
    ['a message before setupComplete', [{ setup: { model: HALF_CASCADE } }, content('Hi')], 'Request contains an invalid argument.'],
    ['no JSON', ['{"setup":'], 'Invalid JSON payload received. Unexpected token.'],
  ])('refuses %s', (_what, frames, reason) => {
    const { send, closed } = connection({ setup: null });
    frames.forEach(send);
    expect(closed()).toMatchObject({ code: 1007, reason });
  });

  it.each([
    ['a second setup', { setup: { model: HALF_CASCADE } }],
    ['two keys', { ...content('Hi'), ...text('Hi') }],
    ['no key', {}],
    ['a null', { clientContent: null }],
  ])('refuses %s in a session', (_what, frame) => {
    const { send, closed, timers, state } = connection();
    send(frame);
    expect(closed()).toMatchObject({ code: 1007, reason: 'Request contains an invalid argument.' });
    expect(timers()).toEqual([]);
    expect(state()).toEqual({ type: 'Ended' });
  });

  it('names a key that it does not know', () => {
    const { send, closed } = connection();
    send({ sessionUpdate: {} });
    expect(closed()).toMatchObject({ reason: 'Invalid JSON payload received. Unknown name "sessionUpdate": Cannot find field.' });
  });

  it('hears nothing more after the end', () => {
    const { send, closed, look } = connection();
    send({});
    const first = closed();
    send(content('Hi'));
    expect(closed()).toBe(first);
    expect(look()).toEqual([]);
  });
});

describe('serve: a turn', () => {
  it('writes in a TEXT session', () => {
    const { send, wait, look } = connection({ setup: { model: HALF_CASCADE }, script: [{ text: 'One two three four five six.' }] });
    send(content('Hi'));
    wait(5000);
    const messages = look();
    expect(writtenIn(messages)).toBe('One two three four five six.');
    expect(messages.map(({ serverContent }) => serverContent)).toEqual([
      { modelTurn: { parts: [{ text: 'One two three four' }] } },
      { modelTurn: { parts: [{ text: ' five six.' }] } },
      { generationComplete: true },
      { turnComplete: true },
    ]);
  });

  it('speaks in an AUDIO session, with captions and the usage at the end', () => {
    const { send, wait, facts, look, until } = connection({ setup: SPOKEN, script: [{ text: 'Hello, my friend.' }] });
    send(text('Hi'));
    const end = until(endsTurn);
    expect(facts()).toEqual([
      'OutputTranscription',
      'AudioData',
      'OutputTranscription',
      'AudioData',
      'GenerationComplete',
      'Usage',
      'TurnComplete',
    ]);
    expect(end.usageMetadata).toMatchObject({ responseTokensDetails: [{ modality: 'AUDIO', tokenCount: 26 }] });
    wait(5000);
    expect(look()).toEqual([]);
  });

  it('cuts the voice as the service does, and says all of the text', () => {
    const { send, wait, look } = connection({ setup: SPOKEN, script: [{ text: 'Hello, my friend.' }] });
    send(text('Hi'));
    wait(5000);
    const messages = look();
    expect(saidIn(messages)).toBe('Hello, my friend.');
    expect(piecesIn(messages).map(({ length }) => length)).toEqual([9600, 11520, 11520, 11520, 17 * 2880 - 9600 - 3 * 11520]);
  });

  it('streams at the speed, and holds the end back for the playback', () => {
    const { send, wait, until, look, timers } = connection({ speed: 10, script: [{ text: 'A'.repeat(100) }] });
    send(text('Hi'));
    wait(31);
    expect(look()).toEqual([]);
    wait(1);
    expect(piecesIn(look())).toHaveLength(2);
    wait(43);
    expect(look()).toEqual([]);
    wait(1);
    expect(piecesIn(look())).toHaveLength(2);
    until(({ serverContent }) => serverContent?.generationComplete === true);
    look();
    wait(530);
    expect(look()).toEqual([]);
    expect(timers()).toEqual(['reply']);
    wait(20);
    expect(look().some(endsTurn)).toBe(true);
    expect(timers()).toEqual([]);
  });

  it('thinks aloud where the setup asks for it, or the script says so', () => {
    const model = 'models/gemini-3.8-live-extended-thinking';
    const asking = { setup: { model, generationConfig: { thinkingConfig: { includeThoughts: true } } } };
    for (const wanted of [asking, { script: [{ text: 'Yes.', thoughts: 'Hm.' }] }]) {
      const { send, facts, until } = connection(wanted);
      send(text('Hi'));
      const { usageMetadata } = until(endsTurn);
      expect(facts()).toEqual(['Thought', 'AudioData', 'GenerationComplete', 'Usage', 'TurnComplete']);
      expect(usageMetadata?.thoughtsTokenCount).toBeGreaterThan(0);
    }
  });

  it('speaks the dialect of Vertex AI', () => {
    const model = 'publishers/google/models/gemini-live-2.5-flash-native-audio';
    const { send, until, look } = connection({
      caller: { backend: 'vertexAi' },
      setup: { model, ...SPOKEN },
      script: [{ text: 'Yes, you.' }],
    });
    send(text('Hi'));
    const { usageMetadata } = until(endsTurn);
    const messages = look();
    expect(messages.find(isPiece)?.serverContent?.modelTurn).toMatchObject({
      role: 'model',
      parts: [{ inlineData: { mimeType: 'audio/pcm' } }],
    });
    expect(messages.map(({ serverContent }) => serverContent?.outputTranscription).filter((each) => each !== undefined)).toEqual([
      { text: 'Yes, you.' },
      { finished: true },
    ]);
    expect(usageMetadata).toMatchObject({ candidatesTokenCount: 14, trafficType: 'ON_DEMAND' });
    expect(usageMetadata).not.toHaveProperty('responseTokenCount');
  });

  it('plays the script in order and then answers by itself', () => {
    const { send, wait, look } = connection({ setup: { model: HALF_CASCADE }, script: [{ text: 'One.' }, { text: 'Two.' }] });
    const answers = ['a', 'b', 'My name is Ada.'].map((words) => {
      send(content(words));
      wait(5000);
      return writtenIn(look());
    });
    expect(answers).toEqual(['One.', 'Two.', expect.stringContaining('You said “My name is Ada”.')]);
  });

  it('gives the same for the same seed, and other ids for another', () => {
    const handleOf = (seed: number): unknown => {
      const { send, until } = connection({ seed, setup: { sessionResumption: {} }, script: [{ text: 'Yes.' }] });
      send(text('Hi'));
      return until(({ sessionResumptionUpdate }) => sessionResumptionUpdate?.resumable === true).sessionResumptionUpdate;
    };
    expect(handleOf(7)).toEqual(handleOf(7));
    expect(handleOf(7)).not.toEqual(handleOf(8));
  });
});

describe('serve: the end of a connection', () => {
  it('announces it after the first message, and closes when the time is up', () => {
    const { send, facts, wait, until, closed, look } = connection({ script: [{ text: 'Good bye, all of you.', goAway: '5s' }] });
    send(text('Hi'));
    until(({ goAway }) => goAway !== undefined);
    expect(facts()).toEqual(['AudioData', 'GoAway', 'AudioData']);
    wait(4999);
    expect(look().some(endsTurn)).toBe(true);
    expect(closed()).toBeUndefined();
    wait(1);
    expect(closed()).toEqual({
      type: 'Close',
      code: 1008,
      reason: 'Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session durat',
    });
  });
});

describe('serve: bad frames', () => {
  it('spoils a message without losing what is good in it', () => {
    const { send, until, raw, look } = connection({ setup: SPOKEN, script: [{ text: 'Hello, my friend.', badFrame: true }] });
    send(text('Hi'));
    until(endsTurn);
    expect(raw().map((frame): unknown => JSON.parse(frame))).toMatchObject([
      { serverContent: { outputTranscription: { text: 'Hello, my' }, modelTurn: { parts: [{ text: 42 }, { inlineData: {} }] } } },
    ]);
    expect(saidIn(look())).toBe(' friend.');
  });

  it('cuts a frame off', () => {
    const { send, until, raw, look } = connection({ setup: SPOKEN, script: [{ text: 'Hello, my friend.', badFrame: 'json' }] });
    send(text('Hi'));
    until(endsTurn);
    expect(() => JSON.parse(raw()[0] ?? '{}') as unknown).toThrow(SyntaxError);
    expect(saidIn(look())).toBe('Hello, my friend.');
  });
});
