import { isDeepStrictEqual } from 'node:util';
import type { InputOf } from '../../lib/machine/input';
import { stay } from '../../lib/machine/next';
import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { eventsOf } from '../support/machine';
import { acceptedIn, keyOf } from './books';
import { courtOf, done, isCurrent } from './laws';
import type { Played } from './play-moves';
import { sessionWith } from './random-session';
import { lastingSettings } from './random-settings';

const { sessions, holds } = courtOf({ seed: 20_270_101, numRuns: 800, of: sessionWith(lastingSettings) });

const settingsIn = (state: State): Settings | null => ('settings' in state ? state.settings : null);
const isLost = (played: Played): boolean =>
  isCurrent(played) && (played.input.type === 'Closed' || played.input.type === 'NotDialled') && played.before.type !== 'Ended';

/** Whether a frame shows that a connection works; a handle comes with every setup. */
const isProof = ({ decoded }: InputOf<'Received'>): boolean =>
  decoded._tag === 'Left' || Object.keys(decoded.right).some((key) => key !== 'sessionResumptionUpdate' && key !== 'goAway');

/** What a connection was set up with. */
interface SetUp {
  readonly setup: { readonly sessionResumption?: { readonly handle?: string } };
}

const setupsIn = ({ next }: Played): readonly SetUp['setup'][] =>
  next.effects.flatMap((effect) =>
    effect.type === 'Send' && effect.command === 'setup' ? [(JSON.parse(effect.text) as SetUp).setup] : [],
  );

