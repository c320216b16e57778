import type { ModalityTokenCount } from '../wire/usage-metadata';

/** The sum for each modality, in the order in which the modalities first appear. */
export const sumTokenCounts = (...lists: readonly (readonly ModalityTokenCount[])[]): readonly ModalityTokenCount[] => {
  const sums = new Map<ModalityTokenCount['modality'], number>();
  for (const { modality, tokenCount } of lists.flat()) sums.set(modality, (sums.get(modality) ?? 0) + tokenCount);
  return [...sums].map(([modality, tokenCount]) => ({ modality, tokenCount }));
};
