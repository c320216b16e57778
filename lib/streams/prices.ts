/** A kind of media that tokens stand for. */
export type Modality = 'TEXT' | 'AUDIO' | 'IMAGE' | 'VIDEO' | 'DOCUMENT';

/** The price of a million tokens: one for all, or one for each modality, with a `default` for the rest and for tokens whose modality is not told. */
export type Rate = number | (Readonly<Partial<Record<Modality, number>>> & { readonly default: number });

/** What tokens cost, in units of any currency for a million of them. Every price is finite and at least 0. */
export interface Prices {
  /** For the prompt, and for the results of tools that are put into it. */
  readonly input: Rate;
  /** For the response. */
  readonly output: Rate;
  /** For the part of the prompt that came from a cache, instead of `input`; the price of `input` by default. */
  readonly cached?: Rate;
  /** For thoughts, which are text; the price of `output` for TEXT by default. */
  readonly thoughts?: number;
}
