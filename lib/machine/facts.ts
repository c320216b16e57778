import type { SessionPhase } from '../wire/session-phase';

/** A function call that the model waits for. */
export interface OpenCall {
  readonly id: string;
  readonly name: string;
  readonly state: 'open' | 'started';
}

/** The independent facts of which the phase is a projection. Every input updates its own. */
export interface Facts {
  readonly connection: 'down' | 'dialling' | 'opened' | 'live' | 'closing';
  readonly turn: 'none' | 'speaking' | 'waiting' | 'cut';
  readonly user: 'silent' | 'speaking';
  readonly calls: readonly OpenCall[];
}

/** What can change a fact. */
export type Fact =
  | { readonly type: 'dialled' | 'opened' | 'accepted' | 'closing' | 'lost' }
  | { readonly type: 'content' | 'interrupted' | 'turnComplete' | 'userStart' | 'userEnd' }
  | { readonly type: 'called'; readonly calls: readonly Omit<OpenCall, 'state'>[] }
  | { readonly type: 'callOpened'; readonly calls: readonly Omit<OpenCall, 'state'>[] }
  | { readonly type: 'callStarted' | 'callClosed'; readonly ids: readonly string[] };

/** A session before its first dial. */
export const NO_FACTS: Facts = { connection: 'down', turn: 'none', user: 'silent', calls: [] };

/** The phase while the connection is live: the first line that holds. */
const livePhase = ({ turn, user, calls }: Facts): SessionPhase => {
  if (turn === 'cut') return 'Interrupted';
  if (turn === 'speaking') return 'ModelSpeaking';
  if (calls.some(({ state }) => state === 'started')) return 'ToolCallExecuting';
  if (calls.length > 0) return 'ToolCallPending';
  return user === 'speaking' ? 'UserSpeaking' : 'Active';
};

/** The projection of the facts. */
export const phaseOf = (facts: Facts): SessionPhase => {
  switch (facts.connection) {
    case 'down':
      return 'Disconnected';
    case 'dialling':
      return 'Connecting';
    case 'opened':
      return 'SetupSent';
    case 'live':
      return livePhase(facts);
    case 'closing':
      return 'Disconnecting';
    default: {
      const unreachable: never = facts.connection;
      return unreachable;
    }
  }
};

const connect = (facts: Facts, from: readonly Facts['connection'][], to: Facts['connection']): Facts =>
  from.includes(facts.connection) ? { ...facts, connection: to } : facts;

/** An interruption of nothing is stale: the event is told, the facts stay. */
const isInterruptible = (facts: Facts): boolean => facts.turn === 'speaking' || (facts.turn !== 'cut' && facts.calls.length > 0);

/** A call that is asked for again is the call that is known. */
const withCall = (calls: readonly OpenCall[], call: Omit<OpenCall, 'state'>): readonly OpenCall[] =>
  calls.some(({ id }) => id === call.id) ? calls : [...calls, { ...call, state: 'open' }];

/** The facts after one more of them became known. A fact that cannot be, such as a dial while one is running, changes nothing. */
export const advance = (facts: Facts, fact: Fact): Facts => {
  switch (fact.type) {
    case 'dialled':
      return connect(facts, ['down'], 'dialling');
    case 'opened':
      return connect(facts, ['dialling'], 'opened');
    case 'accepted':
      // Of what a connection knew only the calls can outlive it; what a server said before its setup was complete began no turn.
      return facts.connection === 'opened' ? { ...facts, connection: 'live', turn: 'none', user: 'silent' } : facts;
    case 'closing':
      return connect(facts, ['dialling', 'opened', 'live'], 'closing');
    case 'lost':
      return { ...facts, connection: 'down', turn: 'none', user: 'silent' };
    case 'content':
      return { ...facts, turn: 'speaking' };
    case 'interrupted':
      return isInterruptible(facts) ? { ...facts, turn: 'cut' } : facts;
    case 'turnComplete':
      return { ...facts, turn: 'none' };
    case 'userStart':
      return { ...facts, user: 'speaking', turn: facts.turn === 'cut' ? 'none' : facts.turn };
    case 'userEnd':
      return { ...facts, user: 'silent' };
    case 'called':
      return { ...facts, turn: facts.turn === 'cut' ? 'cut' : 'waiting', calls: fact.calls.reduce(withCall, facts.calls) };
    case 'callOpened':
      // Nothing was asked for: what seemed to be answered is not.
      return { ...facts, calls: fact.calls.reduce(withCall, facts.calls) };
    case 'callStarted':
      return { ...facts, calls: facts.calls.map((call) => (fact.ids.includes(call.id) ? { ...call, state: 'started' } : call)) };
    case 'callClosed':
      return { ...facts, calls: facts.calls.filter(({ id }) => !fact.ids.includes(id)) };
    default: {
      const unreachable: never = fact;
      return unreachable;
    }
  }
};

/** The phases that are passed through when a fact becomes known, the one before it left out. A connection is Active before it is anything else. */
export const phasesThrough = (before: Facts, fact: Fact): readonly SessionPhase[] => {
  const after = advance(before, fact);
  const isAccepted = before.connection === 'opened' && after.connection === 'live';
  const path: readonly SessionPhase[] = isAccepted ? ['Active', phaseOf(after)] : [phaseOf(after)];
  return path.filter((phase, index) => phase !== (index === 0 ? phaseOf(before) : path[index - 1]));
};
