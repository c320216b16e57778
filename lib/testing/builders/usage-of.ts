import type { UsageMetadata } from '../../wire/usage-metadata';

/** A whole usage of some counts: what is left out is 0, and the total is the sum unless it is given. */
export const usageOf = (counts: Partial<UsageMetadata> = { promptTokenCount: 10, responseTokenCount: 5 }): UsageMetadata => {
  const { promptTokenCount = 0, responseTokenCount = 0, toolUsePromptTokenCount = 0, thoughtsTokenCount = 0 } = counts;
  return {
    promptTokenCount,
    responseTokenCount,
    cachedContentTokenCount: 0,
    toolUsePromptTokenCount,
    thoughtsTokenCount,
    totalTokenCount: promptTokenCount + responseTokenCount + toolUsePromptTokenCount + thoughtsTokenCount,
    promptTokensDetails: [],
    responseTokensDetails: [],
    cacheTokensDetails: [],
    toolUsePromptTokensDetails: [],
    ...counts,
  };
};
