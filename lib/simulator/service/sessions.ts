import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import type { Caller } from '../dial/caller';
import { ENDINGS } from './endings';
import type { Ending } from './endings';
import type { Memory } from './memory';
import type { KnownSession, Registry } from './registry';

const HOUR = 3_600_000;
/** How long a handle works after the connection of its session has ended. */
const LIFETIME: Readonly<Record<Caller['backend'], number>> = { geminiApi: 2 * HOUR, vertexAi: 24 * HOUR };
const MOST_HANDLES = 64;
const MOST_SESSIONS = 1000;

/** Whose session it is. */
export type Owner = Pick<KnownSession, 'backend' | 'model'>;

/** A session that a connection has from now on. */
export interface Taken {
  readonly registry: Registry;
  readonly id: number;
  readonly memory: Memory;
}

const isOver = ({ hold, backend }: KnownSession, at: number): boolean => hold.type === 'Left' && at >= hold.at + LIFETIME[backend];

const isLeft = ({ hold }: KnownSession): boolean => hold.type === 'Left';

/** Without the sessions that nobody can resume any more; and without the oldest where there are too many. */
const swept = (sessions: readonly KnownSession[], at: number): readonly KnownSession[] => {
  const alive = sessions.filter((session) => !isOver(session, at));
  const surplus = new Set(alive.filter(isLeft).slice(0, Math.max(0, alive.length - MOST_SESSIONS)));
  return surplus.size === 0 ? alive : alive.filter((session) => !surplus.has(session));
};

const change = (registry: Registry, id: number, edit: (session: KnownSession) => KnownSession): Registry => ({
  ...registry,
  sessions: registry.sessions.map((session) => (session.id === id ? edit(session) : session)),
});

/** Begins a session. */
export const openSession = (registry: Registry, { backend, model }: Owner, memory: Memory, at: number): Taken => {
  const id = registry.opened + 1;
  const session: KnownSession = { id, backend, model, places: [], hold: { type: 'Held' } };
  return { registry: { ...registry, opened: id, sessions: swept([...registry.sessions, session], at) }, id, memory };
};

/** Takes up the session of a handle where the handle was given; or why not. */
export const resumeSession = (registry: Registry, { backend, model }: Owner, handle: string, at: number): Either<Ending, Taken> => {
  const session = registry.sessions.find((each) => each.backend === backend && each.places.some((place) => place.handle === handle));
  const place = session?.places.find((each) => each.handle === handle);
  if (session === undefined || place === undefined || isOver(session, at)) return left(ENDINGS.noSession);
  if (session.model !== model) return left(ENDINGS.otherModel);
  if (session.hold.type === 'Held') return left(ENDINGS.internal);
  const held = change(registry, session.id, (each) => ({ ...each, hold: { type: 'Held' } }));
  return right({ registry: held, id: session.id, memory: place.memory });
};

/** Remembers a place of a session under a handle. Of many handles the oldest are forgotten. */
export const keepPlace = (registry: Registry, id: number, handle: string, memory: Memory): Registry =>
  change(registry, id, (session) => ({ ...session, places: [...session.places, { handle, memory }].slice(-MOST_HANDLES) }));

/** The connection of a session has ended: from now on its handles work, for as long as they do. */
export const leaveSession = (registry: Registry, id: number, at: number): Registry => ({
  ...registry,
  sessions: registry.sessions.flatMap((session): readonly KnownSession[] => {
    if (session.id !== id || session.hold.type === 'Left') return [session];
    return session.places.length === 0 ? [] : [{ ...session, hold: { type: 'Left', at } }];
  }),
});
