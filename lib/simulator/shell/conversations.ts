import { callerOf } from '../dial/caller-of';
import type { Caller } from '../dial/caller';
import { afflict } from '../fault/afflict';
import { soundConnection } from '../fault/sound-connection';
import { draw } from '../service/random';
import type { Registry } from '../service/registry';
import { serve } from '../service/serve';
import type { ServerState } from '../service/server-state';
import { connect } from './connect';
import type { Service } from './connect';
import type { DialServer } from './door';
import type { Settled } from './settle';

/** Where the connections keep what they share. */
export interface Shared {
  readonly get: () => Registry;
  readonly set: (registry: Registry) => void;
}

/** Answers dials with a model that converses. */
export const conversations = ({ faults, frames, seed, accepts, scheduler, settings }: Settled, { get, set }: Shared): DialServer => {
  const begin = (caller: Caller, connection: number): Service['feed'] => {
    const { next: random } = draw(get().random);
    set({ ...get(), random });
    let state: ServerState = { type: 'AwaitingSetup', caller, settings, random };
    let trouble = soundConnection(faults, seed, connection);
    return (input) => {
      const served = serve(get(), state, input);
      set(served.registry);
      state = served.state;
      const afflicted = afflict(trouble, served.effects, input);
      trouble = afflicted.state;
      return afflicted.effects;
    };
  };
  return {
    dial: (request, connection, door, witness) => {
      const caller = callerOf(request, accepts);
      if (caller === undefined) door.fails({ type: 'status', status: 404 });
      else door.opens((wire) => connect(wire, { feed: begin(caller, connection), frames, scheduler, witness }));
      return { leave: () => undefined };
    },
  };
};