describe('random sessions that lose their connections', () => {
  it('go on from many of them, in every way', () => {
    const states = sessions.flatMap((session) => session.map(({ next }) => next.state));
    expect(new Set(states.flatMap((state) => (state.type === 'Live' ? [state.continuity] : [])))).toEqual(
      new Set(['fresh', 'resumed', 'reseeded', 'reset']),
    );
    expect(new Set(states.map(({ memory }) => memory.move))).toEqual(
      new Set([null, 'goAway', 'afterMs', 'updateSetup', 'stalled', 'poisoned']),
    );
    const long = sessions.filter((session) => (session.at(-1)?.next.state.memory.generation ?? 0) > 2);
    expect(long.length).toBeGreaterThan(sessions.length / 4);
  });

  it('dial one connection at a time, and count them', () => {
    holds((session) => {
      let current: number | null = null;
      let dials = 0;
      for (const played of session) {
        if (isLost(played)) current = null;
        for (const effect of played.next.effects) {
          if (effect.type === 'Abandon' && effect.generation === current) current = null;
          if (effect.type !== 'Dial') continue;
          expect([current, effect.generation]).toEqual([null, dials + 1]);
          dials += 1;
          current = effect.generation;
        }
      }
    });
  });

  it('do not heed what older connections say', () => {
    holds((session) => {
      const heeded = session.filter((played) => !isCurrent(played) && !isDeepStrictEqual(played.next, stay(played.before)));
      expect(heeded).toEqual([]);
    });
  });

  it('give each connection its setup first, number what follows, and give it nothing once they close it', () => {
    holds((session) => {
      const isOver = new Set<number>();
      const given = new Map<number, number>();
      for (const { next } of session) {
        for (const effect of next.effects) {
          if (effect.type === 'Close' || effect.type === 'Abandon') isOver.add(effect.generation);
          if (effect.type !== 'Send') continue;
          const { generation, index, command } = effect;
          const count = given.get(generation) ?? -1;
          expect([isOver.has(generation), generation, index]).toEqual([false, next.state.memory.generation, count]);
          expect([command === 'setup', command === 'history']).toEqual([count === -1, count === 0 && command === 'history']);
          given.set(generation, count + 1);
        }
      }
    });
  });

  it('hand over what is equally urgent in the order of its acceptance', () => {
    holds((session) => {
      const last = new Map<string, number>();
      const ofApp = new Set(session.flatMap(acceptedIn));
      for (const effect of done(session)) {
        if (effect.type !== 'Send' || effect.entry === null || !ofApp.has(keyOf(effect.entry))) continue;
        const { kind, order, command } = effect.entry;
        // Calls without ids are answered in their own order, whichever result is there first.
        if (command.type === 'SendToolResponse' && command.responses.some(({ id = '' }) => id.startsWith('local-'))) continue;
        const lane = `${String(effect.generation)} ${kind === 'content' || kind === 'toolResponse' ? kind : 'media'}`;
        expect(order).toBeGreaterThanOrEqual(last.get(lane) ?? 0);
        last.set(lane, order);
      }
    });
  });

  it('resume with the newest handle, and tell so', () => {
    holds((session) => {
      let newest: string | undefined;
      for (const played of session) {
        const { before, input, next } = played;
        if (input.type === 'Begin' && before.type === 'Idle') newest = input.settings.handle ?? undefined;
        if (input.type === 'ResumeKnown' && isCurrent(played) && before.type === 'Dialling' && before.waitsFor === 'resumption')
          newest = input.token?.handle ?? newest;
        const updates = eventsOf(next.events, 'SessionResumeUpdate').filter(({ resumable }) => resumable);
        newest = updates.flatMap(({ handle }) => handle ?? []).at(-1) ?? newest;
        for (const { sessionResumption } of setupsIn(played)) {
          expect([undefined, newest]).toContain(sessionResumption?.handle);
          const { state } = next;
          expect(state.type === 'Opened' && state.continuity === 'resumed').toBe(sessionResumption?.handle !== undefined);
        }
        for (const { resumed } of eventsOf(next.events, 'Connected')) {
          expect(before.type === 'Opened' && before.continuity === 'resumed').toBe(resumed);
        }
      }
    });
  });

  it('dial no more often than they may', () => {
    holds((session) => {
      let failed = 0;
      let waits = 0;
      let isProven = false;
      // A dial that something woke up is made in the time of a wait, and is none of the attempts.
      let due = -Infinity;
      for (const played of session) {
        const { before, input, next } = played;
        if (before.type === 'Live' && isCurrent(played) && input.type === 'Received') isProven ||= isProof(input);
        if (before.type === 'Live' && input.at - before.since >= 10_000) isProven = true;
        if (isProven && next.state.type !== 'Live') [failed, isProven] = [0, false];
        if (next.state.type === 'Live') due = -Infinity;
        if (next.state.type !== 'Waiting' || before.type === 'Waiting') continue;
        if (input.at >= due) [failed, waits] = [failed + 1, waits + 1];
        due = next.state.due;
        const { attempts, total } = settingsIn(next.state)?.reconnect ?? { attempts: 0, total: 0 };
        expect([failed <= attempts, waits <= total]).toEqual([true, true]);
        expect([next.state.memory.failures, next.state.memory.redials]).toEqual([failed, waits]);
      }
    });
  });

  it('say that they will dial again where they will', () => {
    holds((session) => {
      for (const { input, next } of session) {
        const lost = eventsOf(next.events, 'Error').flatMap(({ error }) => (error.type === 'ConnectionLost' ? [error] : []));
        const [error] = lost;
        if (error === undefined) continue;
        expect([lost.length, error.willRetry]).toEqual([1, next.state.type === 'Waiting']);
        expect(error.delayMs).toBe(next.state.type === 'Waiting' ? next.state.retryAt - input.at : undefined);
      }
    });
  });

  it('wait between two dials no longer than the policy says', () => {
    holds((session) => {
      for (const { before, input, next } of session) {
        const { state } = next;
        if (state.type !== 'Waiting' || before.type === 'Waiting') continue;
        const { baseMs, maxMs } = state.settings.reconnect ?? { baseMs: 0, maxMs: 0 };
        const wait = state.retryAt - input.at;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(maxMs, baseMs * 2 ** (state.memory.failures - 1)));
        expect(next.effects).toContainEqual({ type: 'StartTimer', timer: state.deadline, ms: wait });
      }
    });
  });

  it('ask a socket what it holds back only once at a time', () => {
    holds((session) => {
      let asked: number | null = null;
      for (const played of session) {
        if (played.input.type === 'Measured' && isCurrent(played)) asked = null;
        for (const effect of played.next.effects) {
          if (effect.type === 'Dial') asked = null;
          if (effect.type !== 'Measure') continue;
          expect(asked).toBe(null);
          asked = effect.generation;
        }
      }
    });
  });

  it('leave a connection where they have a reason, and only when nothing is cut or they can wait no longer', () => {
    holds((session) => {
      for (const { before, input, next } of session) {
        const { state } = next;
        if (state.type !== 'Closing' || before.type === 'Closing' || state.then !== 'dial') continue;
        const { memory, from } = state;
        const isForced =
          memory.move === 'stalled' || memory.move === 'poisoned' || (from.type === 'Live' && input.at >= (from.leaves?.by ?? Infinity));
        const { facts, turn, outbox, resumption } = from.memory;
        const isQuiet = facts.turn === 'none' && facts.user === 'silent' && facts.calls.length === 0 && turn.progress === 'fresh';
        expect(isForced || (isQuiet && outbox.entries.length === 0 && resumption?.standing === 'current')).toBe(true);
      }
    });
  });
});
