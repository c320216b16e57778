import type { Reply } from '../../../../lib/simulator/model/reply/reply';
import { PROFILES } from '../../../../lib/simulator/setup/profiles';
import type { Profile } from '../../../../lib/simulator/setup/profile';
import { audio, silence, speech, text } from '../../client';
import type { Connection, Wanted } from '../../connection';
import { connection } from '../../connection';
import { endsTurn, isPiece, piecesIn, saidIn, writtenIn } from '../../says';

const SETUP = { outputAudioTranscription: {}, inputAudioTranscription: {} };
const TEXT = 'These are quite a few words, so that they take some pieces.';

const replying = (reply: Reply, wanted: Wanted = {}): Connection => {
  const started = connection({ setup: SETUP, script: [reply], ...wanted });
  started.send(text('Hi'));
  return started;
};

const whole = (reply: Reply, wanted?: Wanted) => {
  const { until, look, wait } = replying({ text: TEXT, ...reply }, wanted);
  until(endsTurn);
  wait(60_000);
  return look();
};

const tokens = (messages: ReturnType<typeof whole>): unknown =>
  messages.find(({ usageMetadata }) => usageMetadata !== undefined)?.usageMetadata;

describe('bundled replies', () => {
  const plain = whole({});

  it.each(['captions', 'end', 'turn'] as const)('say and cost the same: %s', (bundled) => {
    const messages = whole({ bundled });
    expect(saidIn(messages)).toBe(TEXT);
    expect(Buffer.concat(piecesIn(messages)).equals(Buffer.concat(piecesIn(plain)))).toBe(true);
    expect(tokens(messages)).toEqual(tokens(plain));
    expect(messages.length).toBeLessThan(plain.length);
  });

  it('put each caption into the message of its sound', () => {
    const captions = whole({ bundled: 'captions' }).filter(({ serverContent }) => serverContent?.outputTranscription !== undefined);
    expect(captions.every(isPiece)).toBe(true);
  });

  it('put the end into the last piece', () => {
    expect(whole({ bundled: 'end' }).at(-1)).toMatchObject({
      serverContent: { modelTurn: {}, generationComplete: true, turnComplete: true },
      usageMetadata: {},
    });
  });

  it('put everything into one message', () => {
    expect(whole({ bundled: 'turn' })).toHaveLength(1);
  });

  it('are what 3.1 does by itself', () => {
    const setup = { ...SETUP, model: 'models/gemini-3.1-flash-live-preview' };
    expect(whole({}, { setup })).toEqual(whole({ bundled: 'captions' }, { setup }));
    expect(whole({}, { setup }).some((message) => isPiece(message) && saidIn([message]) !== '')).toBe(true);
  });
});

describe('the end of a turn', () => {
  it('may come in the middle of a sentence', () => {
    const said = saidIn(whole({ ending: 'midSentence' }));
    expect(TEXT.startsWith(said)).toBe(true);
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(TEXT.length);
  });

  it.each<readonly [Reply, object]>([
    [{ turnCompleteReason: 'RESPONSE_REJECTED' }, { turnComplete: true, turnCompleteReason: 'RESPONSE_REJECTED' }],
    [{ waitingForInput: true }, { turnComplete: true, waitingForInput: true }],
    [{}, { turnComplete: true }],
  ])('may say more: %j', (reply, content) => {
    expect(whole(reply).at(-1)?.serverContent).toEqual(content);
  });

  it('may leave the usage to a message of its own', () => {
    const [usage, end] = whole({ usage: 'alone' }).slice(-2);
    expect(Object.keys(usage ?? {})).toEqual(['usageMetadata']);
    expect(end).toEqual({ serverContent: { turnComplete: true } });
  });
});

