import fc from 'fast-check';
import type { Turn } from '../../lib/streams/turn';
import { noTurnYet, turnReducer, type TurnProgress } from '../../lib/streams/turn-reducer';
import type { SessionEvent } from '../../lib/wire/session-event';
import { deepFreeze } from './deep-freeze';
import { audio, connected, disconnected, heard, interrupted, over, said, text, usage, usageOf, voiceEnd } from './events';
import { sessions } from './sessions';

/** The turns that events end which come 100 ms apart, the first one at 100. */
const turnsOf = (...events: readonly SessionEvent[]): readonly Turn[] => {
  const steps = events.reduce<readonly TurnProgress[]>(
    (done, event, index) => [...done, turnReducer(done.at(-1) ?? noTurnYet, event, (index + 1) * 100)],
    [],
  );
  return steps.flatMap(({ ended }) => ended);
};

const summary = (turns: readonly Turn[]) =>
  turns.map(({ turn, text: written, end, partial }) => [turn, written, end, partial ? 'partial' : 'whole']);

describe('turnReducer', () => {
  it('ends one turn after the other', () => {
    expect(summary(turnsOf(connected(), text('a', 1), over(1), text('b', 2), over(2)))).toEqual([
      [1, 'a', 'complete', 'whole'],
      [2, 'b', 'complete', 'whole'],
    ]);
  });

  it('tells of a turn in which nothing came', () => {
    expect(summary(turnsOf(connected(), over(1), over(2)))).toEqual([
      [1, '', 'complete', 'whole'],
      [2, '', 'complete', 'whole'],
    ]);
  });

  describe('drops the turn that was going on', () => {
    it('when the session ends', () => {
      expect(summary(turnsOf(connected(), text('a', 1), disconnected()))).toEqual([[1, 'a', 'dropped', 'whole']]);
    });

    it('when the connection is lost, and only once', () => {
      const turns = turnsOf(connected(), text('a', 1), interrupted(1, 'drop'), connected(true), text('b', 2), over(2), disconnected());
      expect(summary(turns)).toEqual([
        [1, 'a', 'dropped', 'whole'],
        [2, 'b', 'complete', 'whole'],
      ]);
      expect(turns[0]?.times.end).toBe(300);
    });

    it('when a later one begins without an end of it', () => {
      expect(summary(turnsOf(connected(), text('a', 1), connected(true), text('b', 2), over(2)))).toEqual([
        [1, 'a', 'dropped', 'whole'],
        [2, 'b', 'complete', 'whole'],
      ]);
      expect(summary(turnsOf(connected(), text('a', 1), over(2)))).toEqual([
        [1, 'a', 'dropped', 'whole'],
        [2, '', 'complete', 'whole'],
      ]);
      expect(summary(turnsOf(connected(), text('a', 1), interrupted(2), over(2)))).toEqual([
        [1, 'a', 'dropped', 'whole'],
        [2, '', 'interrupted', 'whole'],
      ]);
    });

    it('and nothing where none was', () => {
      expect(turnsOf(connected(), usage(), voiceEnd, disconnected())).toEqual([]);
      expect(turnsOf(connected(), said('', 1, { finished: true }), disconnected())).toEqual([]);
    });
  });

  it('goes on with a turn over a reconnect that cut nothing', () => {
    expect(turnsOf(connected(), heard('a', 1), connected(true), heard('b', 1), over(1))).toMatchObject([{ heard: 'ab', end: 'complete' }]);
  });

  describe('takes an interruption', () => {
    it('of the turn that is going on', () => {
      expect(summary(turnsOf(connected(), text('a', 1), interrupted(1), over(1), over(2)))).toEqual([
        [1, 'a', 'interrupted', 'whole'],
        [2, '', 'complete', 'whole'],
      ]);
    });

    it('of a turn without any output', () => {
      expect(summary(turnsOf(connected(), interrupted(1), over(1)))).toEqual([[1, '', 'interrupted', 'whole']]);
    });

    it('of a turn that is over for nothing', () => {
      expect(summary(turnsOf(connected(), over(1), interrupted(1), text('a', 2), interrupted(1), over(2)))).toEqual([
        [1, '', 'complete', 'whole'],
        [2, 'a', 'complete', 'whole'],
      ]);
      expect(turnsOf(connected(), over(1), interrupted(1), disconnected())).toHaveLength(1);
    });
  });

  it('does not hear of a turn that is over', () => {
    expect(summary(turnsOf(connected(), text('a', 1), over(1), text('late', 1), over(1), text('b', 2), over(2)))).toEqual([
      [1, 'a', 'complete', 'whole'],
      [2, 'b', 'complete', 'whole'],
    ]);
  });

  describe('that joined in the middle', () => {
    it('gets the first turn in part, the next one whole', () => {
      expect(summary(turnsOf(text('b', 3), over(3), text('c', 4), over(4)))).toEqual([
        [3, 'b', 'complete', 'partial'],
        [4, 'c', 'complete', 'whole'],
      ]);
    });

    it('gets only the end of a turn', () => {
      expect(summary(turnsOf(interrupted(3), over(3)))).toEqual([[3, '', 'interrupted', 'partial']]);
      expect(summary(turnsOf(interrupted(3, 'drop'), connected(true)))).toEqual([[3, '', 'dropped', 'partial']]);
    });

    it('does not take an old interruption for a turn', () => {
      expect(summary(turnsOf(interrupted(3), text('a', 4), over(4)))).toEqual([[4, 'a', 'complete', 'partial']]);
    });

    it('gets the turns of the next session whole', () => {
      expect(summary(turnsOf(text('b', 3), disconnected(), text('c', 1), over(1)))).toEqual([
        [3, 'b', 'dropped', 'partial'],
        [1, 'c', 'complete', 'whole'],
      ]);
      expect(summary(turnsOf(usage(), disconnected(), over(1)))).toEqual([[1, '', 'complete', 'whole']]);
    });

    it('stays partial over a reconnect', () => {
      expect(summary(turnsOf(text('b', 3), connected(true), over(3)))).toEqual([[3, 'b', 'complete', 'partial']]);
    });
  });

  it('counts usage and voice activity for the turn during which they come', () => {
    const turns = turnsOf(
      connected(),
      voiceEnd,
      usage({ totalTokenCount: 1 }),
      text('a', 1),
      over(1),
      usage({ totalTokenCount: 2 }),
      over(2),
    );
    expect(turns).toMatchObject([
      { usage: usageOf({ totalTokenCount: 1 }), times: { userEnd: 200 } },
      { usage: usageOf({ totalTokenCount: 2 }), times: { end: 700 } },
    ]);
  });

  it('measures an answer from the word that interrupted the one before', () => {
    const turns = turnsOf(connected(), voiceEnd, audio(2, 1), interrupted(1), voiceEnd, over(1), audio(2, 2), over(2));
    expect(turns.map(({ times }) => times)).toEqual([
      { userEnd: 200, firstOutput: 300, firstAudio: 300, end: 600 },
      { userEnd: 500, firstOutput: 700, firstAudio: 700, end: 800 },
    ]);
  });

  describe('for any session', () => {
    const seed = 20_262;
    const isOf =
      <T extends SessionEvent['type']>(type: T) =>
      (event: { readonly type: string }): event is Extract<SessionEvent, { type: T }> =>
        event.type === type;
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

    it('tells of every turn once, in order, and loses nothing', () => {
      fc.assert(
        fc.property(sessions, ({ inputs }) => {
          const events = inputs.filter((input): input is SessionEvent => input.type !== 'SendText' && input.type !== 'SendClientContent');
          const turns = turnsOf(...events);
          const written = (turn: number): string =>
            events
              .filter(isOf('TextDelta'))
              .flatMap((event) => (event.turn === turn ? event.text : []))
              .join('');
          expect(turns.map(({ turn }) => turn)).toEqual(turns.map(({ turn }) => turn).toSorted((a, b) => a - b));
          expect(new Set(turns.map(({ turn }) => turn)).size).toBe(turns.length);
          expect(events.filter(isOf('TurnComplete')).map(({ turn }) => turn)).toEqual(
            turns.filter(({ end }) => end !== 'dropped').map(({ turn }) => turn),
          );
          expect(turns.map(({ text: all }) => all)).toEqual(turns.map(({ turn }) => written(turn)));
          expect(turns.map(({ said: all }) => all).join('')).toBe(
            events
              .filter(isOf('OutputTranscription'))
              .map((event) => event.text)
              .join(''),
          );
          expect(sum(turns.map(({ audioBytes }) => audioBytes))).toBe(
            sum(events.filter(isOf('AudioData')).map(({ data }) => data.byteLength)),
          );
          expect(sum(turns.map(({ calls }) => calls.length))).toBe(sum(events.filter(isOf('ToolCall')).map(({ calls }) => calls.length)));
          expect(turns.every(({ partial }) => !partial)).toBe(true);
        }),
        { seed },
      );
    });

    it('writes to nothing that it is given, and keeps no bytes', () => {
      fc.assert(
        fc.property(sessions, ({ inputs }) => {
          const events = inputs.filter((input): input is SessionEvent => input.type !== 'SendText' && input.type !== 'SendClientContent');
          const last = events.reduce((progress, event) => turnReducer(deepFreeze(progress), deepFreeze(event), 0), noTurnYet);
          const hasBytes = (value: unknown): boolean =>
            ArrayBuffer.isView(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hasBytes));
          expect(hasBytes(last)).toBe(false);
        }),
        { seed },
      );
    });
  });
});
