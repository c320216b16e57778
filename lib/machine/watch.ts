import type { Stalled } from '../errors/live-error';
import { isWithheld } from './asked';
import { asksForReply } from './hand-over';
import type { Loss } from './loss';
import { lose } from './lose';
import { beginMove } from './move';
import type { Next } from './next';
import { become, complain, perform, remember, startTimer } from './next';
import type { Live } from './state';

/** What the server owes, as far as is known. */
type Debt = NonNullable<Live['owed']>['what'] | 'nothing';

const debtOf = ({ memory: { turn, facts }, held }: Live): Debt => {
  // A model that waits for its calls owes nothing, whoever asked it for something meanwhile.
  if (facts.calls.length > 0) return 'nothing';
  if (turn.progress === 'owed' || (facts.turn === 'waiting' && !isWithheld(turn))) return 'reply';
  // A voice is generated long before the server takes it to be heard; but whoever was asked for something else does not wait for that.
  if (turn.next === 'owed' || (turn.progress === 'going' && turn.generation === 'open')) return 'rest';
  return held.state === 'asked' ? 'reading' : 'nothing';
};

/** A watchdog: what it looks out for, and when it will have waited long enough. */
interface Watchdog {
  readonly type: 'idle' | 'stalled' | 'poisoned';
  readonly at: number;
}

/** The watchdogs that are awake, given what is owed. A server that owed nothing had no reason to say something. */
const watchdogsOf = ({ heard, owed, continuity, settings }: Live): readonly Watchdog[] => {
  const { idleMs, stallMs, poisonedMs } = settings.watchdogs;
  if (owed === null) return [];
  const idle: Watchdog = { type: 'idle', at: Math.max(heard.at, owed.since) + idleMs };
  if (owed.what !== 'reply') return [idle];
  const isDoubtful = continuity === 'resumed' && heard.what !== 'content' && settings.reconnect !== null;
  return [
    idle,
    ...(owed.told ? [] : [{ type: 'stalled' as const, at: owed.since + stallMs }]),
    ...(isDoubtful ? [{ type: 'poisoned' as const, at: owed.since + poisonedMs }] : []),
  ];
};

const HEARD: readonly string[] = ['InputTranscription', 'VoiceActivityEnd'];

/** Whether the user finished something in this step, so that the wait for the reply begins anew. */
const isAskedIn = ({ events, effects }: Next): boolean =>
  events.some(({ type }) => HEARD.includes(type)) ||
  effects.some((effect) => effect.type === 'Send' && effect.entry !== null && asksForReply(effect.entry.command));

const noteDebt = (next: Next<Live>, at: number): Next<Live> => {
  const { owed } = next.state;
  const what = debtOf(next.state);
  if (what === 'nothing') return owed === null ? next : become(next, { ...next.state, owed: null });
  if (owed?.what === what && !(what === 'reply' && isAskedIn(next))) return next;
  return become(next, { ...next.state, owed: { what, since: at, told: false } });
};

/** Wakes the watchdogs of a connection for what the step came to. The timer runs only while something is owed, and is not moved by every frame. */
export const keepWatch = (next: Next, at: number): Next => {
  const { state } = next;
  if (state.type !== 'Live') return next;
  const noted = noteDebt(become(next, state), at);
  const due = Math.min(...watchdogsOf(noted.state).map((watchdog) => watchdog.at));
  const { clocks } = noted.state;
  if (due === Infinity || (clocks.watch !== null && clocks.watch.at <= due)) return noted;
  const stopped = clocks.watch === null ? noted : perform(noted, { type: 'StopTimer' as const, timer: clocks.watch.timer });
  const timed = startTimer(stopped, due - at);
  return become(timed, { ...timed.state, clocks: { ...timed.state.clocks, watch: { timer: timed.state.memory.timers, at: due } } });
};

const stalled = (message: string, advice: string): Stalled => ({ type: 'Stalled', message, advice });

const bark = (next: Next<Live>, watchdog: Watchdog, random: number, at: number): Next => {
  const { settings, memory, owed } = next.state;
  const { idleMs, stallMs, poisonedMs, onStall } = settings.watchdogs;
  switch (watchdog.type) {
    case 'idle': {
      const message = `Not a byte came for ${String(idleMs)} ms while the server owed something: the connection is taken for dead.`;
      const error = stalled(message, 'Nothing to do where the session reconnects; else dial again. watchdogs.idleMs sets the limit.');
      const loss: Loss = { error, retry: 'yes', close: null };
      return lose(perform(next, { type: 'Abandon', generation: memory.generation }), loss, random, at);
    }
    case 'stalled': {
      const message = `The user has finished, and no reply came within ${String(stallMs)} ms.`;
      const error = stalled(message, 'Say it again, or set watchdogs.onStall to "reconnect". watchdogs.stallMs sets the limit.');
      const told = complain(become<Live>(next, { ...next.state, owed: owed === null ? null : { ...owed, told: true } }), error);
      return onStall === 'reconnect' && settings.reconnect !== null ? beginMove(told, 'stalled', at) : told;
    }
    case 'poisoned': {
      const message = `The session was resumed and hears, but answered nothing within ${String(poisonedMs)} ms: it is given up for a fresh one.`;
      const error = stalled(message, 'What was asked last is not answered: ask again. watchdogs.poisonedMs sets the limit.');
      return beginMove(complain(remember(next, { resumption: null }), error), 'poisoned', at);
    }
    default: {
      const unreachable: never = watchdog.type;
      return unreachable;
    }
  }
};

/** The time of a watchdog is up, or was when its timer was started: the others go on waiting. */
export const wakeUp = (next: Next<Live>, random: number, at: number): Next => {
  const waiting = become<Live>(next, { ...next.state, clocks: { ...next.state.clocks, watch: null } });
  const due = watchdogsOf(waiting.state).filter((watchdog) => watchdog.at <= at);
  // The one that does most about it speaks: what the others would say follows from it.
  const first = ['poisoned', 'idle', 'stalled'].flatMap((type) => due.filter((watchdog) => watchdog.type === type))[0];
  return first === undefined ? waiting : bark(waiting, first, random, at);
};
