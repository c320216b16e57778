import type { Stalled } from '../errors/live-error';
import { patience } from '../wire/patience';
import { excused } from './asked';
import type { Debt } from './debt-of';
import { debtOf, isUpToOthers } from './debt-of';
import { asksForReply } from './hand-over';
import type { Loss } from './loss';
import { lose } from './lose';
import { isProactive } from './modes';
import { beginMove } from './move';
import type { Next } from './next';
import { become, complain, perform, remember, startTimer, withTurn } from './next';
import { isDoubtful, noteRequests } from './note-requests';
import { DEFAULT_WATCHDOGS } from './settings';
import type { Live } from './state';

/** No connection lives longer without a word of its end, however long the user speaks, in ms. */
const ATTENTION_MS = 900_000;

/** A watchdog: what it looks out for, and when it will have waited long enough. */
interface Watchdog {
  readonly type: 'idle' | 'stalled' | 'guessed' | 'poisoned';
  readonly at: number;
}

/** A session that was resumed is doubted whether or not something is owed: what was only guessed to be owed is not waited for so long. */
const doubtsOf = (live: Live): readonly Watchdog[] => {
  const { memory, held, settings } = live;
  const { requests, at } = memory.turn.unanswered;
  const isSuspect = isDoubtful(live) && requests >= patience.fewestRequests && held.state !== 'full' && !isUpToOthers(live);
  return isSuspect ? [{ type: 'poisoned', at: at + settings.watchdogs.poisonedMs }] : [];
};

/** How long a reply is waited for that may not be owed at all, in ms: not for ever, or there would be no quiet moment any more. */
const guessMs = (stallMs: number): number => (stallMs === Infinity ? DEFAULT_WATCHDOGS.stallMs : stallMs);

/** The watchdogs that are awake for what is owed. A server that owed nothing had no reason to say something. */
const watchdogsFor = ({ heard, owed, settings }: Live): readonly Watchdog[] => {
  const { idleMs, stallMs } = settings.watchdogs;
  if (owed === null) return [];
  const { what, since, told } = owed;
  const silentSince = Math.max(heard.at, since);
  switch (what) {
    case 'guess':
      return [{ type: 'guessed', at: since + guessMs(stallMs) }];
    case 'reply':
      return [{ type: 'idle', at: silentSince + idleMs }, ...(told ? [] : [{ type: 'stalled' as const, at: since + stallMs }])];
    case 'announced':
      return [
        { type: 'idle', at: silentSince + Math.max(idleMs, patience.announcedMs) },
        ...(told ? [] : [{ type: 'stalled' as const, at: since + Math.max(stallMs, patience.announcedMs) }]),
      ];
    case 'attention':
      return [{ type: 'idle', at: silentSince + Math.max(idleMs, ATTENTION_MS) }];
    case 'rest':
    case 'reading':
      return [{ type: 'idle', at: silentSince + idleMs }];
    default: {
      const unreachable: never = what;
      return unreachable;
    }
  }
};

/** The watchdogs that are awake. */
const watchdogsOf = (live: Live): readonly Watchdog[] => [...doubtsOf(live), ...watchdogsFor(live)];

const HEARD: readonly string[] = ['InputTranscription', 'VoiceActivityEnd'];

/** Whether the user finished something in this step, so that the wait for the reply begins anew. */
const isAskedIn = ({ events, effects }: Next): boolean =>
  events.some(({ type }) => HEARD.includes(type)) ||
  effects.some((effect) => effect.type === 'Send' && effect.entry !== null && asksForReply(effect.entry.command));

/** What was asked of a server that did not read, or while it was not up to it, is asked of it once it can answer. */
const askNow = (next: Next<Live>, at: number): Next<Live> => {
  const { requests } = next.state.memory.turn.unanswered;
  return requests === 0 ? next : withTurn(next, { unanswered: { requests, at } });
};

/** Whether the server cannot answer yet: it is busy with what it is sent. */
const isElsewhere = (what: Debt): boolean => what === 'reading' || what === 'attention';

const noteDebt = (given: Next<Live>, at: number): Next<Live> => {
  const { owed } = given.state;
  const what = debtOf(given.state);
  const wasUpToIt = owed !== null && !isElsewhere(owed.what);
  const isUpToIt = what !== 'nothing' && !isElsewhere(what) && !wasUpToIt;
  const next = isUpToIt ? askNow(given, at) : given;
  if (what === 'nothing') return owed === null ? next : become(next, { ...next.state, owed: null });
  const isAnew = (what === 'reply' || what === 'guess') && isAskedIn(next);
  if (owed?.what === what && !isAnew) return next;
  // That the socket held something back in between does not make a late reply another one.
  const isSame = !isAnew && (owed?.what === 'reading' || what === 'reading');
  return become(next, { ...next.state, owed: { what, since: at, told: isSame && owed?.told === true } });
};

