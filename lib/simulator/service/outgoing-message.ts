import type { ServerMessage } from '../../wire/server-message';
import type { ModalityTokenCount } from '../../wire/usage-metadata';

/** The usage as a backend spells it: Vertex AI says `candidates` where the Gemini API says `response`. Counts of zero are left out. */
export interface OutgoingUsage {
  readonly promptTokenCount?: number;
  readonly responseTokenCount?: number;
  readonly candidatesTokenCount?: number;
  readonly thoughtsTokenCount?: number;
  readonly totalTokenCount?: number;
  readonly promptTokensDetails?: readonly ModalityTokenCount[];
  readonly responseTokensDetails?: readonly ModalityTokenCount[];
  readonly candidatesTokensDetails?: readonly ModalityTokenCount[];
  readonly trafficType?: string;
}

/** A message as the server writes it, before bytes become base64. */
export interface OutgoingMessage extends Omit<ServerMessage, 'usageMetadata' | 'sessionResumptionUpdate'> {
  readonly usageMetadata?: OutgoingUsage;
  readonly sessionResumptionUpdate?: {
    readonly newHandle?: string;
    readonly resumable?: boolean;
    /** A number of 64 bits, as text. */
    readonly lastConsumedClientMessageIndex?: string;
  };
}
