import { afflict } from '../../../lib/simulator/fault/afflict';
import type { FaultPlan } from '../../../lib/simulator/fault/fault';
import { soundConnection } from '../../../lib/simulator/fault/sound-connection';
import type { ServerEffect, TimerName } from '../../../lib/simulator/service/server-effect';
import type { ServerInput } from '../../../lib/simulator/service/server-input';
import type { WireEffect } from '../../../lib/simulator/service/wire-effect';

const words = (data: string | Uint8Array): string => {
  const line = (typeof data === 'string' ? data : Buffer.from(data).toString('latin1')).replace(/\s+/g, '');
  return /"text":"(\w)"\}\]\}\}\}$/.exec(line)?.[1] ?? line;
};

/** What a shell does, as a line; notes are left out. */
const lineOf = (effect: WireEffect): readonly string[] => {
  switch (effect.type) {
    case 'Write':
      return [`${typeof effect.data === 'string' ? '' : 'bytes '}${words(effect.data)}`];
    case 'Cut':
      return [`cut ${words(effect.data)}`];
    case 'Close':
      return [`close ${String(effect.code)} ${effect.reason}`];
    case 'StartTimer':
      return [`start ${effect.timer} ${String(effect.ms)}`];
    case 'StopTimer':
      return [`stop ${effect.timer}`];
    case 'Note':
      return [];
    default:
      return [effect.type.toLowerCase()];
  }
};

/** A message that tells one letter. */
export const say = (text: string): ServerEffect => ({ type: 'Send', message: { serverContent: { modelTurn: { parts: [{ text }] } } } });

/** A connection with faults, and what comes to the wire as lines. Letters are messages that the server has for the client. */
export const afflictedServer = (plans: readonly FaultPlan[], seed = 1, connection = 1) => {
  let state = soundConnection(plans, seed, connection);
  const put = (input: ServerInput, effects: readonly ServerEffect[]): readonly string[] => {
    const after = afflict(state, effects, input);
    state = after.state;
    return after.effects.flatMap(lineOf);
  };
  const frame: ServerInput = { type: 'Frame', at: 0, data: '' };
  return {
    open: (...effects: readonly ServerEffect[]) => put({ type: 'Opened', at: 0 }, effects),
    /** A frame of the client, and what the server does about it. */
    hear: (...effects: readonly ServerEffect[]) => put(frame, effects),
    say: (letters: string) => put({ type: 'Tick', at: 0, timer: 'reply' }, Array.from(letters, say)),
    tick: (timer: TimerName, ...effects: readonly ServerEffect[]) => put({ type: 'Tick', at: 0, timer }, effects),
  };
};
