import * as t from 'io-ts';
import { map } from 'fp-ts/lib/Either.js';
import { counter } from './codec/counter';
import { fields } from './codec/fields';
import { listOf } from './codec/list-of';
import { openEnum } from './codec/open-enum';

/** The tokens of one modality. */
export interface ModalityTokenCount {
  readonly modality: 'TEXT' | 'AUDIO' | 'IMAGE' | 'VIDEO' | 'DOCUMENT' | (string & {});
  readonly tokenCount: number;
}

/**
 * What one generation cost, in tokens; one vocabulary for both backends. A count that the wire leaves out is 0. The prompt is the whole context
 * and is billed with every generation: sum what you get for what you pay.
 */
export interface UsageMetadata {
  readonly promptTokenCount: number;
  /** Without thoughts. Vertex AI calls it `candidatesTokenCount`. */
  readonly responseTokenCount: number;
  readonly cachedContentTokenCount: number;
  readonly toolUsePromptTokenCount: number;
  readonly thoughtsTokenCount: number;
  readonly totalTokenCount: number;
  readonly promptTokensDetails: readonly ModalityTokenCount[];
  readonly responseTokensDetails: readonly ModalityTokenCount[];
  readonly cacheTokensDetails: readonly ModalityTokenCount[];
  readonly toolUsePromptTokensDetails: readonly ModalityTokenCount[];
  /** The Gemini API's tier of service. */
  readonly serviceTier?: string;
  /** Vertex AI's kind of traffic, such as `ON_DEMAND`. */
  readonly trafficType?: string;
}

const details = listOf(fields('object', {}, { modality: openEnum<ModalityTokenCount['modality']>(), tokenCount: counter }));

const raw = fields(
  'object',
  {},
  {
    promptTokenCount: counter,
    responseTokenCount: counter,
    candidatesTokenCount: counter,
    cachedContentTokenCount: counter,
    toolUsePromptTokenCount: counter,
    thoughtsTokenCount: counter,
    totalTokenCount: counter,
    promptTokensDetails: details,
    responseTokensDetails: details,
    candidatesTokensDetails: details,
    cacheTokensDetails: details,
    toolUsePromptTokensDetails: details,
    serviceTier: t.string,
    trafficType: t.string,
  },
);

const tokenCounts = (list: t.TypeOf<typeof details> | undefined): readonly ModalityTokenCount[] =>
  (list ?? []).map((entry) => ({ ...entry, modality: entry.modality ?? 'MODALITY_UNSPECIFIED', tokenCount: entry.tokenCount ?? 0 }));

const normalise = ({ candidatesTokenCount, candidatesTokensDetails, ...usage }: t.TypeOf<typeof raw>): UsageMetadata => ({
  ...usage,
  promptTokenCount: usage.promptTokenCount ?? 0,
  responseTokenCount: usage.responseTokenCount ?? candidatesTokenCount ?? 0,
  cachedContentTokenCount: usage.cachedContentTokenCount ?? 0,
  toolUsePromptTokenCount: usage.toolUsePromptTokenCount ?? 0,
  thoughtsTokenCount: usage.thoughtsTokenCount ?? 0,
  totalTokenCount: usage.totalTokenCount ?? 0,
  promptTokensDetails: tokenCounts(usage.promptTokensDetails),
  responseTokensDetails: tokenCounts(usage.responseTokensDetails ?? candidatesTokensDetails),
  cacheTokensDetails: tokenCounts(usage.cacheTokensDetails),
  toolUsePromptTokensDetails: tokenCounts(usage.toolUsePromptTokensDetails),
});

/** Reads either backend's vocabulary and gives one. */
export const usageMetadata: t.Type<UsageMetadata, unknown> = new t.Type(
  'object',
  (value): value is UsageMetadata => raw.is(value),
  (value, context) => map(normalise)(raw.validate(value, context)),
  t.identity,
);

/** Whether there is nothing to tell: every count is zero. */
export const isEmptyUsage = (usage: UsageMetadata): boolean =>
  usage.promptTokenCount === 0 &&
  usage.responseTokenCount === 0 &&
  usage.cachedContentTokenCount === 0 &&
  usage.toolUsePromptTokenCount === 0 &&
  usage.thoughtsTokenCount === 0 &&
  usage.totalTokenCount === 0 &&
  usage.promptTokensDetails.length === 0 &&
  usage.responseTokensDetails.length === 0 &&
  usage.cacheTokensDetails.length === 0 &&
  usage.toolUsePromptTokensDetails.length === 0;
