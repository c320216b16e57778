import { countDrops, noteDrops, tellNotedDrops } from '../../lib/machine/note-drops';
import { stay } from '../../lib/machine/next';
import type { Entry } from '../../lib/machine/outbox';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { initialState } from '../../lib/machine/state';
import { sendAudio, sendText, sendToolResponse } from '../../lib/wire/commands';
import {
  begin,
  callFor,
  closed,
  closing,
  commanded,
  deepFreeze,
  dialling,
  effectsOf,
  errorsOf,
  eventsOf,
  live,
  PATIENT,
  received,
  run,
  sentBy,
  story,
  ticked,
} from '../support/machine';

const entry: Entry = { command: sendText('x'), kind: 'content', bytes: 65, at: 0, order: 0, given: 'never' };
const audio = sendAudio(new Uint8Array(2));
/** An outbox that takes nothing. */
const NO_ROOM = { outbox: { ...DEFAULT_OUTBOX, commands: 0, bytes: 0 } };

describe('countDrops', () => {
  it('counts by cause and tells nothing', () => {
    const once = countDrops(stay(deepFreeze(initialState)), [entry, entry], 'full', 0);
    const { state, events, effects } = countDrops(countDrops(once, [entry], 'stale', 1), [entry], 'full', 2);
    expect(state.memory.dropped).toEqual({ full: 3, stale: 1, ended: 0, gated: 0 });
    expect(state.memory.drops).toHaveLength(2);
    expect([events, effects]).toEqual([[], []]);
  });

  it('counts what the socket refused before, like what it was never given', () => {
    const { state } = countDrops(stay(initialState), [{ ...entry, given: 'refused' }, entry], 'ended', 0);
    expect([state.memory.dropped.ended, state.memory.sent, state.memory.unknown]).toEqual([2, 0, 0]);
  });

  it('tells of what a connection was given before at once, as it may have arrived then', () => {
    const { state, events } = countDrops(stay(dialling()), [{ ...entry, given: 'before' }, entry], 'full', 0);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'DeliveryUnknown', kind: 'content', count: 1, bytes: 65 })]);
    expect([state.memory.dropped.full, state.memory.sent, state.memory.unknown]).toEqual([1, 1, 1]);
  });
});

describe('noteDrops', () => {
  it('does nothing where nothing was dropped', () => {
    const next = stay(dialling());
    expect(noteDrops(next, [], 'full', 0)).toBe(next);
  });

  it('starts one timer of a second for the first drop, and none for the next', () => {
    const next = noteDrops(noteDrops(stay(dialling()), [entry], 'full', 0), [entry], 'full', 400);
    expect(next.effects).toEqual([{ type: 'StartTimer', timer: 2, ms: 1_000 }]);
    expect(next.state.memory.dropsTimer).toBe(2);
  });

  describe('of an answer', () => {
    const answer = (id: string, willContinue = false): Entry => ({
      ...entry,
      kind: 'toolResponse',
      command: sendToolResponse([{ id, response: {}, willContinue }]),
    });
    const called = stay(run(live(), received(callFor('a', 'b'))).state);

    it('cancels the call, which nobody will answer', () => {
      const { state, events } = noteDrops(called, [entry, answer('a')], 'full', 0);
      expect(story(events)).toEqual(['ToolCallCancelled']);
      expect(eventsOf(events, 'ToolCallCancelled')[0]?.ids).toEqual(['a']);
      expect([state.memory.facts.calls.map(({ id }) => id), state.memory.cancelled]).toEqual([['b'], ['a']]);
    });

    it.each([
      ['more will follow', answer('a', true)],
      ['nobody knows the call', answer('x')],
    ])('cancels nothing where %s', (_why, dropped) => {
      expect(noteDrops(called, [dropped], 'full', 0).events).toEqual([]);
    });

    it('happens last of all: what was said in writing gives way first', () => {
      const lost = run(live({ ...PATIENT, outbox: { ...DEFAULT_OUTBOX, commands: 2 } }), received(callFor('a', 'b', 'c')), closed(1006));
      const commands = [sendText('1'), sendText('2'), ...['a', 'b', 'c'].map((id) => answer(id).command)];
      const { state, events } = run(lost.state, ...commands.map((each) => commanded(each)));
      expect(state.memory.outbox.entries.map(({ order }) => order)).toEqual([2, 3]);
      expect(eventsOf(events, 'ToolCallCancelled')).toEqual([{ type: 'ToolCallCancelled', ids: ['c'] }]);
      expect(errorsOf(run(state, commanded(answer('c').command)).events)).toEqual([]);
    });
  });

  it('starts no timer before the first dial', () => {
    const { state, effects } = noteDrops(stay(initialState), [entry], 'full', 0);
    expect([state.memory.dropsTimer, state.memory.drops.length, effects]).toEqual([null, 1, []]);
  });
});

