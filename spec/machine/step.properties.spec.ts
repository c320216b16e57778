import { isDeepStrictEqual } from 'node:util';
import { clocksOf } from '../../lib/machine/clocks-of';
import { phaseOf } from '../../lib/machine/facts';
import type { State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import type { SessionEvent } from '../../lib/wire/session-event';
import { eventsOf } from '../support/machine';
import { courtOf, done, isCurrent, told } from './laws';
import { LEGAL } from './phases';
import type { Played } from './play-moves';

const { sessions, holds } = courtOf({ seed: 20_261_122, numRuns: 800 });

/** A value in words, bytes included. */
const image = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (inner instanceof Uint8Array ? `bytes ${inner.join()}` : inner));

const answeredBy = ({ effects }: Played['next']): readonly string[] =>
  effects.flatMap((effect) => {
    if (effect.type !== 'Send' || effect.command !== 'SendToolResponse') return [];
    const { toolResponse } = JSON.parse(effect.text) as { toolResponse: { functionResponses: { id?: string }[] } };
    return toolResponse.functionResponses.flatMap(({ id }) => id ?? []);
  });

/** The timers that a state waits for, in the order of their numbers. */
const awaited = (state: State): readonly number[] =>
  [state.memory.leaving, state.memory.dropsTimer, ...clocksOf(state)].filter((timer) => timer !== null).toSorted((a, b) => a - b);

const isTimed = ({ next: { state }, running }: Played): boolean =>
  state.type === 'Ended' ||
  isDeepStrictEqual(
    running.map(({ timer }) => timer).toSorted((a, b) => a - b),
    awaited(state),
  );

/** Whether the server says the end of a turn in a step, to a session that still listens. */
const saysEnd = (played: Played): boolean => {
  const { before } = played;
  const isListening = before.type === 'Opened' || before.type === 'Live' || (before.type === 'Closing' && before.then === 'dial');
  return isListening && isCurrent(played) && played.next.messages.some(({ serverContent }) => serverContent?.turnComplete === true);
};

/** The ends of turns that no server told. */
const droppedIn = (played: Played): readonly number[] =>
  eventsOf(played.next.events, 'TurnComplete')
    .slice(saysEnd(played) ? 1 : 0)
    .map(({ turn }) => turn);

const hasTurn = (event: SessionEvent): event is SessionEvent & { readonly turn: number } => 'turn' in event && event.type !== 'Interrupted';

