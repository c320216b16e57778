import { isLeft } from 'fp-ts/lib/Either.js';
import { stringify } from '../wire/stringify';
import { makeChanges } from './changes';
import { connectionSetup } from './connection-setup';
import type { InputOf } from './input';
import type { Memory } from './memory';
import type { Next } from './next';
import { become, complain, learn, perform, remember, startTimer, stay } from './next';
import { countDrops, tellNotedDrops } from './note-drops';
import { fit } from './outbox';
import type { Place, Resumption, ResumeToken } from './resumption';
import { resumptionOf } from './resumption';
import type { Settings } from './settings';
import type { Dialling, Opened, State } from './state';

/** Dials. The app is asked first for what it resumes with, until it has answered. */
export const dial = (next: Next, settings: Settings): Next<Dialling> => {
  const generation = next.state.memory.generation + 1;
  const timed = startTimer(remember(learn(next, { type: 'dialled' }), { generation }), settings.timeouts.connect);
  const { memory } = timed.state;
  const { asks } = memory;
  const waitsFor = asks === 'resumption' ? 'resumption' : 'credential';
  return perform(become<Dialling>(timed, { type: 'Dialling', memory, settings, waitsFor, deadline: memory.timers }), {
    type: 'Dial',
    generation,
    asks,
  });
};

/** A handle that the setup of the app holds: where it comes from is not known. */
const givenHandle = (handle: string | null, turn: number, at: number): Resumption | null =>
  handle === null ? null : { handle, savedAt: at, turn, calls: [], standing: 'behind' };

/** The session begins: everything that waited to be told is told, and the dial starts. */
export const begin = (state: State, { at, settings: given }: InputOf<'Begin'>): Next => {
  if (state.type !== 'Idle') return stay(state);
  const { outbox, dropped } = fit(state.memory.outbox, given.outbox);
  const resumption = givenHandle(given.handle, state.memory.turn.number, at);
  const place = { endpoint: given.endpoint, model: given.blueprint.message.model ?? '' };
  const past = resumption === null ? 'none' : 'some';
  const asks = given.resume === 'ask' ? 'resumption' : 'nothing';
  const fitted = countDrops(remember(stay(state), { outbox, resumption, place, past, asks }), dropped, 'full', at);
  const { next, settings } = makeChanges(tellNotedDrops(complain(fitted, ...state.untold)), given, state.patches);
  return dial(next, settings);
};

const skipped = (next: Next<Dialling>, token: ResumeToken, why: string): Next<Dialling> =>
  perform(remember(next, { past: 'some' }), {
    type: 'Log',
    entry: {
      level: 'warn',
      event: 'resume-token-skipped',
      message: `The token to resume with was not used: ${why}. The session begins anew.`,
      fields: { savedAt: token.savedAt, model: token.model, endpoint: token.endpoint },
    },
  });

const NOWHERE: Place = { endpoint: '', model: '' };

/** The app gave what it resumes with, or nothing. */
export const resumeKnown = (state: State, { at, token }: InputOf<'ResumeKnown'>): Next => {
  if (state.type !== 'Dialling' || state.waitsFor !== 'resumption') return stay(state);
  const next = remember(stay<Dialling>({ ...state, waitsFor: 'credential' }), { asks: 'nothing' });
  if (token === null) return next;
  const { memory } = next.state;
  const resumed = resumptionOf(token, memory.place ?? NOWHERE, at);
  if (isLeft(resumed)) return skipped(next, token, resumed.left);
  const number = Math.max(memory.turn.number, resumed.right.turn);
  return remember(next, { resumption: resumed.right, past: 'some', turn: { ...memory.turn, number } });
};

/** The credential is there, the socket is not. */
export const dialled = (state: State): Next => stay(state.type === 'Dialling' ? { ...state, waitsFor: 'socket' } : state);

/** A handle from before some turns is the best there is; what came after it is lost to the server, which nothing else would tell. */
const noteGap = (next: Next, { turn: { number }, resumption }: Memory): Next => {
  if (resumption?.standing !== 'behind' || resumption.turn >= number) return next;
  const message = `The session is resumed with a handle of turn ${String(resumption.turn)}: the server may know nothing of what was said since.`;
  const fields = { handleOfTurn: resumption.turn, turn: number };
  return perform(next, { type: 'Log', entry: { level: 'warn', event: 'resumed-from-before', message, fields } });
};

/** The socket is open: the setup goes first. */
export const opened = (state: State): Next => {
  if (state.type !== 'Dialling') return stay(state);
  const { settings, memory } = state;
  const { message, continuity } = connectionSetup(settings, memory);
  const stopped = perform(learn(stay(state), { type: 'opened' }), { type: 'StopTimer', timer: state.deadline });
  const timed = startTimer(stopped, settings.timeouts.setup);
  const next: Opened = {
    type: 'Opened',
    memory: timed.state.memory,
    settings,
    deadline: timed.state.memory.timers,
    blueprint: settings.blueprint,
    continuity,
    inherited: memory.facts.calls.map(({ id }) => id),
  };
  const text = stringify({ setup: message });
  const noted = continuity === 'resumed' ? noteGap(become(timed, next), memory) : become(timed, next);
  return perform(noted, { type: 'Send', generation: memory.generation, command: 'setup', text, index: -1, entry: null });
};
