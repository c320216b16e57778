import type { ModalityTokenCount } from '../../wire/usage-metadata';
import type { Caller } from '../dial/caller';
import type { OutgoingUsage } from '../service/outgoing-message';
import type { Spent, TokenCounts } from './tokens';
import { MODALITIES, sumOf } from './tokens';

const detailsOf = (counts: TokenCounts): readonly ModalityTokenCount[] =>
  MODALITIES.flatMap((modality) => (counts[modality] > 0 ? [{ modality, tokenCount: counts[modality] }] : []));

const responseOf = (backend: Caller['backend'], response: TokenCounts): OutgoingUsage => {
  const count = sumOf(response);
  if (count === 0) return {};
  return backend === 'vertexAi'
    ? { candidatesTokenCount: count, candidatesTokensDetails: detailsOf(response) }
    : { responseTokenCount: count, responseTokensDetails: detailsOf(response) };
};

/** What a generation cost: the whole context as its prompt, what was said, and what was thought. The total is their sum. */
export const usageOf = (
  backend: Caller['backend'],
  context: TokenCounts,
  { response, thoughts }: Pick<Spent, 'response' | 'thoughts'>,
): OutgoingUsage => ({
  promptTokenCount: sumOf(context),
  ...responseOf(backend, response),
  ...(thoughts > 0 && { thoughtsTokenCount: thoughts }),
  totalTokenCount: sumOf(context) + sumOf(response) + thoughts,
  promptTokensDetails: detailsOf(context),
  ...(backend === 'vertexAi' && { trafficType: 'ON_DEMAND' }),
});