describe('tellNotedDrops', () => {
  it('tells each run once, stops the timer and forgets', () => {
    const told = tellNotedDrops({ ...noteDrops(stay(dialling()), [entry], 'full', 0), effects: [] });
    expect(errorsOf(told.events)).toEqual([expect.objectContaining({ type: 'CommandsDropped', kind: 'content', count: 1 })]);
    expect(told.effects).toEqual([{ type: 'StopTimer', timer: 2 }]);
    expect(told.state.memory).toMatchObject({ drops: [], dropsTimer: null, dropped: { full: 1 } });
    expect(errorsOf(tellNotedDrops(told).events)).toHaveLength(1);
  });
});

describe('drops of a session', () => {
  it('are told before the dial of which they are older, and not before it begins', () => {
    const texts = Array.from({ length: 258 }, (_each, index) => commanded(sendText(String(index)), index));
    const idle = run(initialState, ...texts);
    expect(idle.events).toEqual([]);
    const begun = run(idle.state, begin({}, 1_000));
    expect(story(begun.events)).toEqual(['Error', 'Disconnected>Connecting']);
    expect(errorsOf(begun.events)).toEqual([expect.objectContaining({ why: 'full', kind: 'content', count: 2, spanMs: 1 })]);
  });

  it('are told once a second at most for each kind and cause', () => {
    const flood = run(dialling(NO_ROOM), ...[0, 300, 600, 999].flatMap((at) => [commanded(audio, at), commanded(sendText('x'), at)]));
    expect(flood.events).toEqual([]);
    const [timer] = effectsOf(flood.effects, 'StartTimer');
    expect(timer).toEqual({ type: 'StartTimer', timer: 2, ms: 1_000 });
    const told = run(flood.state, ticked(2, 1_000));
    expect(errorsOf(told.events)).toEqual([
      expect.objectContaining({ kind: 'audio', why: 'full', count: 4, bytes: 4 * 68, spanMs: 999 }),
      expect.objectContaining({ kind: 'content', why: 'full', count: 4, bytes: 4 * 65, spanMs: 999 }),
    ]);
    expect(told.events.every((event) => event.type === 'Error' && !event.fatal)).toBe(true);
    const again = run(told.state, commanded(audio, 1_001));
    expect([again.events, effectsOf(again.effects, 'StartTimer')]).toEqual([[], [{ type: 'StartTimer', timer: 3, ms: 1_000 }]]);
    expect(errorsOf(run(again.state, ticked(3, 2_001)).events)).toEqual([expect.objectContaining({ count: 1, spanMs: 0 })]);
  });

  it('a tick that is not of theirs tells nothing', () => {
    const { state } = run(dialling(NO_ROOM), commanded(audio));
    expect(run(state, ticked(7)).events).toEqual([]);
  });

  it('are told at the end at the latest, and counted', () => {
    const { state } = run(dialling(NO_ROOM), commanded(audio));
    const over = run(state, commanded({ type: 'Disconnect' }));
    expect(story(over.events)).toEqual(['Connecting>Disconnecting', 'Error', 'Disconnecting>Disconnected', 'Disconnected']);
    expect(over.state.memory.dropped).toEqual({ full: 1, stale: 0, ended: 0, gated: 0 });
    expect(effectsOf(over.effects, 'StopTimer')).toContainEqual({ type: 'StopTimer', timer: 2 });
  });

  it('are told as ended where the session ends before they could be sent', () => {
    const over = run(dialling(), commanded(sendText('1'), 5), commanded(audio, 6), commanded({ type: 'Disconnect' }, 9));
    expect(errorsOf(over.events).map((error) => error.type === 'CommandsDropped' && [error.kind, error.why, error.count])).toEqual([
      ['content', 'ended', 1],
      ['audio', 'ended', 1],
    ]);
    expect(over.state.memory.dropped.ended).toBe(2);
    expect(over.state.memory.outbox.entries).toEqual([]);
  });

  it('what is commanded after the close frame is told as ended too', () => {
    const over = run(closing(), commanded(sendText('late'), 2), closed(1000));
    expect(errorsOf(over.events)).toEqual([expect.objectContaining({ kind: 'content', why: 'ended', count: 1 })]);
    expect(sentBy(over.effects)).toEqual([]);
  });
});
