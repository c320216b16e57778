import type { LiveConnectConfig } from '@google/genai';
import { Behavior, Modality, ThinkingLevel } from '@google/genai';
import type { SimulatorOptions } from '../../lib/simulator';
import { BACKENDS, GEMINI_API, meet, refusalOf } from './google-genai';
import type { Backend, Dial, Ending, Talk } from './google-genai';
import { googleGenaiStage } from './google-genai-stage';

const start = googleGenaiStage();

interface Attempt {
  readonly backend?: Backend;
  readonly simulator?: SimulatorOptions;
  readonly model?: string;
  readonly config?: LiveConnectConfig;
}

const attempt = async ({ backend = GEMINI_API, simulator = {}, model = backend.model, config = {} }: Attempt): Promise<Dial> => ({
  url: (await start(simulator)).httpUrl,
  options: backend.options,
  model,
  config,
});

const declaring = (behavior: Behavior): LiveConnectConfig => ({ tools: [{ functionDeclarations: [{ name: 'look', behavior }] }] });

describe('the client of Google on the Gemini API', () => {
  it.each<[string, Attempt, Ending]>([
    ['a wrong key', { simulator: { accepts: () => false } }, { code: 1007, reason: 'API key not valid. Please pass a valid API key.' }],
    [
      'an unknown model',
      { model: 'gemini-nope-live' },
      {
        code: 1008,
        reason:
          'models/gemini-nope-live is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ModelService',
      },
    ],
    [
      'text from a model that only speaks',
      { config: { responseModalities: [Modality.TEXT] } },
      { code: 1007, reason: expect.stringContaining('modalities (TEXT) is not supported by the model') as string },
    ],
    [
      'a voice for text',
      {
        model: 'gemini-live-2.5-flash-preview',
        config: { responseModalities: [Modality.TEXT], speechConfig: { languageCode: 'de-DE' } },
      },
      { code: 1007, reason: 'Cannot extract voices from a non-audio request.' },
    ],
    [
      'two modalities',
      { config: { responseModalities: [Modality.AUDIO, Modality.TEXT] } },
      { code: 1007, reason: 'Request contains an invalid argument.' },
    ],
    [
      'a handle that nobody gave',
      { config: { sessionResumption: { handle: 'made-up' } } },
      { code: 1008, reason: 'BidiGenerateContent session not found' },
    ],
    [
      'a thinking level where thinking is not to be set',
      { config: { thinkingConfig: { thinkingLevel: ThinkingLevel.LOW } } },
      { code: 1007, reason: expect.any(String) as string },
    ],
    [
      'a function that does not block where all do',
      { model: 'gemini-3.1-flash-live-preview', config: declaring(Behavior.NON_BLOCKING) },
      { code: 1007, reason: expect.any(String) as string },
    ],
    [
      'a function that blocks where none does',
      { model: 'gemini-3.8-live-extended-thinking', config: declaring(Behavior.BLOCKING) },
      { code: 1007, reason: expect.any(String) as string },
    ],
    [
      'a value of the wrong kind',
      { config: { temperature: 'warm' } as unknown as LiveConnectConfig },
      { code: 1007, reason: expect.any(String) as string },
    ],
    [
      'a field that the service does not know',
      { config: { generationConfig: { bogusField: 1 } as LiveConnectConfig['generationConfig'] } as LiveConnectConfig },
      { code: 1007, reason: expect.stringContaining('Unknown name "bogusField"') as string },
    ],
  ])('is refused for %s', async (_what, what, ending) => {
    expect(await refusalOf(await attempt(what))).toEqual(ending);
  });

  it.each<[string, (talk: Talk) => void, Ending]>([
    [
      'an empty activity',
      ({ session }) => {
        session.sendRealtimeInput({ activityStart: {} });
        session.sendRealtimeInput({ activityEnd: {} });
      },
      { code: 1007, reason: 'Precondition check failed.' },
    ],
    [
      'the end of a turn that nobody began',
      ({ session }) => session.sendClientContent({}),
      { code: 1007, reason: expect.stringContaining('No turn to complete') as string },
    ],
    [
      'the old spelling of audio',
      ({ session }) => session.sendRealtimeInput({ media: { mimeType: 'audio/pcm;rate=16000', data: 'AAAA' } }),
      { code: 1007, reason: 'Request contains an invalid argument.' },
    ],
  ])('is put out for %s', async (_what, act, ending) => {
    const talk = await meet(await attempt({ config: { realtimeInputConfig: { automaticActivityDetection: { disabled: true } } } }));
    act(talk);
    expect(await talk.ended()).toEqual(ending);
  });
});

describe.each(BACKENDS)('the client of Google on $name', (backend) => {
  it('is refused for a credential that is not good', async () => {
    const asked: string[] = [];
    const accepts = (credential: string): boolean => asked.push(credential) === 0;
    expect(await refusalOf(await attempt({ backend, simulator: { accepts } }))).toMatchObject({ code: expect.any(Number) as number });
    expect(asked).toEqual([backend.options.apiKey ?? 'a-token']);
  });

  it('is refused for a model that is not there', async () => {
    expect(await refusalOf(await attempt({ backend, model: 'gemini-nope-live' }))).toMatchObject({ code: 1008 });
  });

  it('is refused for text from a model that only speaks', async () => {
    expect(await refusalOf(await attempt({ backend, config: { responseModalities: [Modality.TEXT] } }))).toMatchObject({ code: 1007 });
  });
});
