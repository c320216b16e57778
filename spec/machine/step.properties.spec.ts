import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { phaseOf } from '../../lib/machine/facts';
import type { State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import type { SessionEvent } from '../../lib/wire/session-event';
import { eventsOf } from '../support/machine';
import { LEGAL } from './phases';
import type { Played } from './random-session';
import { arbitrarySession, play } from './random-session';

const RUNS = { seed: 20_261_122, numRuns: 1_200 };

const SESSIONS: readonly (readonly Played[])[] = fc.sample(arbitrarySession, RUNS).map((moves) => play(moves));

/** Every session is played once for all laws; where one is broken, the smallest session that breaks it is looked for. */
const holds = (law: (session: readonly Played[]) => void): void => {
  try {
    SESSIONS.forEach(law);
  } catch (error) {
    fc.assert(
      fc.property(arbitrarySession, (moves) => {
        law(play(moves));
      }),
      RUNS,
    );
    throw error;
  }
};

/** A value in words, bytes included. */
const image = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (inner instanceof Uint8Array ? `bytes ${inner.join()}` : inner));

const told = (session: readonly Played[]): readonly SessionEvent[] => session.flatMap(({ next }) => next.events);
const done = (session: readonly Played[]): Played['next']['effects'] => session.flatMap(({ next }) => next.effects);
const isListening = ({ before }: Played): boolean => before.type === 'Opened' || before.type === 'Live';
const isReturned = ({ before: { type, memory }, input }: Played): boolean =>
  input.type === 'NotSent' && input.generation === memory.generation && type !== 'Idle' && type !== 'Ended';
const isHeard = ({ before, input }: Played): boolean => input.type === 'Received' && input.generation === before.memory.generation;

const turnsOf = (events: readonly SessionEvent[]): readonly number[] =>
  events.flatMap((event) => ('turn' in event && event.type !== 'Interrupted' ? [event.turn] : []));

const answeredBy = ({ effects }: Played['next']): readonly string[] =>
  effects.flatMap((effect) => {
    if (effect.type !== 'Send' || effect.command !== 'SendToolResponse') return [];
    const { toolResponse } = JSON.parse(effect.text) as { toolResponse: { functionResponses: { id?: string }[] } };
    return toolResponse.functionResponses.flatMap(({ id }) => id ?? []);
  });

/** The timers that a state waits for, in the order of their numbers. */
const awaited = (state: State): readonly number[] =>
  [state.memory.leaving, state.memory.dropsTimer, 'deadline' in state ? state.deadline : null]
    .filter((timer) => timer !== null)
    .toSorted((a, b) => a - b);

const isTimed = ({ next: { state }, running }: Played): boolean =>
  state.type === 'Ended' ||
  isDeepStrictEqual(
    running.map(({ timer }) => timer).toSorted((a, b) => a - b),
    awaited(state),
  );

describe('random sessions', () => {
  it('are long and reach every state', () => {
    const states = SESSIONS.flatMap((session) => session.map(({ next }) => next.state.type));
    expect(new Set(states)).toEqual(new Set(['Idle', 'Dialling', 'Opened', 'Live', 'Closing', 'Ended']));
    const long = SESSIONS.filter((session) => session.filter(({ before }) => before.type === 'Live').length > 10);
    expect(long.length).toBeGreaterThan(SESSIONS.length / 3);
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

  it('send nothing before the setup, nothing once they close, and only on their connection', () => {
    holds((session) => {
      const sends = session.flatMap((played) =>
        played.next.effects.flatMap((effect) => (effect.type === 'Send' ? [{ ...played, effect }] : [])),
      );
      sends.forEach(({ before, next, effect }, index) => {
        expect(effect.command === 'setup').toBe(index === 0);
        expect(['Opened', 'Live', 'Closing']).toContain(next.state.type);
        expect(['Dialling', 'Opened', 'Live']).toContain(before.type);
        expect(effect.generation).toBe(next.state.memory.generation);
      });
      const types = done(session).map(({ type }) => type);
      const close = types.findIndex((type) => type === 'Close' || type === 'Abandon');
      expect(close === -1 ? [] : types.slice(close).filter((type) => type === 'Send' || type === 'Dial')).toEqual([]);
      const returned = session.filter(isReturned).length;
      expect(session.at(-1)?.next.state.memory.sent ?? 0).toBe(sends.length - returned);
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

  it('never answer a call that was taken back', () => {
    holds((session) => {
      const late = session.flatMap(({ before, next }) => answeredBy(next).filter((id) => before.memory.cancelled.includes(id)));
      expect(late).toEqual([]);
    });
  });

  it('count turns up, one for each end that the server tells', () => {
    holds((session) => {
      const turns = turnsOf(told(session));
      expect(turns).toEqual(turns.toSorted((a, b) => a - b));
      const ends = eventsOf(told(session), 'TurnComplete').map(({ turn }) => turn);
      expect(ends).toEqual(ends.map((_end, index) => index + 1));
      const received = session.filter(isListening).filter(isHeard);
      const wire = received.flatMap(({ next }) => next.messages).filter((message) => message.serverContent?.turnComplete === true);
      expect(ends).toHaveLength(wire.length);
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
