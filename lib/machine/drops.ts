import type { CommandsDropped } from '../errors/live-error';
import type { Entry } from './outbox';

/** Drops of one kind and cause that follow each other. */
interface Run {
  readonly kind: CommandsDropped['kind'];
  readonly why: CommandsDropped['why'];
  readonly count: number;
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

/** The drops that nobody was told of yet, one run a kind and cause. */
export type Drops = readonly Run[];

const WHY: Readonly<Record<CommandsDropped['why'], string>> = {
  full: 'the outbox was full',
  stale: 'the wait was longer than outbox.maxAgeMs',
  ended: 'the connection ended first',
  gated: 'the model takes none now',
};

/** What is told of a command that is dropped, and the command, where it is known. */
export type Dropped = Pick<Entry, 'kind' | 'bytes' | 'at' | 'given'> & Partial<Pick<Entry, 'command'>>;

const add = (drops: Drops, { kind, bytes }: Dropped, why: Run['why'], at: number): Drops => {
  const run = drops.find((each) => each.kind === kind && each.why === why);
  if (run === undefined) return [...drops, { kind, why, count: 1, bytes, first: at, last: at }];
  return drops.map((each) => (each === run ? { ...run, count: run.count + 1, bytes: run.bytes + bytes, last: at } : each));
};

/** The drops with some more. */
export const drop = (drops: Drops, entries: readonly Dropped[], why: Run['why'], at: number): Drops =>
  entries.reduce((all, entry) => add(all, entry, why, at), drops);

/** How a person is told of the drops: one error a run. */
export const tellDrops = (drops: Drops): readonly CommandsDropped[] =>
  drops.map(({ kind, why, count, bytes, first, last }) => ({
    type: 'CommandsDropped',
    message: `${String(count)} ${kind} ${count === 1 ? 'command was' : 'commands were'} not sent (${String(bytes)} bytes): ${WHY[why]}.`,
    ...(why === 'full' && { advice: 'Send less while the connection is not up, or raise outbox.commands and outbox.bytes.' }),
    kind,
    why,
    count,
    bytes,
    spanMs: last - first,
  }));
