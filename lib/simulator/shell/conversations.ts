import { callerOf } from '../dial/caller-of';
import type { Caller } from '../dial/caller';
import { afflict } from '../fault/afflict';
import { generatorOf } from '../service/generator-of';
import { soundConnection } from '../fault/sound-connection';
import type { Registry } from '../service/registry';
import { serve } from '../service/serve';
import type { ServerState } from '../service/server-state';
import { connect } from './connect';
import type { Service } from './connect';
import type { DialServer } from './door';
import { failed } from './failed';
import type { Settled } from './settle';

/** Where the connections keep what they share. */
export interface Shared {
  readonly get: () => Registry;
  readonly set: (registry: Registry) => void;
}

/** Sets what a connection draws its ids from apart from what its faults draw from. */
const SALT = 0x6d2b79f5;

/** Answers dials with a model that converses. */
export const conversations = ({ faults, frames, seed, accepts, scheduler, settings }: Settled, { get, set }: Shared): DialServer => {
  const begin = (caller: Caller, connection: number): Service['feed'] => {
    let state: ServerState = { type: 'AwaitingSetup', caller, settings, random: generatorOf(seed ^ SALT, connection) };
    let trouble = soundConnection(faults, seed, connection);
    return (input) => {
      try {
        const served = serve(get(), state, input);
        set(served.registry);
        state = served.state;
        const afflicted = afflict(trouble, served.effects, input);
        trouble = afflicted.state;
        return afflicted.effects;
      } catch (error) {
        return failed(error);
      }
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