describe('what comes beside the answer', () => {
  it('may be sources', () => {
    const groundingMetadata = { webSearchQueries: ['rain'] };
    expect(whole({ groundingMetadata }).at(-2)).toEqual({ serverContent: { groundingMetadata, generationComplete: true } });
  });

  it('may be code and what came of it', () => {
    const parts = whole({ code: { code: 'print(1)', output: '1\n' } }).flatMap(
      ({ serverContent }) => serverContent?.modelTurn?.parts ?? [],
    );
    expect(parts.slice(0, 2)).toEqual([
      { executableCode: { language: 'PYTHON', code: 'print(1)' } },
      { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1\n' } },
    ]);
  });

  it('may be anything, as it is, after the first message', () => {
    const { until, raw } = replying({ text: TEXT, also: [{}, { sessionResumptionUpdate: {} }, { news: [1] }] });
    until(endsTurn);
    expect(raw().map((frame): unknown => JSON.parse(frame))).toEqual([{}, { sessionResumptionUpdate: {} }, { news: [1] }]);
  });
});

describe('what is heard', () => {
  const spoken = (reply: Reply, model = 'models/gemini-3.8-live', models = {}) => {
    const { send, until, look } = connection({ setup: { ...SETUP, model }, script: [reply], models });
    send(audio(speech(600)));
    send(audio(silence(700)));
    until(endsTurn);
    return look();
  };

  it('may be told while it is said', () => {
    const messages = spoken({ heard: 'One two three four', text: 'Yes.', interim: true });
    const heard = messages.flatMap(({ serverContent }) => serverContent?.interimInputTranscription?.text ?? []);
    expect(heard).toEqual(['One two', 'One two three four']);
    expect(writtenIn(messages)).toBe('');
  });

  it('may be told late, as the captions', () => {
    const messages = spoken({ heard: 'One two', text: TEXT, captions: 'late' });
    const at = (fits: (message: (typeof messages)[number]) => boolean) => messages.findIndex(fits);
    expect(at(({ serverContent }) => serverContent?.inputTranscription !== undefined)).toBeGreaterThan(at(isPiece));
    expect(at(({ serverContent }) => serverContent?.outputTranscription !== undefined)).toBeGreaterThan(messages.findLastIndex(isPiece));
    expect(saidIn(messages)).toBe(TEXT);
  });

  it.each<readonly [Profile['voiceActivity'], readonly (readonly string[])[]]>([
    [
      'activity',
      [
        ['serverContent', 'voiceActivity'],
        ['serverContent', 'voiceActivity'],
      ],
    ],
    ['signal', [['voiceActivityDetectionSignal'], ['voiceActivityDetectionSignal']]],
    [
      'both',
      [
        ['serverContent', 'voiceActivity', 'voiceActivityDetectionSignal'],
        ['serverContent', 'voiceActivity', 'voiceActivityDetectionSignal'],
      ],
    ],
    ['untold', []],
  ])('is announced in the words of the model: %s', (voiceActivity, expected) => {
    const models = { 'my-live': { ...PROFILES['gemini-3.8-live'], voiceActivity } };
    const messages = spoken({ heard: 'One', text: 'Yes.' }, 'models/my-live', models);
    const isTold = (message: object): boolean => Object.keys(message).some((key) => key.startsWith('voiceActivity'));
    expect(messages.filter(isTold).map((message) => Object.keys(message))).toEqual(expected);
  });
});

describe('an interruption where there is nothing to cut', () => {
  it('is told before the first content, if the script says so', () => {
    const { send, facts, until, look } = replying({ text: TEXT, early: 'interrupted' });
    send(text('Wait'));
    expect(facts()).toEqual(['Interrupted', 'Usage', 'TurnComplete']);
    until(endsTurn);
    expect(saidIn(look())).toContain('Wait');
  });

  it('is told while a turn that is over is played', () => {
    const { send, facts, until } = replying({ text: TEXT, ending: 'atOnce' });
    until(endsTurn);
    facts();
    send(text('Wait'));
    expect(facts()).toEqual(['Interrupted']);
    until(endsTurn);
    expect(facts().slice(-3)).toEqual(['GenerationComplete', 'Usage', 'TurnComplete']);
  });

  it('is not told when that is over too', () => {
    const { send, facts, until, wait } = replying({ text: TEXT, ending: 'atOnce' });
    until(endsTurn);
    wait(60_000);
    facts();
    send(text('Well'));
    until(isPiece);
    expect(facts()).not.toContain('Interrupted');
  });
});

describe('the model that only listens', () => {
  const setup = { model: 'models/gemini-3.5-transcribe-live', generationConfig: { responseModalities: ['TEXT'] } };
  const END = { realtimeInput: { audioStreamEnd: true } };

  it('tells what it hears, completes no turn, and closes with 1008 when nothing more comes', () => {
    const { send, wait, look, closed } = connection({ setup, script: [{ heard: 'One two three' }] });
    send(audio(speech(600)));
    send(END);
    expect(look()).toEqual([
      { serverContent: {}, voiceActivity: { type: 'ACTIVITY_START', audioOffset: '0.000s' } },
      { serverContent: { interimInputTranscription: { text: 'One two' } } },
      { serverContent: { interimInputTranscription: { text: 'One two three' } } },
      { serverContent: { inputTranscription: { text: 'One two three' } } },
      { serverContent: { generationComplete: true } },
      { serverContent: {}, voiceActivity: { type: 'ACTIVITY_END', audioOffset: expect.any(String) as string } },
    ]);
    wait(60_000);
    expect(closed()).toMatchObject({ code: 1008, reason: 'The operation was aborted.' });
    expect(look()).toEqual([]);
  });

  it('tells what it hears between the marks of the client, and answers nothing', () => {
    const manual = { ...setup, realtimeInputConfig: { automaticActivityDetection: { disabled: true } } };
    const { send, wait, look, closed } = connection({ setup: manual, script: [{ heard: 'One two' }, { heard: 'Three' }] });
    for (const ms of [300, 600]) {
      send({ realtimeInput: { activityStart: {} } });
      send(audio(speech(ms)));
      send({ realtimeInput: { activityEnd: {} } });
    }
    wait(60_000);
    expect(look()).toEqual(
      ['One two', 'Three'].flatMap((heard) => [
        { serverContent: { interimInputTranscription: { text: heard } } },
        { serverContent: { inputTranscription: { text: heard } } },
        { serverContent: { generationComplete: true } },
      ]),
    );
    expect(closed()).toBeUndefined();
  });

  it('listens on where more comes', () => {
    const { send, wait, closed, look } = connection({ setup });
    send(END);
    send(audio(speech(600)));
    wait(60_000);
    expect(closed()).toBeUndefined();
    send(audio(silence(600)));
    expect(look().at(-1)?.voiceActivity?.type).toBe('ACTIVITY_END');
  });

  it.each([text('Hi'), { clientContent: { turns: [{ parts: [{ text: 'Hi' }] }], turnComplete: true } }])('reads nothing: %j', (message) => {
    const { send, closed } = connection({ setup });
    send(message);
    expect(closed()).toMatchObject({ code: 1007 });
  });
});
