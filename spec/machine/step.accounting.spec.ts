import type { LiveError } from '../../lib/errors/live-error';
import { countOf } from '../../lib/machine/flight';
import { errorsOf } from '../support/machine';
import { booksOf, keyOf, memoryAfter, sendsIn, sum, takenBackIn } from './books';
import { courtOf, told } from './laws';

const { sessions, holds } = courtOf({ seed: 20_270_202, numRuns: 800 });

const unknownIn = (errors: readonly LiveError[]): number =>
  sum(errors.flatMap((error) => (error.type === 'DeliveryUnknown' ? [error.count] : [])));

describe('the commands of a session', () => {
  it('come to every end', () => {
    const ends = sessions.flatMap((session) => session.map(memoryAfter));
    expect(ends.some(({ delivered }) => delivered > 0)).toBe(true);
    expect(ends.some(({ unknown }) => unknown > 0)).toBe(true);
    expect(ends.some(({ resend }) => resend.length > 0)).toBe(true);
    expect(ends.filter(({ dropped }) => dropped.full > 0 || dropped.ended > 0 || dropped.stale > 0).length).toBeGreaterThan(100);
    expect(sum(sessions.map((session) => booksOf(session).at(-1)?.repeated ?? 0))).toBeGreaterThan(10);
    expect(sum(sessions.map((session) => booksOf(session).at(-1)?.takenBack ?? 0))).toBeGreaterThan(10);
  });

  it('are each accepted once, and then in one place: waiting, on their way, delivered, unknown, dropped or refused', () => {
    holds((session) => {
      const books = booksOf(session);
      const wrong = session.flatMap((played, index) => {
        const { accepted, outbox, sent, dropped } = memoryAfter(played);
        const { accepted: given = 0, made = 0, refused = 0 } = books[index] ?? {};
        const places = refused + outbox.entries.length + sent + sum(Object.values(dropped));
        return accepted === given && given + made === places ? [] : [{ index, accepted, given, made, places }];
      });
      expect(wrong).toEqual([]);
    });
  });

  it('are counted as sent while they are: on their way, waiting to be repeated, delivered or unknown', () => {
    holds((session) => {
      const wrong = session.flatMap((played, index) => {
        const { sent, flight, resend, delivered, unknown } = memoryAfter(played);
        const places = countOf(flight) + resend.length + delivered + unknown;
        return sent === places && delivered >= 0 && unknown >= 0 ? [] : [{ index, sent, places, delivered, unknown }];
      });
      expect(wrong).toEqual([]);
    });
  });

  it('are counted as sent once for each time that they were, unless they wait again', () => {
    holds((session) => {
      const roomless = booksOf(session).map(
        ({ sends, takenBack, repeated }, index) => (session[index]?.next.state.memory.sent ?? 0) - (sends - takenBack - repeated),
      );
      // What should be repeated, and finds no room for that, counts as sent again, and is told of.
      const wrong = session.flatMap(({ next }, index) => {
        const more = (roomless[index] ?? 0) - (roomless[index - 1] ?? 0);
        return more === 0 || (more > 0 && unknownIn(errorsOf(next.events)) >= more) ? [] : [{ index, more }];
      });
      expect(wrong).toEqual([]);
    });
  });

  it('are told of, where nobody knows whether they arrived', () => {
    holds((session) => {
      let untold = 0;
      const wrong = session.flatMap((played, index) => {
        const more = memoryAfter(played).unknown - played.before.memory.unknown;
        // A command that the socket turns out not to have taken was told of already.
        const isReturned = more === -1 && takenBackIn(played).length > 0;
        untold += isReturned ? 0 : more - unknownIn(errorsOf(played.next.events));
        return untold === 0 ? [] : [{ index, more }];
      });
      expect(wrong).toEqual([]);
    });
  });

  it('are in one place only, and there once', () => {
    holds((session) => {
      const doubled = session.flatMap(({ next }) => {
        const { outbox, resend, flight } = next.state.memory;
        const keys = [...outbox.entries, ...resend, ...flight.parcels.flatMap(({ entry }) => entry ?? [])].map(keyOf);
        return new Set(keys).size === keys.length ? [] : [keys];
      });
      expect(doubled).toEqual([]);
    });
  });

  it('are handed over once, unless the socket did not take them, or they are repeated to a server that has not read them', () => {
    holds((session) => {
      const inAir = new Set<string>();
      for (const played of session) {
        takenBackIn(played).forEach((entry) => entry !== null && inAir.delete(keyOf(entry)));
        if (played.before.type === 'Opened' && played.before.continuity === 'resumed')
          played.before.memory.resend.forEach((entry) => inAir.delete(keyOf(entry)));
        for (const entry of sendsIn(played).flatMap((each) => each ?? [])) {
          expect([keyOf(entry), inAir.has(keyOf(entry))]).toEqual([keyOf(entry), false]);
          inAir.add(keyOf(entry));
        }
      }
    });
  });

  it('wait no longer than the session: where that has ended, nothing is left', () => {
    holds((session) => {
      const last = session.at(-1)?.next.state;
      if (last?.type !== 'Ended') return;
      const { outbox, flight, resend } = last.memory;
      expect([outbox.entries, countOf(flight), resend]).toEqual([[], 0, []]);
    });
  });

  it('never wait in more than the room that there is', () => {
    holds((session) => {
      const full = session.flatMap(({ next: { state } }) => {
        const limits = state.type === 'Idle' ? state.limits : 'settings' in state ? state.settings.outbox : { commands: 0, bytes: 0 };
        const { entries, bytes } = state.memory.outbox;
        const isRight = entries.length <= limits.commands && bytes <= limits.bytes && bytes === sum(entries.map((entry) => entry.bytes));
        return isRight ? [] : [{ entries, bytes, limits }];
      });
      expect(full).toEqual([]);
    });
  });

  it('are told of by the end, where they were dropped', () => {
    holds((session) => {
      const { dropped, drops } = session.at(-1)?.next.state.memory ?? { dropped: {}, drops: [] };
      const counts = errorsOf(told(session)).flatMap((error) => (error.type === 'CommandsDropped' ? [error.count] : []));
      expect(sum([...counts, ...drops.map(({ count }) => count)])).toBe(sum(Object.values(dropped)));
    });
  });
});
