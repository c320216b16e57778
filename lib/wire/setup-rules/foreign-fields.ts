import { snakeCase } from '../codec/snake-case';
import type { Finding } from './finding';
import { error, warning } from './finding';
import type { Rule } from './rule';

/** Fields of `generationConfig` that other methods of the service know; a live session takes none of them. */
export const NOT_LIVE = [
  ...['responseLogprobs', 'logprobs', 'responseMimeType', 'responseSchema', 'responseJsonSchema'],
  ...['stopSequences', 'routingConfig', 'audioTimestamp'],
];

/** What another method of the service knows, or the other backend. */
export const foreignFields: Rule = ({ backend, setup: { generationConfig = {}, explicitVadSignal, safetySettings = [] } }) => {
  const given = Object.entries<unknown>(generationConfig).flatMap(([key, value]) => (value === null || value === undefined ? [] : [key]));
  const notLive = given
    .filter((key) => NOT_LIVE.some((each) => each === key || snakeCase(each) === key))
    .map((key) => error(`setup.generationConfig.${key}`, 'a live session does not take it', 'leave it out'));
  const only = (where: string, field: string): Finding => error(field, `only ${where} knows it`, 'leave it out');
  const foreign = {
    geminiApi: [
      ...(explicitVadSignal === undefined ? [] : [only('Vertex AI', 'setup.explicitVadSignal')]),
      ...safetySettings.flatMap(({ method }, index) =>
        method === undefined ? [] : [only('Vertex AI', `setup.safetySettings[${String(index)}].method`)],
      ),
    ],
    vertexAi:
      generationConfig.translationConfig === undefined
        ? []
        : [
            warning(
              'setup.generationConfig.translationConfig',
              'the sources contradict each other on whether Vertex AI knows it',
              'if the socket is closed for it, leave it out, or dial the Gemini API',
            ),
          ],
    custom: [],
  };
  return [...notLive, ...foreign[backend]];
};
