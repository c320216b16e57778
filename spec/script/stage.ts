import { checkScript } from '../../lib/script/check-script';
import { play } from '../../lib/script/play';
import type { Script } from '../../lib/script/script';
import type { ScriptEffect } from '../../lib/script/script-effect';
import type { ScriptInput } from '../../lib/script/script-input';
import { beginScript, type ScriptState } from '../../lib/script/script-state';

/** An effect as one line. */
const lineOf = (effect: ScriptEffect): string => {
  switch (effect.type) {
    case 'Open':
    case 'Drop':
      return `${effect.type} ${String(effect.connection)}`;
    case 'Refuse':
      return `Refuse ${String(effect.connection)} ${String(effect.status)}`;
    case 'Send':
      return `Send ${String(effect.connection)} ${typeof effect.data === 'string' ? effect.data : `bytes ${effect.data.join(' ')}`}`;
    case 'Close':
      return `Close ${String(effect.connection)} ${String(effect.code)} ${effect.reason}`.trim();
    case 'StartTimer':
      return `StartTimer ${String(effect.timer)} ${String(effect.ms)}`;
    case 'StopTimer':
      return `StopTimer ${String(effect.timer)}`;
    case 'Report':
      return `Report ${effect.problem.type}`;
    default: {
      const unreachable: never = effect;
      return unreachable;
    }
  }
};

/** A player under the hand of a spec: each call gives the lines of the effects. */
export interface PlayedScript {
  readonly dial: (connection?: number) => readonly string[];
  /** Sends an object as JSON, and everything else as it is. */
  readonly send: (message: object | string, connection?: number) => readonly string[];
  readonly leave: (connection?: number) => readonly string[];
  readonly close: (code: number, reason: string, connection?: number) => readonly string[];
  readonly tick: (timer: number) => readonly string[];
  readonly state: () => ScriptState;
  /** The words of the problems so far. */
  readonly words: () => readonly string[];
}

export const playing = (script: Script): PlayedScript => {
  let state = beginScript(checkScript(script));
  const feed = (input: ScriptInput): readonly string[] => {
    const played = play(state, input);
    state = played.state;
    return played.effects.map(lineOf);
  };
  return {
    dial: (connection = 1) => feed({ type: 'Dialled', connection }),
    send: (message, connection = 1) =>
      feed({
        type: 'Sent',
        connection,
        data: typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message),
      }),
    leave: (connection = 1) => feed({ type: 'Left', connection }),
    close: (code, reason, connection = 1) => feed({ type: 'Left', connection, close: { code, reason } }),
    tick: (timer) => feed({ type: 'Ticked', timer }),
    state: () => state,
    words: () => state.problems.map(({ message }) => message),
  };
};

export const SETUP = { setup: { model: 'models/m' } };
export const said = (text: string) => ({ realtimeInput: { text } });
export const microphone = { realtimeInput: { audio: { mimeType: 'audio/pcm;rate=16000', data: 'A'.repeat(1280) } } };
