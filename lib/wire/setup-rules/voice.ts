import { nearest } from '../../errors/nearest';
import { excerpt } from '../excerpt';
import { warning } from './finding';
import type { Rule } from './rule';

/** The prebuilt voices as of October 2026. */
const VOICES = [
  ...['Zephyr', 'Puck', 'Charon', 'Kore', 'Fenrir', 'Leda', 'Orus', 'Aoede', 'Callirrhoe', 'Autonoe', 'Enceladus', 'Iapetus', 'Umbriel'],
  ...['Algieba', 'Despina', 'Erinome', 'Algenib', 'Rasalgethi', 'Laomedeia', 'Achernar', 'Alnilam', 'Schedar', 'Gacrux', 'Pulcherrima'],
  ...['Achird', 'Zubenelgenubi', 'Vindemiatrix', 'Sadachbia', 'Sadaltager', 'Sulafat'],
];

/** Whether the voice is one that is known, and may be told its language. */
export const voice: Rule = ({ setup: { generationConfig }, model, capabilities: { modalities, role } }) => {
  const { voiceConfig, languageCode } = generationConfig?.speechConfig ?? {};
  const name = voiceConfig?.prebuiltVoiceConfig?.voiceName;
  const field = 'setup.generationConfig.speechConfig';
  return [
    ...(name === undefined || VOICES.includes(name)
      ? []
      : [
          warning(
            `${field}.voiceConfig.prebuiltVoiceConfig.voiceName`,
            `${excerpt(name)} is no voice that is known; capitals count`,
            `use ${nearest(name, VOICES) ?? 'Kore, Puck, Zephyr or another of the thirty'}`,
          ),
        ]),
    ...(languageCode !== undefined && role === 'converses' && !modalities.includes('TEXT')
      ? [
          warning(
            `${field}.languageCode`,
            `${model} finds the language by itself, and ignores this or refuses it`,
            'leave it out, and ask for the language in the system instruction',
          ),
        ]
      : []),
  ];
};
