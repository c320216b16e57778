import { NEVER, of } from 'rxjs';
import { singleSource } from '../../lib/live/single-source';
import type { Seat } from '../../lib/live/session-core';
import { initialState, type State } from '../../lib/machine/state';
import { checkConfig } from '../../lib/session/check-config';
import type { LiveConfig } from '../../lib/session/live-config';
import { see } from '../support/log';
import { dialling, ended } from '../support/machine';
import { stage } from '../support/session';

const seatAt = (state: State, parts: Partial<Seat> = {}): Seat => ({
  state: () => state,
  posts$: NEVER,
  dials$: NEVER,
  post: () => undefined,
  isAtRest: () => false,
  ...parts,
});

const sourced = (config: Partial<LiveConfig> = {}) => {
  const world = stage(undefined, config);
  return { ...world, source: singleSource(checkConfig(world.config)) };
};

describe('singleSource', () => {
  it('dials on the turn after the subscription', () => {
    const { source, sockets, advance } = sourced();
    see(source.signals(seatAt(initialState)));
    expect(sockets).toEqual([]);
    advance(0);
    expect(sockets).toHaveLength(1);
  });

  it("dials on the turn after the app asks, where `dial` is 'connect'", () => {
    const { source, sockets, advance } = sourced({ dial: 'connect' });
    see(source.signals(seatAt(initialState)));
    advance(60_000);
    expect(sockets).toEqual([]);
    see(source.signals(seatAt(initialState, { dials$: of(1) })));
    expect(sockets).toEqual([]);
    advance(0);
    expect(sockets).toHaveLength(1);
  });

  it('tells the end again, and dials no more, where the session has ended', () => {
    const { source, sockets, scheduler } = sourced();
    const seen = see(source.signals(seatAt(ended())));
    expect(seen.values).toEqual([{ type: 'Event', event: { type: 'Disconnected' } }]);
    expect(seen.end()).toBe('complete');
    expect(sockets).toEqual([]);
    expect(scheduler.actions).toEqual([]);
  });

  it('rests where it stands', () => {
    const { source } = sourced();
    expect(source.rest(initialState)).toBe(initialState);
    const state = ended();
    expect(source.rest(state)).toBe(state);
    source.finish();
    expect(source.rest(state)).toBe(state);
  });

  it('has something to end unless nobody has asked for a dial', () => {
    expect(sourced().source.isHeld(initialState)).toBe(true);
    expect(sourced({ dial: 'connect' }).source.isHeld(initialState)).toBe(false);
    expect(sourced({ dial: 'connect' }).source.isHeld(dialling())).toBe(true);
  });

  it('hands on what its config says', () => {
    const { source, scheduler, log } = sourced({ lingerMs: 7 });
    source.log({ level: 'info', event: 'an-event', message: 'It happened.', fields: {} });
    expect(source.lingerMs()).toBe(7);
    expect(source.scheduler()).toBe(scheduler);
    expect(log).toMatchObject([{ event: 'an-event' }]);
  });
});