describe('random sessions', () => {
  it('are long and reach every state', () => {
    const states = sessions.flatMap((session) => session.map(({ next }) => next.state.type));
    expect(new Set(states)).toEqual(new Set(['Idle', 'Dialling', 'Opened', 'Live', 'Closing', 'Deciding', 'Waiting', 'Ended']));
    const long = sessions.filter((session) => session.filter(({ before }) => before.type === 'Live').length > 10);
    expect(long.length).toBeGreaterThan(sessions.length / 3);
  });

  it('give the same for the same, and leave what they are given as it is', () => {
    holds((session) => {
      const other = session.filter(({ before, input, next }) => {
        const given = image(input);
        return !isDeepStrictEqual(step(before, input), next) || image(input) !== given;
      });
      expect(other).toEqual([]);
    });
  });

  it('end once, with Disconnected, and do nothing after it but log', () => {
    holds((session) => {
      const events = told(session);
      const hasEnded = session.at(-1)?.next.state.type === 'Ended';
      expect(eventsOf(events, 'Disconnected')).toHaveLength(hasEnded ? 1 : 0);
      if (hasEnded) expect(events.at(-1)?.type).toBe('Disconnected');
      const late = session.filter(({ before }) => before.type === 'Ended');
      expect(late.every(({ before, next }) => isDeepStrictEqual(next.state, before))).toBe(true);
      expect(late.flatMap(({ next }) => [...next.events, ...next.messages])).toEqual([]);
      expect(done(late).every(({ type }) => type === 'Log')).toBe(true);
    });
  });

  it('tell nothing before they begin or end', () => {
    holds((session) => {
      const idle = session.filter(({ next }) => next.state.type === 'Idle');
      expect([told(idle), done(idle)]).toEqual([[], []]);
    });
  });

  it('change their phase in legal pairs, without a gap, from Disconnected', () => {
    holds((session) => {
      const changes = eventsOf(told(session), 'PhaseChanged');
      const last = changes.reduce(
        (phase, { from, to }) => {
          expect([from, LEGAL.includes(`${from}>${to}`)]).toEqual([phase, true]);
          return to;
        },
        phaseOf({ connection: 'down', turn: 'none', user: 'silent', calls: [] }),
      );
      const end = session.at(-1);
      expect(last).toBe(end === undefined ? 'Disconnected' : phaseOf(end.next.state.memory.facts));
    });
  });

  it('know each open call once, and never give a local id twice', () => {
    holds((session) => {
      const open = session.map(({ next }) => next.state.memory.facts.calls.map(({ id }) => id));
      expect(open.filter((ids) => new Set(ids).size < ids.length)).toEqual([]);
      const local = eventsOf(told(session), 'ToolCall')
        .flatMap(({ calls }) => calls.map(({ id }) => id))
        .filter((id) => id.startsWith('local-'));
      expect(new Set(local).size).toBe(local.length);
    });
  });

  it('never answer a call that was taken back, unless it was asked for again', () => {
    holds((session) => {
      const late = session.flatMap(({ next }) => answeredBy(next).filter((id) => next.state.memory.cancelled.includes(id)));
      expect(late).toEqual([]);
    });
  });

  it('tell a call of a server session once, until it is taken back', () => {
    holds((session) => {
      const known = new Set<string>();
      for (const event of told(session)) {
        if (event.type === 'ToolCallCancelled')
          [...known].filter((key) => event.ids.some((id) => key.startsWith(`${id} `))).forEach((key) => known.delete(key));
        if (event.type === 'Connected' && !event.resumed) known.clear();
        if (event.type !== 'ToolCall') continue;
        expect(event.calls.filter(({ id, name }) => known.has(`${id} ${name}`))).toEqual([]);
        event.calls.forEach(({ id, name }) => known.add(`${id} ${name}`));
      }
    });
  });

  it('count turns up and end each once, after all that is told of it', () => {
    holds((session) => {
      let over = 0;
      for (const event of told(session).filter(hasTurn)) {
        expect(event.turn).toBeGreaterThan(over);
        if (event.type === 'TurnComplete') over = event.turn;
      }
      const turns = told(session)
        .filter(hasTurn)
        .map(({ turn }) => turn);
      expect(turns).toEqual(turns.toSorted((a, b) => a - b));
    });
  });

  it('end a turn where the server says so, or where it loses its connection', () => {
    holds((session) => {
      for (const played of session) {
        const { state, events } = played.next;
        const dropped = droppedIn(played);
        const isCut = !['Opened', 'Live', 'Closing'].includes(state.type);
        expect(eventsOf(events, 'TurnComplete').length).toBeGreaterThanOrEqual(saysEnd(played) ? 1 : 0);
        expect([dropped.length <= 1, dropped.length === 0 || isCut]).toEqual([true, true]);
      }
    });
  });

  it('say that a turn was cut with its connection directly before its end', () => {
    holds((session) => {
      for (const { next } of session) {
        const at = next.events.findIndex((event) => event.type === 'Interrupted' && event.by === 'drop');
        if (at === -1) continue;
        const [cut, ...rest] = next.events.slice(at).filter(({ type }) => type !== 'TextComplete');
        expect(rest[0]).toEqual({ type: 'TurnComplete', turn: cut?.type === 'Interrupted' ? cut.turn : 0 });
      }
    });
  });

  it('tell a whole text that is what was told in pieces', () => {
    holds((session) => {
      const events = told(session);
      eventsOf(events, 'TextComplete').forEach(({ text, turn }) => {
        const pieces = eventsOf(events, 'TextDelta').filter((delta) => delta.turn === turn);
        expect([text, text.length > 0]).toEqual([pieces.map((delta) => delta.text).join(''), true]);
      });
    });
  });

  it('wait for the timers that run, and run the timers that they wait for', () => {
    holds((session) => {
      expect(session.filter((played) => !isTimed(played))).toEqual([]);
    });
  });

  it('tell of every command that they drop', () => {
    holds((session) => {
      const { dropped, drops } = session.at(-1)?.next.state.memory ?? { dropped: {}, drops: [] };
      const counts = told(session).flatMap((event) =>
        event.type === 'Error' && event.error.type === 'CommandsDropped' ? [event.error.count] : [],
      );
      const untold = drops.map(({ count }) => count);
      const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
      expect(sum([...counts, ...untold])).toBe(sum(Object.values(dropped)));
    });
  });

  it('tell a fatal error only where they end, and then as the cause', () => {
    holds((session) => {
      const fatal = eventsOf(told(session), 'Error').filter((event) => event.fatal);
      const [end] = eventsOf(told(session), 'Disconnected');
      expect(fatal.map(({ error }) => error)).toEqual(end?.cause === undefined ? [] : [end.cause]);
    });
  });
});
