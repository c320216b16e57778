import { Subscription } from 'rxjs';
import { explainScript } from '../../script/explain-script';
import { runScript } from '../../script/run-script';
import type { Script } from '../../script/script';
import type { ScriptEffect } from '../../script/script-effect';
import type { ScriptInput } from '../../script/script-input';
import type { ServerInput } from '../service/server-input';
import type { WireEffect } from '../service/wire-effect';
import { connect } from './connect';
import type { Door, DialServer } from './door';
import type { Settled } from './settle';
import type { Line } from './wire';
import type { Witness } from './witness';

/** Answers dials as a script says. */
export interface ScriptedServer extends DialServer {
  /** Throws where the script was not played as it is written. */
  readonly verify: () => void;
}

interface Peer {
  readonly door: Door;
  readonly witness: Witness;
  line?: Line;
}

const inputOf = (connection: number, input: ServerInput): ScriptInput | null => {
  switch (input.type) {
    case 'Frame':
      return { type: 'Sent', connection, data: input.data };
    case 'Closed':
      return { type: 'Left', connection, ...(input.code !== 1006 && { close: { code: input.code, reason: input.reason } }) };
    case 'Opened':
    case 'Tick':
      return null;
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};

/** Plays one script for all dials, one after the other. */
export const scriptedServer = (script: Script, { frames, scheduler }: Settled): ScriptedServer => {
  let timer = Subscription.EMPTY;
  const peers = new Map<number, Peer>();

  const write = (connection: number, ...effects: readonly WireEffect[]): void => peers.get(connection)?.line?.perform(effects);

  const open = (connection: number, peer: Peer): void =>
    peer.door.opens((wire) => {
      const line = connect(wire, {
        feed: (input) => {
          const told = inputOf(connection, input);
          if (told !== null) feed(told);
          if (input.type === 'Closed') peers.delete(connection);
          return [];
        },
        frames,
        scheduler,
        witness: peer.witness,
      });
      peer.line = line;
      return line;
    });

  const perform = (effect: ScriptEffect): void => {
    switch (effect.type) {
      case 'Open': {
        const peer = peers.get(effect.connection);
        return peer === undefined ? undefined : open(effect.connection, peer);
      }
      case 'Refuse':
        return peers.get(effect.connection)?.door.fails({ type: 'status', status: effect.status });
      case 'Send':
        return write(effect.connection, { type: 'Write', data: effect.data });
      case 'Close':
        return write(effect.connection, { type: 'Close', code: effect.code, reason: effect.reason });
      case 'Drop':
        return write(effect.connection, { type: 'Reset' });
      case 'StartTimer':
        timer = scheduler.schedule(() => feed({ type: 'Ticked', timer: effect.timer }), effect.ms);
        return;
      case 'StopTimer':
        return timer.unsubscribe();
      case 'Report':
        return peers.get(effect.problem.connection)?.witness.note(effect.problem.message);
      default: {
        const unreachable: never = effect;
        return unreachable;
      }
    }
  };

  const { feed, state } = runScript(script, perform);

  return {
    dial: (_request, connection, door, witness) => {
      peers.set(connection, { door, witness });
      feed({ type: 'Dialled', connection });
      return { leave: () => feed({ type: 'Left', connection }) };
    },
    verify: () => {
      const words = explainScript(state());
      if (words !== undefined) throw new Error(words);
    },
  };
};
