import { continueReply } from '../model/continue-reply';
import { receiveMessage } from '../user/receive-message';
import { receiveSetup } from '../setup/receive-setup';
import { REFUSALS } from '../setup/refusals';
import { ENDINGS } from './endings';
import { live, stay } from './inner';
import type { Inner } from './inner';
import { announceEnd } from './announce-end';
import { startLifetime } from './start-lifetime';
import { completeSetup } from './complete-setup';
import { close, inTurn, outcome, refuse } from './outcome';
import type { Outcome } from './outcome';
import type { Registry } from './registry';
import type { Served } from './served';
import type { TimerName } from './server-effect';
import type { ServerInput } from './server-input';
import type { ServerState, Session } from './server-state';
import { keepPlace, leaveSession } from './sessions';
import { tellResumption } from './tell-resumption';

type Stage<T extends ServerState['type']> = Extract<ServerState, { readonly type: T }>;

const open = (registry: Registry, state: Stage<'AwaitingSetup'>): Inner => {
  const { caller, settings } = state;
  if (caller.credential === 'missing') return { registry, state, effects: [close(REFUSALS.unregistered)] };
  return {
    registry,
    state,
    effects: settings.lifetime === null ? [] : [{ type: 'StartTimer', timer: 'goAway', ms: settings.lifetime.ms }],
  };
};

const waitForSetup = (registry: Registry, state: Stage<'AwaitingSetup' | 'SettingUp'>, timer: TimerName): Inner =>
  timer === 'goAway' ? { registry, state, effects: [close(ENDINGS.deadline)] } : stay(registry, state);

const awaitSetup = (registry: Registry, state: Stage<'AwaitingSetup'>, input: ServerInput): Inner => {
  if (input.type === 'Frame') return receiveSetup(registry, state, input.data, input.at);
  if (input.type === 'Tick') return waitForSetup(registry, state, input.timer);
  return input.type === 'Opened' ? open(registry, state) : stay(registry, state);
};

const setUp = (registry: Registry, state: Stage<'SettingUp'>, input: ServerInput): Inner => {
  // A client has to wait for setupComplete.
  if (input.type === 'Frame') return { registry, state, effects: [close(REFUSALS.invalidArgument)] };
  if (input.type !== 'Tick') return stay(registry, state);
  return input.timer === 'setup'
    ? live(registry, inTurn({ ...state.session, now: input.at }, completeSetup, startLifetime, tellResumption))
    : waitForSetup(registry, state, input.timer);
};

const tick = (session: Session, timer: TimerName): Outcome => {
  switch (timer) {
    case 'setup':
    case 'withheld':
    case 'reader':
      return outcome(session);
    case 'reply':
      return continueReply(session);
    case 'lifetime':
      // The timer that is due now has been the end so far.
      return announceEnd({ ...session, endsAt: null }, `${String((session.settings.lifetime?.noticeMs ?? 0) / 1000)}s`);
    case 'goAway':
      return refuse(session, session.caller.backend === 'vertexAi' ? ENDINGS.deadline : ENDINGS.wentAway);
    default: {
      const unreachable: never = timer;
      return unreachable;
    }
  }
};

const receive = (session: Session, data: unknown, at: number): Outcome =>
  session.expiresAt !== null && at >= session.expiresAt ? refuse(session, ENDINGS.tokenExpired) : receiveMessage(session, data);

const converse = (registry: Registry, state: Stage<'Live'>, input: ServerInput): Inner => {
  switch (input.type) {
    case 'Opened':
    case 'Closed':
      return stay(registry, state);
    case 'Frame':
      return live(registry, receive({ ...state.session, now: input.at, consumed: state.session.consumed + 1 }, input.data, input.at));
    case 'Tick':
      return live(registry, tick({ ...state.session, now: input.at }, input.timer));
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};

const advance = (registry: Registry, state: ServerState, input: ServerInput): Inner => {
  switch (state.type) {
    case 'AwaitingSetup':
      return awaitSetup(registry, state, input);
    case 'SettingUp':
      return setUp(registry, state, input);
    case 'Live':
      return converse(registry, state, input);
    case 'Ended':
      return stay(registry, state);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

const sessionOf = (state: ServerState): Session | null => (state.type === 'SettingUp' || state.type === 'Live' ? state.session : null);

/** What the inner steps want to be remembered is remembered, and not told. */
const remember = ({ registry, state, effects }: Inner): Served => {
  const session = sessionOf(state);
  const kept = effects.reduce(
    (known, effect) => (effect.type === 'Keep' && session !== null ? keepPlace(known, session.id, effect.handle, effect.memory) : known),
    registry,
  );
  return { registry: kept, state, effects: effects.flatMap((effect) => (effect.type === 'Keep' ? [] : [effect])) };
};

const leave = ({ registry, state, effects }: Served, at: number): Served => {
  const session = sessionOf(state);
  return { registry: session === null ? registry : leaveSession(registry, session.id, at), state: { type: 'Ended' }, effects };
};

/**
 * The server side of a connection, as a pure step: what the connections share, the state of one of them, and what happened to it go in; both as
 * they are afterwards, and what the server does, come out. It knows no socket, no clock and no chance: timers are asked for as effects and come
 * back as ticks, every input carries its time, and the generator of ids is part of the state. A connection that ends gives its session back.
 */
export const serve = (registry: Registry, state: ServerState, input: ServerInput): Served => {
  const served = remember(advance(registry, state, input));
  const isOver = input.type === 'Closed' || served.effects.some(({ type }) => type === 'Close');
  return isOver ? leave(served, input.at) : served;
};
