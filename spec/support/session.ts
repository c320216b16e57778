import type { OperatorFunction } from 'rxjs';
import { map, VirtualTimeScheduler } from 'rxjs';
import { customEndpoint } from '../../lib/transport/custom-endpoint';
import type { LogEntry } from '../../lib/machine/effect';
import type { LiveConfig } from '../../lib/session/live-config';
import type { SessionEvent } from '../../lib/wire/session-event';
import { scriptedTransport, type ScriptedLink, type ScriptedSocket, type ScriptedTransportOptions } from './scripted-transport';

/** A world in virtual time: a clock, a scripted server, a logger, and a config that lives in it. */
export interface Stage extends ScriptedLink {
  readonly scheduler: VirtualTimeScheduler;
  readonly config: LiveConfig;
  readonly log: readonly LogEntry[];
  /** Lets that many ms pass. */
  readonly advance: (ms: number) => void;
  /** The n-th socket that was dialled. */
  readonly socket: (n?: number) => ScriptedSocket;
}

export type Script = Omit<ScriptedTransportOptions, 'scheduler'>;

/** The server opens at once, answers the setup after 6 ms and a close after 2 ms, unless the script says otherwise. */
export const stage = (
  script: Script = { autoSetup: 6, autoClose: 2 },
  config: Partial<LiveConfig> = {},
  scheduler = new VirtualTimeScheduler(),
): Stage => {
  const { transport, sockets } = scriptedTransport({ scheduler, ...script });
  const log: LogEntry[] = [];
  return {
    scheduler,
    transport,
    sockets,
    log,
    config: {
      endpoint: customEndpoint({ url: 'wss://live.example/' }),
      model: 'gemini-3.8-live',
      ...config,
      env: { transport, scheduler, logger: (entry) => void log.push(entry), ...config.env },
    },
    advance: (ms) => {
      const until = scheduler.frame + ms;
      scheduler.maxFrames = until;
      scheduler.flush();
      scheduler.frame = until;
    },
    socket: (n = 0) => {
      const socket = sockets[n];
      if (socket === undefined) throw new Error(`There were ${String(sockets.length)} dials, so there is no socket ${String(n)}.`);
      return socket;
    },
  };
};

const LETTERS: Readonly<Record<SessionEvent['type'], string>> = {
  Connected: 'C',
  TextDelta: 't',
  Thought: 'h',
  TextComplete: 'X',
  AudioData: 'a',
  InputTranscription: 'i',
  OutputTranscription: 'o',
  ToolCall: 'c',
  ToolCallCancelled: 'k',
  GenerationComplete: 'G',
  TurnComplete: 'T',
  Interrupted: 'I',
  Usage: 'u',
  SessionResumeUpdate: 'r',
  GoAway: 'g',
  VoiceActivityStart: 'v',
  VoiceActivityEnd: 'V',
  PhaseChanged: 'p',
  Error: 'e',
  Disconnected: 'D',
};

/** Events as the letters of a diagram. */
export const letters = (): OperatorFunction<SessionEvent, string> => map(({ type }) => LETTERS[type]);

/** Frames of the server. */
export const frames = {
  setupComplete: { setupComplete: {} },
  text: (text: string) => ({ serverContent: { modelTurn: { parts: [{ text }] } } }),
  audio: (...bytes: readonly number[]) => ({
    serverContent: {
      modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm;rate=24000', data: Buffer.from(bytes).toString('base64') } }] },
    },
  }),
  heard: (text: string) => ({ serverContent: { inputTranscription: { text } } }),
  said: (text: string) => ({ serverContent: { outputTranscription: { text } } }),
  interrupted: { serverContent: { interrupted: true } },
  turnComplete: { serverContent: { turnComplete: true } },
  usage: (totalTokenCount: number) => ({ usageMetadata: { totalTokenCount } }),
  call: (id: string, name = 'look') => ({ toolCall: { functionCalls: [{ id, name, args: {} }] } }),
  userStarts: { voiceActivity: { type: 'ACTIVITY_START' } },
  goAway: (timeLeft: string) => ({ goAway: { timeLeft } }),
} as const;
