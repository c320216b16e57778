import type { ModalityTokenCount, UsageMetadata } from '../wire/usage-metadata';
import { checkPrices } from './check-prices';
import type { Prices, Rate } from './prices';
import { sumTokenCounts } from './sum-token-counts';

const TOKENS_PER_PRICE = 1_000_000;

/** Tokens of known modalities, and the rest of the count. */
interface Tokens {
  readonly details: readonly ModalityTokenCount[];
  readonly rest: number;
}

const totalOf = (details: readonly ModalityTokenCount[]): number => details.reduce((sum, { tokenCount }) => sum + tokenCount, 0);

const tokensOf = (count: number, details: readonly ModalityTokenCount[]): Tokens => ({
  details: sumTokenCounts(details),
  rest: Math.max(0, count - totalOf(details)),
});

const priceFor = (rate: Rate, modality: string): number => {
  if (typeof rate === 'number') return rate;
  const prices: Readonly<Record<string, number>> = rate;
  return (Object.hasOwn(prices, modality) ? prices[modality] : undefined) ?? rate.default;
};

const priceOf = ({ details, rest }: Tokens, rate: Rate): number =>
  details.reduce((sum, { modality, tokenCount }) => sum + tokenCount * priceFor(rate, modality), rest * priceFor(rate, 'default'));

/**
 * The prompt without what came from the cache. Cached tokens of unknown modality are taken from the prompt's tokens of unknown modality first, then
 * evenly from all the others: so that no price becomes negative.
 */
const withoutCached = (prompt: Tokens, cached: Tokens): Tokens => {
  const cachedOf = (modality: string): number => cached.details.find((entry) => entry.modality === modality)?.tokenCount ?? 0;
  const fresh = prompt.details.map(({ modality, tokenCount }) => ({ modality, tokenCount: Math.max(0, tokenCount - cachedOf(modality)) }));
  const matched = totalOf(prompt.details) - totalOf(fresh);
  const unmatched = totalOf(cached.details) + cached.rest - matched;
  const spread = Math.max(0, unmatched - prompt.rest);
  const share = spread === 0 ? 1 : Math.max(0, 1 - spread / totalOf(fresh));
  return {
    details: fresh.map(({ modality, tokenCount }) => ({ modality, tokenCount: tokenCount * share })),
    rest: Math.max(0, prompt.rest - unmatched),
  };
};

const priceOfPrompt = (usage: UsageMetadata, { input, cached: cachedRate }: Prices): number => {
  const prompt = tokensOf(usage.promptTokenCount, usage.promptTokensDetails);
  if (cachedRate === undefined) return priceOf(prompt, input);
  const cached = tokensOf(usage.cachedContentTokenCount, usage.cacheTokensDetails);
  return priceOf(withoutCached(prompt, cached), input) + priceOf(cached, cachedRate);
};

/**
 * What a usage costs, in the currency of the prices. It may be of one generation or a sum of several. Tokens whose modality is not told are priced at
 * the default. Throws a RangeError that names the field for a price that is not finite or below 0.
 *
 * @example
 * const cost = priceUsage(usage, { input: { AUDIO: 3, default: 0.5 }, output: { AUDIO: 12, default: 2 }, cached: 0.1 });
 */
export const priceUsage = (usage: UsageMetadata, prices: Prices): number => {
  checkPrices('prices', prices);
  const { input, output, thoughts = priceFor(output, 'TEXT') } = prices;
  const sum =
    priceOfPrompt(usage, prices) +
    priceOf(tokensOf(usage.toolUsePromptTokenCount, usage.toolUsePromptTokensDetails), input) +
    priceOf(tokensOf(usage.responseTokenCount, usage.responseTokensDetails), output) +
    usage.thoughtsTokenCount * thoughts;
  return sum / TOKENS_PER_PRICE;
};
