import type { Finding } from './finding';
import { hint, warning } from './finding';
import type { Judged, Rule } from './rule';

/** About 8000 tokens. */
const LONG_INSTRUCTION = 32_000;

const speaks = ({ setup, backend, capabilities: { modalities, role } }: Judged): boolean => {
  const asked = setup.generationConfig?.responseModalities?.[0] ?? (backend === 'vertexAi' ? 'AUDIO' : modalities[0]);
  return role !== 'transcribes' && asked === 'AUDIO';
};

const history = ({ setup, model, capabilities }: Judged): readonly Finding[] =>
  setup.historyConfig?.initialHistoryInClientContent !== true || capabilities.history === 'initial'
    ? []
    : [
        warning(
          'setup.historyConfig',
          `${model} is not known to take past turns in this way here`,
          capabilities.history === 'pending'
            ? 'leave it out, and send them with sendClientContent, turnComplete: false'
            : 'leave it out; it has no use for past turns',
        ),
      ];

const instruction = ({ setup, model, capabilities: { role } }: Judged): readonly Finding[] => {
  if (setup.systemInstruction === undefined) return [];
  const length = (setup.systemInstruction.parts ?? []).reduce((sum, { text = '' }) => sum + text.length, 0);
  if (role !== 'converses') return [warning('setup.systemInstruction', `${model} only ${role}`, 'leave it out')];
  return length <= LONG_INSTRUCTION
    ? []
    : [
        hint(
          'setup.systemInstruction',
          `it has ${String(length)} characters, is paid for in every turn, and may be lost when a session is resumed`,
          'shorten it, and let a function look the details up',
        ),
      ];
};

/** What is legal, and what most apps would regret. */
export const advice: Rule = (judged) => {
  const { setup, model, capabilities } = judged;
  return [
    ...history(judged),
    ...instruction(judged),
    ...(speaks(judged) && setup.outputAudioTranscription === undefined
      ? [
          hint(
            'setup.outputAudioTranscription',
            'without it what the model says comes as sound alone, and reply$ stays silent',
            'add outputAudioTranscription: {}',
          ),
        ]
      : []),
    ...(capabilities.role === 'converses' && setup.contextWindowCompression === undefined
      ? [
          hint(
            'setup.contextWindowCompression',
            'without it the session ends when the context is full, after about 15 minutes of talk or 2 with video',
            'add contextWindowCompression: { slidingWindow: {} }',
          ),
        ]
      : []),
    ...(capabilities.role === 'translates' && setup.generationConfig?.translationConfig?.targetLanguageCode === undefined
      ? [
          warning(
            'setup.generationConfig.translationConfig',
            `${model} has not been told the language to translate to`,
            "add translationConfig: { targetLanguageCode: 'de' }",
          ),
        ]
      : []),
  ];
};