/** Wakes the watchdogs of a connection for what the step came to. The timer runs only while something is owed, and is not moved by every frame. */
export const keepWatch = (next: Next, at: number): Next => {
  const { state } = next;
  if (state.type !== 'Live') return next;
  const noted = noteDebt(noteRequests(become<Live>(next, state), at), at);
  const due = Math.min(...watchdogsOf(noted.state).map((watchdog) => watchdog.at));
  const { clocks } = noted.state;
  if (due === Infinity || (clocks.watch !== null && clocks.watch.at <= due)) return noted;
  const stopped = clocks.watch === null ? noted : perform(noted, { type: 'StopTimer' as const, timer: clocks.watch.timer });
  const timed = startTimer(stopped, Math.max(0, due - at));
  return become(timed, { ...timed.state, clocks: { ...timed.state.clocks, watch: { timer: timed.state.memory.timers, at: due } } });
};

const stalled = (message: string, advice: string): Stalled => ({ type: 'Stalled', message, advice });

const takeForDead = (next: Next<Live>, random: number, at: number): Next => {
  const { settings, memory, owed } = next.state;
  const least = owed?.what === 'announced' ? patience.announcedMs : owed?.what === 'attention' ? ATTENTION_MS : 0;
  const ms = Math.max(settings.watchdogs.idleMs, least);
  const message = `Not a byte came for ${String(ms)} ms while the server owed something: the connection is taken for dead.`;
  const error = stalled(message, 'Nothing to do where the session reconnects; else dial again. watchdogs.idleMs sets the limit.');
  const loss: Loss = { error, retry: 'yes', close: null };
  return lose(perform(next, { type: 'Abandon', generation: memory.generation }), loss, random, at);
};

const tellStalled = (next: Next<Live>, at: number): Next => {
  const { settings, owed } = next.state;
  const { stallMs, onStall } = settings.watchdogs;
  const ms = owed?.what === 'announced' ? Math.max(stallMs, patience.announcedMs) : stallMs;
  const message = `The user has finished, and no reply came within ${String(ms)} ms.`;
  const error = stalled(message, 'Say it again, or set watchdogs.onStall to "reconnect". watchdogs.stallMs sets the limit.');
  const told = complain(become<Live>(next, { ...next.state, owed: owed === null ? null : { ...owed, told: true } }), error);
  return onStall === 'reconnect' && settings.reconnect !== null ? beginMove(told, 'stalled', at) : told;
};

/** Whoever was heard may not have spoken to the model: nothing is wrong with the connection, and the next quiet moment is now. */
const giveUpGuess = (next: Next<Live>): Next => {
  const { settings, blueprint, memory, owed } = next.state;
  const { stallMs } = settings.watchdogs;
  const isTold = stallMs === Infinity || owed?.told === true || isProactive(blueprint.message, settings.capabilities);
  const message = `The user was heard, and no reply came within ${String(stallMs)} ms.`;
  const error = stalled(message, 'Say it again, if it was meant for the model. watchdogs.stallMs sets the limit.');
  const { unanswered } = memory.turn;
  return withTurn(isTold ? next : complain(next, error), { ...excused(memory.turn), unanswered });
};

const giveUpSession = (next: Next<Live>, at: number): Next => {
  const ms = String(next.state.settings.watchdogs.poisonedMs);
  const message = `The session was resumed and hears, but answered nothing within ${ms} ms: it is given up for a fresh one.`;
  const error = stalled(message, 'What was asked last is not answered: ask again. watchdogs.poisonedMs sets the limit.');
  return beginMove(complain(remember(next, { resumption: null }), error), 'poisoned', at);
};

const bark = (next: Next<Live>, { type }: Watchdog, random: number, at: number): Next => {
  switch (type) {
    case 'idle':
      return takeForDead(next, random, at);
    case 'stalled':
      return tellStalled(next, at);
    case 'guessed':
      return giveUpGuess(next);
    case 'poisoned':
      return giveUpSession(next, at);
    default: {
      const unreachable: never = type;
      return unreachable;
    }
  }
};

/** The time of a watchdog is up, or was when its timer was started: the others go on waiting. */
export const wakeUp = (next: Next<Live>, random: number, at: number): Next => {
  const waiting = become<Live>(next, { ...next.state, clocks: { ...next.state.clocks, watch: null } });
  const due = watchdogsOf(waiting.state).filter((watchdog) => watchdog.at <= at);
  // The one that does most about it speaks: what the others would say follows from it.
  const first = ['poisoned', 'idle', 'stalled', 'guessed'].flatMap((type) => due.filter((watchdog) => watchdog.type === type))[0];
  return first === undefined ? waiting : bark(waiting, first, random, at);
};
