import type { UsageMetadata } from '../wire/usage-metadata';
import { sumTokenCounts } from './sum-token-counts';

/** Nothing spent: where a sum begins. */
export const zeroUsage: UsageMetadata = {
  promptTokenCount: 0,
  responseTokenCount: 0,
  cachedContentTokenCount: 0,
  toolUsePromptTokenCount: 0,
  thoughtsTokenCount: 0,
  totalTokenCount: 0,
  promptTokensDetails: [],
  responseTokensDetails: [],
  cacheTokensDetails: [],
  toolUsePromptTokensDetails: [],
};

/**
 * Two usages as one: the counts are added, the details for each modality, in the order in which the modalities first appear; `serviceTier` and
 * `trafficType` are the last that were told.
 *
 * @example
 * const spent = [usage, usage].reduce(sumUsage, zeroUsage);
 */
export const sumUsage = (a: UsageMetadata, b: UsageMetadata): UsageMetadata => {
  const serviceTier = b.serviceTier ?? a.serviceTier;
  const trafficType = b.trafficType ?? a.trafficType;
  return {
    promptTokenCount: a.promptTokenCount + b.promptTokenCount,
    responseTokenCount: a.responseTokenCount + b.responseTokenCount,
    cachedContentTokenCount: a.cachedContentTokenCount + b.cachedContentTokenCount,
    toolUsePromptTokenCount: a.toolUsePromptTokenCount + b.toolUsePromptTokenCount,
    thoughtsTokenCount: a.thoughtsTokenCount + b.thoughtsTokenCount,
    totalTokenCount: a.totalTokenCount + b.totalTokenCount,
    promptTokensDetails: sumTokenCounts(a.promptTokensDetails, b.promptTokensDetails),
    responseTokensDetails: sumTokenCounts(a.responseTokensDetails, b.responseTokensDetails),
    cacheTokensDetails: sumTokenCounts(a.cacheTokensDetails, b.cacheTokensDetails),
    toolUsePromptTokensDetails: sumTokenCounts(a.toolUsePromptTokensDetails, b.toolUsePromptTokensDetails),
    ...(serviceTier !== undefined && { serviceTier }),
    ...(trafficType !== undefined && { trafficType }),
  };
};
