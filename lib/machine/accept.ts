import type { Connected } from '../wire/session-event';
import type { WireEvent } from '../wire/wire-event';
import { stringify } from '../wire/stringify';
import { outlived } from './answers';
import { takeBackCalls } from './cancel-calls';
import { passOver } from './flight';
import { sayingsOf } from './history';
import type { Memory } from './memory';
import type { Next } from './next';
import { become, emit, learn, perform, remember, startTimer, stay } from './next';
import { noteDrops } from './note-drops';
import { NO_VOICE } from './note-voice';
import type { Entry } from './outbox';
import { putBack, withoutOldPictures } from './outbox';
import { pump } from './pump';
import { reopenCalls } from './reopen-calls';
import type { Live, Opened } from './state';
import { lotOf, tellUnknown } from './unknown';

/** The calls that the server does not know any more: a session that is not resumed knows none, a resumed one those of its handle. */
const orphansOf = ({ continuity, inherited, memory }: Opened): readonly string[] => {
  const known = continuity === 'resumed' ? (memory.resumption?.calls ?? []) : [];
  return memory.facts.calls.flatMap(({ id }) => (inherited.includes(id) && !known.includes(id) ? [id] : []));
};

/** The connection is up. A connection is Active first; calls that it inherited move the phase on only after `Connected`. */
export const accept = (next: Next<Opened>, at: number, connected: Extract<WireEvent, { readonly type: 'Connected' }>): Next<Live> => {
  const { memory, settings, deadline, blueprint, continuity } = next.state;
  const event: Connected = { ...connected, resumed: continuity === 'resumed' };
  const orphans = orphansOf(next.state);
  const calls = memory.facts.calls.filter(({ id }) => !orphans.includes(id));
  const live: Live = {
    type: 'Live',
    memory: {
      ...memory,
      facts: { ...memory.facts, calls },
      answers: continuity === 'resumed' ? memory.answers : outlived(memory.answers),
      connections: memory.connections + 1,
      past: 'some',
      move: null,
      proven: blueprint,
      suspended: null,
      resumption:
        memory.resumption === null || memory.resumption.standing === 'inDoubt' ? null : { ...memory.resumption, standing: 'behind' },
    },
    settings,
    blueprint,
    continuity,
    connected: event,
    since: at,
    closesAt: null,
    leaves: blueprint === settings.blueprint ? null : { because: 'updateSetup', by: Infinity },
    clocks: { rotate: null, age: null, watch: null, drain: null, look: null },
    activity: 'none',
    held: { bytes: 0, state: 'guessed' },
    voice: NO_VOICE,
    heard: { at, what: 'setup' },
    owed: null,
  };
  const { state, events: phases } = learn(stay(live), { type: 'accepted' });
  const told = emit(become(next, state), ...phases.slice(0, 1), event, ...phases.slice(1));
  const taken = takeBackCalls(told, orphans);
  return startAging(perform(taken, { type: 'StopTimer', timer: deadline }));
};

const startAging = (next: Next<Live>): Next<Live> => {
  const { rotate } = next.state.settings;
  if (rotate === null || rotate.afterMs === Infinity) return next;
  const timed = startTimer(next, rotate.afterMs);
  return become(timed, { ...timed.state, clocks: { ...timed.state.clocks, age: timed.state.memory.timers } });
};

/** Tells a server that knows nothing what was said, so that the conversation goes on; it answers nothing of it. */
const reseed = (next: Next<Live>): Next<Live> => {
  const { continuity, memory, settings } = next.state;
  if (continuity !== 'reseeded') return next;
  const turns = sayingsOf(memory.history).map(({ role, text }) => ({ role, parts: [{ text }] }));
  // Where the model waits for its history, this is the end of it; anywhere else it would ask for an answer.
  const clientContent = { turns, ...(settings.capabilities.history === 'initial' && { turnComplete: true }) };
  const told = remember(next, { flight: passOver(memory.flight) });
  const text = stringify({ clientContent });
  return perform(told, { type: 'Send', generation: memory.generation, command: 'history', text, index: memory.flight.next, entry: null });
};

/** Whether the user was in the middle of an activity where what is handed over again begins, as far as its first mark tells. */
const speechBefore = (resend: readonly Entry[]): Memory['speech'] | undefined => {
  const mark = resend.find(({ command: { type } }) => type === 'ActivityStart' || type === 'ActivityEnd');
  return mark === undefined ? undefined : mark.command.type === 'ActivityEnd' ? 'cut' : 'none';
};

/** Whether a resumed server can make something of a command: it closes the socket for the answer to a call that it does not know. */
const isUnderstood = ({ command }: Entry, calls: readonly string[]): boolean =>
  command.type !== 'SendToolResponse' || command.responses.every(({ id }) => id !== undefined && calls.includes(id));

/** What the connection before had not read goes out again where the server still knows the rest, and is unknown where it does not. */
const repeat = (next: Next<Live>, at: number): Next<Live> => {
  const { memory, continuity, settings } = next.state;
  const { resend, resumption } = memory;
  if (resend.length === 0) return next;
  const again = continuity === 'resumed' ? resend.filter((entry) => isUnderstood(entry, resumption?.calls ?? [])) : [];
  const told = tellUnknown(remember(next, { resend: [] }), resend.filter((entry) => !again.includes(entry)).map(lotOf));
  const entries = again.map((entry) => ({ ...entry, given: 'before' as const }));
  const { outbox, dropped } = putBack(memory.outbox, entries, settings.outbox);
  const back = remember(again.reduce(reopenCalls, told), {
    outbox,
    sent: memory.sent - again.length,
    speech: speechBefore(again) ?? memory.speech,
  });
  return noteDrops(back, dropped, 'full', at);
};

/** After the message of the setup was told: the server learns what it has to know, then gets what waits. */
export const resume = (next: Next<Live>, at: number): Next<Live> => {
  const repeated = repeat(reseed(next), at);
  const { outbox, dropped } = withoutOldPictures(repeated.state.memory.outbox);
  return pump(noteDrops(remember(repeated, { outbox }), dropped, 'stale', at), at);
};
