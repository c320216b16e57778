import { dropStale } from '../../lib/machine/drop-stale';
import { stay } from '../../lib/machine/next';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { idle } from '../../lib/machine/state';
import { sendAudio, sendText } from '../../lib/wire/commands';
import { begin, commanded, dialling, effectsOf, errorsOf, live, measured, run, stateOf, ticked } from '../support/machine';

const AGED = { ...DEFAULT_OUTBOX, maxAgeMs: 100, bufferedBytes: 60 };
const audio = sendAudio(new Uint8Array(2));

describe('dropStale', () => {
  it('changes nothing where nothing is too old', () => {
    const next = stay(stateOf(run(dialling({ outbox: AGED }), commanded(audio, 0)).state, 'Dialling'));
    expect(dropStale(next, 100)).toBe(next);
  });

  it('lets go of the media that waited too long, told by the run', () => {
    const waiting = stay(stateOf(run(dialling({ outbox: AGED }), commanded(audio, 0), commanded(sendText('x'), 0)).state, 'Dialling'));
    const { state, effects } = dropStale(waiting, 101);
    expect(state.memory.outbox.entries.map(({ kind }) => kind)).toEqual(['content']);
    expect([state.memory.dropped.stale, effectsOf(effects, 'StartTimer').map(({ ms }) => ms)]).toEqual([1, [1_000]]);
  });
});

describe('media that are too old', () => {
  it('are let go of as soon as something else waits, though nothing can be sent', () => {
    const { memory } = run(dialling({ outbox: AGED }), commanded(audio, 0), commanded(audio, 60), commanded(sendText('x'), 120)).state;
    expect([memory.outbox.entries.map(({ at }) => at), memory.dropped]).toEqual([[60, 120], { full: 0, stale: 1, ended: 0, gated: 0 }]);
  });

  it('are let go of while the socket has no room', () => {
    const full = run(live({ outbox: AGED }), commanded(sendText('1')), commanded(sendText('2')), commanded(audio, 0));
    const { state, effects } = run(full.state, measured(70, 101));
    expect([state.memory.outbox, state.memory.dropped.stale]).toEqual([{ entries: [], bytes: 0 }, 1]);
    const [drops, drain] = effectsOf(effects, 'StartTimer');
    expect([drops?.ms, drain?.ms, stateOf(state, 'Live').clocks.drain]).toEqual([1_000, 20, drain?.timer]);
    expect(errorsOf(run(state, ticked(drops?.timer ?? 0, 1_101)).events)).toEqual([
      expect.objectContaining({ type: 'CommandsDropped', kind: 'audio', why: 'stale', count: 1 }),
    ]);
  });

  it('are let go of before the first dial, which tells of it', () => {
    const waiting = run(idle(AGED), commanded(audio, 0), commanded(sendText('x'), 120)).state;
    expect(waiting.memory.outbox.entries).toHaveLength(1);
    expect(errorsOf(run(waiting, begin({ outbox: AGED }, 130)).events)).toEqual([
      expect.objectContaining({ type: 'CommandsDropped', why: 'stale', count: 1 }),
    ]);
  });
});
