import type { LiveConnectConfig, LiveServerMessage } from '@google/genai';
import { FunctionResponse, LiveSendToolResponseParameters, Modality, Type } from '@google/genai';
import type { SimulatorOptions } from '../../lib/simulator';
import { silence, speech } from '../simulator/client';
import type { Talk } from './google-genai';
import { BACKENDS, meet, saidIn } from './google-genai';
import { googleGenaiStage } from './google-genai-stage';

const start = googleGenaiStage();

const FUNCTIONS = {
  functionDeclarations: [{ name: 'get_weather', parameters: { type: Type.OBJECT, properties: { city: { type: Type.STRING } } } }],
};

const CONFIG: LiveConnectConfig = {
  responseModalities: [Modality.AUDIO],
  inputAudioTranscription: {},
  outputAudioTranscription: {},
  tools: [FUNCTIONS],
};

const pcmOf = (messages: readonly LiveServerMessage[]): Buffer =>
  Buffer.concat(messages.map(({ data = '' }) => Buffer.from(data, 'base64')));

const heardIn = (messages: readonly LiveServerMessage[]): string =>
  messages.map(({ serverContent }) => serverContent?.inputTranscription?.text ?? '').join('');

const loudness = (pcm: Buffer): number => {
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength >> 1);
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
};

const answerTo = (id: string | undefined, name: string, output: Record<string, unknown>): LiveSendToolResponseParameters => {
  const response = Object.assign(new FunctionResponse(), { ...(id !== undefined && { id }), name, response: output });
  return Object.assign(new LiveSendToolResponseParameters(), { functionResponses: [response] });
};

/** Says something aloud, in pieces of 100 ms. */
const speak = ({ session }: Talk, ms: number, silentMs: number): void => {
  const sound = Buffer.concat([speech(ms), silence(silentMs)]);
  for (let at = 0; at < sound.length; at += 4_800)
    session.sendRealtimeInput({ audio: { mimeType: 'audio/pcm;rate=24000', data: sound.subarray(at, at + 4_800).toString('base64') } });
};

