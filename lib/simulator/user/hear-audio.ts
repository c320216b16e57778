import type { EnergyGate, Heard, Patience, SpeechEdge } from './energy-gate';
import { hangUp, listen } from './energy-gate';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { Session } from '../service/server-state';
import { takeTurn, yieldToUser } from './take-turn';
import { audioTokens } from '../model/tokens';

const DEFAULT_PATIENCE: Patience = { startMs: 60, endMs: 500 };

const patienceOf = ({ setup }: Session): Patience => {
  const { prefixPaddingMs, silenceDurationMs } = setup.realtimeInputConfig?.automaticActivityDetection ?? {};
  return { startMs: prefixPaddingMs ?? DEFAULT_PATIENCE.startMs, endMs: silenceDurationMs ?? DEFAULT_PATIENCE.endMs };
};

const duration = (ms: number): string => `${(ms / 1000).toFixed(3)}s`;

const activity = (type: 'ACTIVITY_START' | 'ACTIVITY_END', offsetMs: number) =>
  send({ serverContent: {}, voiceActivity: { type, audioOffset: duration(offsetMs) } });

const reactTo =
  (edge: SpeechEdge) =>
  (session: Session): Outcome => {
    switch (edge.type) {
      case 'SpeechStart':
        return inTurn(session, (next) => outcome(next, activity('ACTIVITY_START', edge.offsetMs)), yieldToUser);
      case 'SpeechEnd':
        return inTurn(
          session,
          (next) => outcome(next, activity('ACTIVITY_END', edge.offsetMs)),
          (next) => takeTurn(next, { type: 'Spoken', text: '', ms: edge.spokenMs, tokens: { AUDIO: audioTokens(edge.spokenMs) } }),
        );
      default: {
        const unreachable: never = edge;
        return unreachable;
      }
    }
  };

const follow = (session: Session, { gate, edges }: Heard): Outcome =>
  inTurn({ ...session, ears: { type: 'Automatic', gate } }, ...edges.map(reactTo));

/** A piece of the microphone, where the server decides when the user speaks. Silence is told by the time of the audio, not of the clock. */
export const hearAudio = (session: Session, gate: EnergyGate, pcm: Uint8Array, sampleRate: number): Outcome =>
  follow(session, listen(gate, pcm, sampleRate, patienceOf(session)));

/** The microphone is off: whoever was speaking has spoken. */
export const hearNoMore = (session: Session, gate: EnergyGate): Outcome => follow(session, hangUp(gate));
