import type { WireEffect } from '../service/wire-effect';
import type { ConnectionFault, FaultPlan, MessageFault } from './fault';

/** A plan for a connection that was made. */
export interface WirePlan extends FaultPlan {
  readonly fault: ConnectionFault | MessageFault;
}

/** Why nothing is written at the moment, if so. */
export type Withheld =
  | { readonly type: 'Nothing' }
  /** Until the timer ticks. */
  | { readonly type: 'Stalled'; readonly effects: readonly WireEffect[] }
  /** Until there are so many messages more, or the timer ticks. */
  | { readonly type: 'Collected'; readonly effects: readonly WireEffect[]; readonly missing: number };

/** What is known of the faults of one connection. */
export interface FaultState {
  readonly plans: readonly WirePlan[];
  readonly random: number;
  /** How many messages the server had for the client. */
  readonly messages: number;
  /** Whether anything came from the client. */
  readonly isAddressed: boolean;
  /** Whether anything more of the server comes to the wire, beside what is withheld. */
  readonly voice: 'sound' | 'gone';
  /** After `slow` it reads again, after `gone` it never does. */
  readonly reading: 'steady' | 'slow' | 'gone';
  /** What happens to the next message. */
  readonly next: readonly MessageFault[];
  /** A message that waits for the one after it. */
  readonly late: readonly WireEffect[];
  readonly withheld: Withheld;
}
