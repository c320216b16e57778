import * as fc from 'fast-check';
import type { Timestamp } from 'rxjs';
import { EVENT_LETTER } from '../../../lib/testing/builders/event-letter';
import { event } from '../../../lib/testing/builders/event';
import { toMarbles } from '../../../lib/testing/diagram/to-marbles';
import type { SessionEvent } from '../../../lib/wire/session-event';
import { countBy } from './count-by';
import { drawnLetters, longestLine, toldCounts } from './read-drawing';

const TYPES = Object.keys(EVENT_LETTER) as SessionEvent['type'][];

const anEvent = fc.constantFrom(...TYPES).map((type): SessionEvent => event[type]());
const aPause = fc.oneof(fc.constant(0), fc.nat(50), fc.nat(5_000), fc.nat(5_000_000), fc.double({ min: 0, max: 10, noNaN: true }));
const aSession = fc.array(fc.tuple(aPause, anEvent), { minLength: 1, maxLength: 300 }).map((steps) => {
  let timestamp = 0;
  return steps.map(([pause, value]): Timestamp<SessionEvent> => ({ timestamp: (timestamp += pause), value }));
});
const aWidth = fc.integer({ min: 60, max: 200 });
const settings = { numRuns: 300, seed: 20_261_122 };

const letterOf = ({ type }: SessionEvent): string => EVENT_LETTER[type];

describe('every drawing', () => {
  it('shows every event of a session with times, within its width', () => {
    fc.assert(
      fc.property(aSession, aWidth, (events, width) => {
        const drawing = toMarbles(events, { width });
        const { p: _phases, ...letters } = countBy(events, ({ value }) => letterOf(value));
        expect(drawnLetters(drawing)).toEqual(letters);
        expect(toldCounts(drawing)).toEqual(countBy(events, ({ value }) => value.type));
        expect(longestLine(drawing)).toBeLessThanOrEqual(width);
        expect(drawing).not.toMatch(/[^\x20-\x7e\n]| $/m);
      }),
      settings,
    );
  });

  it('shows every event of a session without times', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 1, maxLength: 500 }), aWidth, (events, width) => {
        const drawing = toMarbles(events, { width });
        const { p: _phases, ...letters } = countBy(events, letterOf);
        expect(drawnLetters(drawing)).toEqual(letters);
        expect(longestLine(drawing)).toBeLessThanOrEqual(width);
      }),
      settings,
    );
  });

  it('is done in well under a second for a hundred thousand events', () => {
    const events = Array.from({ length: 100_000 }, (_, index): Timestamp<SessionEvent> => {
      const value = index % 500 === 499 ? event.TurnComplete() : index % 3 === 0 ? event.OutputTranscription() : event.AudioData();
      return { timestamp: index * 37, value };
    });
    const durations = [1, 2, 3].map(() => {
      const began = performance.now();
      toMarbles(events);
      return performance.now() - began;
    });
    // The best of three: other work on the machine is not what is measured.
    expect(Math.min(...durations)).toBeLessThan(1_000);
    expect(toldCounts(toMarbles(events))).toEqual(countBy(events, ({ value }) => value.type));
  });
});
