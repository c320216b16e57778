import * as fc from 'fast-check';
import type { Cargo, Flight } from '../../lib/machine/flight';
import { countOf, forget, land, launch, NO_FLIGHT, passOver, placeBy, withdraw } from '../../lib/machine/flight';
import type { Entry } from '../../lib/machine/outbox';
import { entryOf } from '../../lib/machine/outbox';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { sendText } from '../../lib/wire/commands';
import { deepFreeze } from '../support/machine';

const cargo = (kind: Cargo['kind'], entry: Entry | null = null): Cargo => ({ kind, bytes: 10, order: 7, entry, isCause: false });
const known = (kind: Cargo['kind'], order: number): Cargo => cargo(kind, entryOf(sendText('x'), 0, order));

/** The flight after some commands, the first at 0 ms, each one a ms later. */
const fly = (...all: readonly Cargo[]): Flight => all.reduce<Flight>((flight, each, at) => launch(deepFreeze(flight), each, at), NO_FLIGHT);
const short = ({ parcels }: Flight): readonly unknown[] => parcels.map(({ kind, count, index }) => [kind, count, index]);

describe('launch', () => {
  it('gives each command its place', () => {
    expect(fly(cargo('content'), cargo('control'), cargo('content'))).toMatchObject({
      next: 3,
      parcels: [
        { kind: 'content', count: 1, bytes: 10, index: 0, first: 0, last: 0 },
        { kind: 'control', count: 1, bytes: 10, index: 1, first: 1, last: 1 },
        { kind: 'content', count: 1, bytes: 10, index: 2, first: 2, last: 2 },
      ],
    });
  });

  it('counts neighbours of a voice together', () => {
    expect(fly(cargo('audio'), cargo('audio'), cargo('video'), cargo('audio'))).toMatchObject({
      parcels: [
        { kind: 'audio', count: 2, bytes: 20, index: 1, first: 0, last: 1 },
        { kind: 'video', count: 1, index: 2 },
        { kind: 'audio', count: 1, index: 3 },
      ],
    });
  });

  it('keeps apart what can be handed over again', () => {
    expect(short(fly(known('audio', 0), known('audio', 1)))).toEqual([
      ['audio', 1, 0],
      ['audio', 1, 1],
    ]);
  });

  it('counts a voice together for five seconds', () => {
    const flight = [0, 4_999, 5_000, 9_000, 10_000].reduce((all, at) => launch(all, cargo('audio'), at), NO_FLIGHT);
    expect(short(flight)).toEqual([
      ['audio', 2, 1],
      ['audio', 2, 3],
      ['audio', 1, 4],
    ]);
  });

  it('remembers when the last piece of a voice was handed over, and no other thing', () => {
    expect(NO_FLIGHT.voicedAt).toBe(-Infinity);
    expect(fly(cargo('audio'), cargo('content'), cargo('audio'), cargo('video'), cargo('content')).voicedAt).toBe(2);
  });

  it('remembers the places of what may bring about a turn', () => {
    const cause: Cargo = { ...cargo('content'), isCause: true };
    expect(fly(cargo('audio'), cause, cargo('content'), cause).causes).toEqual([1, 3]);
  });

  it('remembers which command it was', () => {
    expect(fly(cargo('audio'), { ...cargo('audio'), order: 9 }, { ...cargo('content'), order: -1 }).parcels).toMatchObject([
      { order: 9 },
      { order: -1 },
    ]);
  });

  it('remembers the place of the newest tool response', () => {
    expect(fly(cargo('content')).answered).toBe(-1);
    expect(fly(cargo('toolResponse'), cargo('content'), cargo('toolResponse'), cargo('audio')).answered).toBe(2);
  });

  it('forgets nothing of what is known of the connection', () => {
    const proven = { ...NO_FLIGHT, proven: 3, answered: 2 };
    expect(launch(proven, cargo('content'), 0)).toMatchObject({ proven: 3, answered: 2 });
    expect(passOver(proven)).toEqual({ ...proven, next: 1 });
  });

  it('is bounded, whatever it holds: the oldest are counted with the next of their kind', () => {
    const kind = fc.constantFrom<Cargo['kind']>('audio', 'video', 'content', 'toolResponse', 'control');
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, fc.boolean()), { minLength: 250, maxLength: 400 }), (kinds) => {
        const flight = fly(...kinds.map(([each, isKnown], order) => (isKnown ? known(each, order) : cargo(each))));
        const { parcels } = flight;
        expect(parcels.length).toBeLessThanOrEqual(256);
        expect([countOf(flight), flight.next]).toEqual([kinds.length, kinds.length]);
        expect(parcels.map(({ index }) => index)).toEqual(parcels.map(({ index }) => index).toSorted((a, b) => a - b));
      }),
      { seed: 4, numRuns: 30 },
    );
  });

  it('is bounded also where the oldest is the only one of its kind, which stays', () => {
    const flight = fly(known('content', 0), ...Array.from({ length: 600 }, (_each, order) => known('audio', order + 1)));
    expect(flight.parcels).toHaveLength(256);
    expect(flight.parcels[0]).toMatchObject({ kind: 'content', count: 1, index: 0, entry: { order: 0 } });
    expect(flight.parcels[1]).toMatchObject({ kind: 'audio', count: 346, first: 1, last: 346, entry: null });
  });
});