describe.each(BACKENDS)('the client of Google on $name', ({ options, model, atTheEnd }) => {
  const talkTo = async (simulator: SimulatorOptions = {}, config: LiveConnectConfig = CONFIG): Promise<Talk> =>
    meet({ url: (await start(simulator)).httpUrl, options, model, config });

  it('hears the answer to a turn, and what it cost', async () => {
    const talk = await talkTo({ script: [{ text: 'Hello, Ada.' }] });
    talk.session.sendClientContent({ turns: 'Hi' });
    const turn = await talk.turn();
    expect(saidIn(turn)).toBe('Hello, Ada.');
    expect(loudness(pcmOf(turn))).toBeGreaterThan(1_000);
    expect(turn.filter(({ serverContent }) => serverContent?.generationComplete === true)).toHaveLength(1);
    const { promptTokenCount = 0, responseTokenCount = 0, totalTokenCount } = turn.at(-1)?.usageMetadata ?? {};
    expect(responseTokenCount).toBeGreaterThan(0);
    expect(totalTokenCount).toBe(promptTokenCount + responseTokenCount);
  });

  it('is answered turn by turn, whatever it writes with', async () => {
    const talk = await talkTo({ script: [{ text: 'One.' }, { text: 'Two.' }] });
    talk.session.sendRealtimeInput({ text: 'Hi' });
    expect(saidIn(await talk.turn())).toBe('One.');
    talk.session.sendClientContent({ turns: [{ role: 'user', parts: [{ text: 'And?' }] }] });
    expect(saidIn(await talk.turn())).toBe('Two.');
  });

  it('is heard', async () => {
    const talk = await talkTo({ script: [{ heard: 'Good morning.', text: 'Good morning, Ada.' }] });
    speak(talk, 600, 1_000);
    const turn = await talk.turn();
    expect(heardIn(turn)).toBe('Good morning.');
    expect(saidIn(turn)).toBe('Good morning, Ada.');
  });

  it('is heard when its microphone stops', async () => {
    const talk = await talkTo({ script: [{ heard: 'Bye.' }] });
    speak(talk, 600, 0);
    talk.session.sendRealtimeInput({ audioStreamEnd: true });
    expect(heardIn(await talk.turn())).toBe('Bye.');
  });

  it('says itself who speaks', async () => {
    const talk = await talkTo(
      { script: [{ heard: 'Now.' }] },
      { ...CONFIG, realtimeInputConfig: { automaticActivityDetection: { disabled: true } } },
    );
    talk.session.sendRealtimeInput({ activityStart: {} });
    speak(talk, 300, 0);
    talk.session.sendRealtimeInput({ activityEnd: {} });
    expect(heardIn(await talk.turn())).toBe('Now.');
  });

  it('answers a call', async () => {
    const talk = await talkTo({ script: [{ call: { name: 'get_weather', args: { city: 'Paris' } }, then: 'It rains.' }] });
    talk.session.sendClientContent({ turns: 'Weather?' });
    const { toolCall } = (await talk.until('a call', (message) => message.toolCall !== undefined)).at(-1) ?? {};
    const [{ id, name = '', args } = {}] = toolCall?.functionCalls ?? [];
    expect({ name, args }).toEqual({ name: 'get_weather', args: { city: 'Paris' } });
    talk.session.sendToolResponse(answerTo(id, name, { output: 'rain' }));
    // Vertex AI does not wait in silence.
    expect(saidIn(await talk.turn())).toMatch(/It rains\.$/);
  });

  it.each([
    ['with a turn', (talk: Talk) => talk.session.sendClientContent({ turns: 'Stop' })],
    ['with a text', (talk: Talk) => talk.session.sendRealtimeInput({ text: 'Stop' })],
    ['with its voice', (talk: Talk) => speak(talk, 600, 1_000)],
  ])('interrupts %s', async (_how, interrupt) => {
    const talk = await talkTo({ speed: 20, script: [{ text: 'word '.repeat(30) }, { text: 'Yes?' }] });
    talk.session.sendClientContent({ turns: 'Hi' });
    await talk.until('a voice', ({ data }) => data !== undefined);
    interrupt(talk);
    const cut = await talk.turn();
    expect(cut.filter(({ serverContent }) => serverContent?.interrupted === true)).toHaveLength(1);
    expect(cut.filter(({ serverContent }) => serverContent?.generationComplete === true)).toEqual([]);
    expect(saidIn(await talk.turn())).toBe('Yes?');
  });

  it('is told that a call does not matter any more', async () => {
    const talk = await talkTo({ script: [{ call: { name: 'get_weather' } }, { text: 'All right.' }] });
    talk.session.sendClientContent({ turns: 'Weather?' });
    const [{ id } = {}] = (await talk.until('a call', ({ toolCall }) => toolCall !== undefined)).at(-1)?.toolCall?.functionCalls ?? [];
    talk.session.sendClientContent({ turns: 'Never mind.' });
    const cut = await talk.turn();
    expect(cut.flatMap(({ toolCallCancellation }) => toolCallCancellation?.ids ?? [])).toEqual(id === undefined ? [] : [id]);
    expect(saidIn(await talk.turn())).toBe('All right.');
  });

  it('is warned, and then cut off', async () => {
    const talk = await talkTo({ script: [{ goAway: '1s' }] });
    talk.session.sendClientContent({ turns: 'Hi' });
    const [{ goAway } = {}] = (await talk.until('a warning', (message) => message.goAway !== undefined)).slice(-1);
    expect(goAway).toEqual({ timeLeft: '1s' });
    expect(await talk.ended()).toMatchObject({ code: atTheEnd });
  });

  it('leaves', async () => {
    const talk = await talkTo();
    talk.session.close();
    expect(await talk.ended()).toEqual({ code: 1005, reason: '' });
  });
});
