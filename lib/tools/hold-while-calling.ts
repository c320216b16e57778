import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs';
import { asyncScheduler, distinctUntilChanged, map, Observable } from 'rxjs';
import { LiveConfigError } from '../errors/live-config-error';
import type { CommandsDropped } from '../errors/live-error';
import type { ToolRun } from '../streams/tool-run';
import { isOpen } from '../streams/tool-runs-reducer';

/** How microphone audio is held while a call is open. */
export interface HoldOptions {
  /** How much is kept of what is said meanwhile, in ms; 10000 by default. Older audio is dropped. */
  readonly keepMs?: number;
  /** Which open calls hold; every one by default. Leave out those for which the model does not wait. */
  readonly isHolding?: (run: ToolRun) => boolean;
  /** Called when audio goes on again after some was dropped. */
  readonly onDropped?: (drops: CommandsDropped) => void;
  /** Whose time it is; `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}

/** What was dropped in a hold. */
interface Drops {
  readonly count: number;
  readonly bytes: number;
  readonly since: number;
}

const NO_DROPS: Drops = { count: 0, bytes: 0, since: Infinity };

/** What is told of audio that was dropped: one value a hold. */
const told = ({ count, bytes, since }: Drops, until: number): CommandsDropped => ({
  type: 'CommandsDropped',
  message: `${String(count)} pieces of audio (${String(bytes)} bytes) were dropped while a call was open: more was said than keepMs keeps.`,
  advice: 'Make the tool faster, or raise keepMs.',
  kind: 'audio',
  why: 'gated',
  count,
  bytes,
  spanMs: until - since,
});

interface Chunk {
  readonly byteLength: number;
}

interface Held<T> {
  readonly value: T;
  readonly at: number;
}

/**
 * Holds microphone audio back while a function call is open, and lets it go, in order, when the last one is over. Some models close the socket when audio
 * comes while they wait for a result: those of which `capabilitiesOf(model).whileCalling` is `'closes'`.
 *
 * Hot or cold as its source. Without an open call everything passes at once. Completes with the source, after what is held; fails with it at once.
 *
 * @param session its `toolRuns$` say which calls are open, whoever runs them
 * @throws LiveConfigError where `keepMs` is no number of milliseconds
 * @example
 * microphone$.pipe(holdWhileCalling(session)).subscribe(session.sendAudio);
 */
export const holdWhileCalling = <T extends Chunk>(
  session: { readonly toolRuns$: Observable<readonly ToolRun[]> },
  { keepMs = 10_000, isHolding = () => true, onDropped = () => undefined, scheduler = asyncScheduler }: HoldOptions = {},
): MonoTypeOperatorFunction<T> => {
  if (!(keepMs >= 0)) throw new LiveConfigError([{ field: 'keepMs', problem: 'should be a number of milliseconds, 0 or more' }]);
  return (audio$) =>
    new Observable((subscriber) => {
      let isCalling = false;
      let isOver = false;
      const held: Held<T>[] = [];
      let drops = NO_DROPS;

      const hold = (value: T): void => {
        const now = scheduler.now();
        held.push({ value, at: now });
        for (let [first] = held; first !== undefined && now - first.at > keepMs; [first] = held) {
          held.shift();
          drops = { count: drops.count + 1, bytes: drops.bytes + first.value.byteLength, since: Math.min(drops.since, first.at) };
        }
      };
      const letGo = (): void => {
        if (drops.count > 0) onDropped(told(drops, held[0]?.at ?? scheduler.now()));
        drops = NO_DROPS;
        // Whoever hears of a piece may cause another call.
        for (let [first] = held; first !== undefined && !isCalling; [first] = held) {
          held.shift();
          subscriber.next(first.value);
        }
        if (isOver && held.length === 0) subscriber.complete();
      };

      subscriber.add(
        session.toolRuns$
          .pipe(
            map((runs) => runs.some((run) => isOpen(run) && isHolding(run))),
            distinctUntilChanged(),
          )
          .subscribe({
            next: (calling) => {
              isCalling = calling;
              if (!calling) letGo();
            },
            error: (error: unknown) => {
              subscriber.error(error);
            },
            complete: () => {
              isCalling = false;
              letGo();
            },
          }),
      );
      subscriber.add(
        audio$.subscribe({
          next: (value) => {
            if (isCalling || held.length > 0) hold(value);
            else subscriber.next(value);
          },
          error: (error: unknown) => {
            subscriber.error(error);
          },
          complete: () => {
            isOver = true;
            if (!isCalling) letGo();
          },
        }),
      );
    });
};
