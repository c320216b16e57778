import type { VirtualTimeScheduler } from 'rxjs';
import type { LiveConfig, LiveSession, LogEntry, SessionEvent } from '../../lib/index';
import { canTransition, liveSession } from '../../lib/index';
import { stage } from '../support/session';
import { hastyTransport } from './hasty-transport';

/** What a server that plays a script needs of a connection, whatever the transport. */
export interface Line {
  readonly frame: (data: string | object) => void;
  readonly closed: (close?: { readonly code: number; readonly reason: string }) => void;
  readonly closeCalls: readonly unknown[];
}

/** A session that was not dialled yet, and the world around it. */
export interface Scene {
  readonly session: LiveSession;
  readonly scheduler: VirtualTimeScheduler;
  readonly advance: (ms: number) => void;
  /** The newest connection. */
  readonly line: () => Line;
  /** What the client sent so far, the setups included. */
  readonly sent: () => readonly unknown[];
  readonly log: readonly LogEntry[];
  readonly dials: () => number;
}

export const KINDS = ['a transport that keeps the law', 'a transport that answers inside every call'] as const;

export type Kind = (typeof KINDS)[number];

/** A scene with either transport; the server accepts the setup by itself. */
export const scene = (kind: Kind, config: Partial<LiveConfig> = {}): Scene => {
  const { scheduler, advance, log, transport, ...world } = stage(undefined, config);
  const hasty = hastyTransport();
  const isHasty = kind === 'a transport that answers inside every call';
  const sockets = isHasty ? hasty.sockets : world.sockets;
  const session = liveSession({ ...world.config, env: { ...world.config.env, transport: isHasty ? hasty.transport : transport } });
  const line = (): Line => {
    const newest = sockets.at(-1);
    if (newest === undefined) throw new Error('Nobody dialled.');
    return newest;
  };
  return { session, scheduler, advance, line, sent: () => sockets.flatMap(({ sent }) => sent), log, dials: () => sockets.length };
};

/** What is wrong with the phases that a subscriber was told of from the beginning; nothing, if the law is kept. */
export const brokenPhases = (events: readonly SessionEvent[]): readonly string[] => {
  const changes = events.filter((event) => event.type === 'PhaseChanged');
  return changes.flatMap(({ from, to }, index) => {
    const before = changes[index - 1]?.to ?? 'Disconnected';
    return from === before && canTransition(from, to) ? [] : [`${before}, then ${from} > ${to}`];
  });
};
