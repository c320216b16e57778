import type { UsageMetadata } from '../../lib/wire/usage-metadata';

/** A usage of zeros but for what is given. */
export const usageOf = (counts: Partial<UsageMetadata>): UsageMetadata => ({
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
  ...counts,
});
