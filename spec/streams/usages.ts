import fc from 'fast-check';
import type { ModalityTokenCount, UsageMetadata } from '../../lib/wire/usage-metadata';

const count = fc.nat(1_000_000);

/** A count with details that cover a part of it, each modality once. */
const counted = fc
  .record({
    rest: count,
    details: fc.uniqueArray(fc.record({ modality: fc.constantFrom('TEXT', 'AUDIO', 'IMAGE', 'VIDEO', 'HOLOGRAM'), tokenCount: count }), {
      selector: ({ modality }) => modality,
    }),
  })
  .map(({ rest, details }) => ({ details, total: details.reduce((sum, { tokenCount }) => sum + tokenCount, rest) }));

/** Any usage as the wire may tell it: every detail is part of its count. */
export const usages: fc.Arbitrary<UsageMetadata> = fc
  .record({
    prompt: counted,
    response: counted,
    tool: counted,
    thoughts: count,
    tier: fc.option(fc.constantFrom('standard', 'priority')),
    cachedShare: fc.nat(100),
  })
  .map(({ prompt, response, tool, thoughts, tier, cachedShare }) => {
    const cached = (tokens: number): number => Math.floor((tokens * cachedShare) / 100);
    const cacheTokensDetails: readonly ModalityTokenCount[] = prompt.details.map((entry) => ({
      ...entry,
      tokenCount: cached(entry.tokenCount),
    }));
    return {
      promptTokenCount: prompt.total,
      responseTokenCount: response.total,
      cachedContentTokenCount: cacheTokensDetails.reduce((sum, { tokenCount }) => sum + tokenCount, 0),
      toolUsePromptTokenCount: tool.total,
      thoughtsTokenCount: thoughts,
      totalTokenCount: prompt.total + response.total + tool.total + thoughts,
      promptTokensDetails: prompt.details,
      responseTokensDetails: response.details,
      cacheTokensDetails,
      toolUsePromptTokensDetails: tool.details,
      ...(tier !== null && { serviceTier: tier }),
    };
  });
