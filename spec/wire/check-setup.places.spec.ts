import type { CheckSetupOptions } from '../../lib/wire/check-setup';
import { verdictOf } from './verdict';

const LIVE = 'gemini-3.8-live';
const generation = (generationConfig: object): object => ({ generationConfig });
const ELSEWHERE = 'it stands in the wrong place. Fix: move it to';
const FUNCTION = "it is a function, and not a tool. Fix: wrap it: { functionDeclarations: [{ name: 'get_weather', … }] }";
const ABSENT = 'it is no field that is known; where the service does not know it either, it closes the socket. Fix:';

describe('checkSetup, of what stands in the wrong place', () => {
  it.each<readonly [string, object, CheckSetupOptions, string]>([
    ['what belongs into generationConfig', { temperature: 1 }, {}, `setup.temperature: ${ELSEWHERE} setup.generationConfig.temperature`],
    [
      'the same in snake_case',
      { response_modalities: ['AUDIO'] },
      {},
      `setup.response_modalities: ${ELSEWHERE} setup.generationConfig.responseModalities`,
    ],
    ['what does not', generation({ tools: [] }), {}, `setup.generationConfig.tools: ${ELSEWHERE} setup.tools`],
    [
      'what belongs one level down',
      { realtimeInputConfig: { silenceDurationMs: 500 } },
      {},
      `setup.realtimeInputConfig.silenceDurationMs: ${ELSEWHERE} setup.realtimeInputConfig.automaticActivityDetection.silenceDurationMs`,
    ],
    [
      'detection beside its config',
      { automaticActivityDetection: {} },
      {},
      `setup.automaticActivityDetection: ${ELSEWHERE} setup.realtimeInputConfig.automaticActivityDetection`,
    ],
    [
      'a voice too far up',
      generation({ speechConfig: { voiceName: 'Kore' } }),
      {},
      `setup.generationConfig.speechConfig.voiceName: ${ELSEWHERE} setup.generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName`,
    ],
    [
      'a voice at the top',
      { voiceName: 'Kore' },
      {},
      `setup.voiceName: ${ELSEWHERE} setup.generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName`,
    ],
    [
      'a level beside thinkingConfig',
      generation({ thinkingLevel: 'LOW' }),
      {},
      `setup.generationConfig.thinkingLevel: ${ELSEWHERE} setup.generationConfig.thinkingConfig.thinkingLevel`,
    ],
    ['a handle at the top', { handle: 'h' }, {}, `setup.handle: ${ELSEWHERE} setup.sessionResumption.handle`],
    ['a tool at the top', { googleSearch: {} }, {}, `setup.googleSearch: ${ELSEWHERE} setup.tools[0].googleSearch`],
    [
      'a setup in a setup',
      { setup: { generationConfig: {} } },
      {},
      'setup.setup: it is a setup in a setup. Fix: give what is in it instead',
    ],
    ['a function for a tool', { tools: [{ googleSearch: {} }, { name: 'f', parameters: {} }] }, {}, `setup.tools[1]: ${FUNCTION}`],
    ['a function of another service', { tools: [{ type: 'function', function: { name: 'f' } }] }, {}, `setup.tools[0]: ${FUNCTION}`],
    ['the same in snake_case', { tools: [{ parameters_json_schema: {} }] }, {}, `setup.tools[0]: ${FUNCTION}`],
  ])('refuses %s', (_what, setup, options, line) => {
    expect(verdictOf(LIVE, setup, options)).toEqual([`error at ${line}`]);
  });

  it.each<readonly [object, string]>([
    [
      { inputAudioTranscription: { languageCode: 'de' } },
      `setup.inputAudioTranscription.languageCode: ${ABSENT} if languageCodes is meant, write that`,
    ],
    [
      { languageCodes: ['de'] },
      `setup.languageCodes: ${ABSENT} if it is meant for there, move it to setup.generationConfig.audioTranscriptionConfig.languageCodes or setup.inputAudioTranscription.languageCodes or setup.outputAudioTranscription.languageCodes`,
    ],
    [
      { realtimeInputConfig: { category: 'a' } },
      `setup.realtimeInputConfig.category: ${ABSENT} if it is meant for there, move it to setup.safetySettings[0].category`,
    ],
  ])('only warns where it is not clear what is meant: %j', (setup, line) => {
    expect(verdictOf(LIVE, setup)).toEqual([`warning at ${line}`]);
  });
});