describe('passOver', () => {
  it('takes a place for a message that is no command', () => {
    expect(passOver(fly(cargo('content')))).toMatchObject({ next: 2, parcels: [{ index: 0 }] });
  });

  it('begins a parcel of its own with what follows', () => {
    expect(short(launch(passOver(fly(cargo('audio'))), cargo('audio'), 5))).toEqual([
      ['audio', 1, 0],
      ['audio', 1, 2],
    ]);
  });
});

describe('placeBy', () => {
  const flight = fly(cargo('content'), cargo('audio'), cargo('audio'), cargo('content'));

  it.each([
    [-1, -1],
    [0, 0],
    [1, 0],
    [2, 2],
    [99, 3],
  ])('at %d ms is place %d: a parcel is there when the last of it is', (at, place) => {
    expect(placeBy(flight, at)).toBe(place);
  });
});

describe('land', () => {
  const flight = fly(cargo('content'), cargo('audio'), cargo('audio'), cargo('audio'), cargo('content'));

  it.each([
    [-1, 0, 5],
    [0, 1, 4],
    [1, 1, 4],
    [2, 1, 4],
    [3, 4, 1],
    [4, 5, 0],
    [Infinity, 5, 0],
  ])('up to place %d lands %d and leaves %d: a parcel lands as a whole', (index, landed, left) => {
    const [rest, count] = land(deepFreeze(flight), index);
    expect([count, countOf(rest), rest.next]).toEqual([landed, left, 5]);
  });

  it('is the same flight where nothing lands', () => {
    expect(land(flight, -1)[0]).toBe(flight);
  });
});

describe('withdraw', () => {
  it('takes out the command that was not taken, be it one of many', () => {
    const flight = fly(cargo('content'), cargo('audio'), cargo('audio'), cargo('audio'));
    expect(short(withdraw(deepFreeze(flight), 0))).toEqual([['audio', 3, 3]]);
    expect(withdraw(flight, 2).parcels[1]).toMatchObject({ count: 2, bytes: 20, index: 3 });
  });

  it('knows no answer that was not taken', () => {
    const flight = fly(cargo('content'), cargo('toolResponse'));
    expect([withdraw(flight, 1).answered, withdraw(flight, 0).answered]).toEqual([-1, 1]);
  });

  it('leaves everything else, and knows no place that has landed', () => {
    const [rest] = land(fly(cargo('content'), cargo('content')), 0);
    expect(short(withdraw(rest, 0))).toEqual([['content', 1, 1]]);
    expect(short(withdraw(rest, 7))).toEqual([['content', 1, 1]]);
  });
});

describe('forget', () => {
  const orders = (flight: Flight): readonly (number | null)[] => flight.parcels.map(({ entry }) => entry?.order ?? null);
  const flight = fly(known('content', 0), known('audio', 1), known('video', 2), known('content', 3), cargo('content'));

  it('is the same where all can be kept', () => {
    expect(forget(flight, { ...DEFAULT_OUTBOX, commands: 4 })).toBe(flight);
  });

  it.each([
    [3, [0, null, 2, 3, null]],
    [2, [0, null, null, 3, null]],
    [1, [null, null, null, 3, null]],
    [0, [null, null, null, null, null]],
  ])('gives media up first, the oldest first, then the oldest: at most %d', (commands, kept) => {
    const less = forget(deepFreeze(flight), { ...DEFAULT_OUTBOX, commands });
    expect(orders(less)).toEqual(kept);
    expect(countOf(less)).toBe(5);
  });

  it('keeps no more bytes than it may', () => {
    expect(orders(forget(flight, { ...DEFAULT_OUTBOX, bytes: 20 }))).toEqual([0, null, null, 3, null]);
  });

  it('gives up nothing for what is too big to be kept by itself', () => {
    const heavy = fly(known('content', 0), known('audio', 1), { ...known('content', 2), bytes: 21 });
    expect(orders(forget(heavy, { ...DEFAULT_OUTBOX, bytes: 20 }))).toEqual([0, 1, null]);
  });
});
