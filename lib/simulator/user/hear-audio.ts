import { audioTokens } from '../model/tokens';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { Session } from '../service/server-state';
import type { EnergyGate, Heard, Patience, SpeechEdge } from './energy-gate';
import { hangUp, listen } from './energy-gate';
import { takeTurn, yieldToUser } from './take-turn';
import { tellActivity } from './tell-activity';
import { listenOn, transcribe } from './transcribe';

const DEFAULT_PATIENCE: Patience = { startMs: 60, endMs: 500 };

const patienceOf = ({ setup }: Session): Patience => {
  const { prefixPaddingMs, silenceDurationMs } = setup.realtimeInputConfig?.automaticActivityDetection ?? {};
  return { startMs: prefixPaddingMs ?? DEFAULT_PATIENCE.startMs, endMs: silenceDurationMs ?? DEFAULT_PATIENCE.endMs };
};

const onlyListens = ({ manner }: Session): boolean => manner.profile.role === 'transcribes';

const reactTo =
  (edge: SpeechEdge) =>
  (session: Session): Outcome => {
    const tell = (next: Session): Outcome => outcome(next, ...tellActivity(edge, session.manner.profile).map(send));
    switch (edge.type) {
      case 'SpeechStart':
        return inTurn(session, tell, yieldToUser);
      case 'SpeechEnd':
        return onlyListens(session)
          ? inTurn(session, (next) => transcribe(next, edge.spokenMs), tell)
          : inTurn(session, tell, (next) =>
              takeTurn(next, { type: 'Spoken', text: '', ms: edge.spokenMs, tokens: { AUDIO: audioTokens(edge.spokenMs) } }),
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
  onlyListens(session)
    ? inTurn(
        session,
        (next) => outcome(next, { type: 'StopTimer', timer: 'reply' }),
        (next) => follow(next, listen(gate, pcm, sampleRate, patienceOf(next))),
      )
    : follow(session, listen(gate, pcm, sampleRate, patienceOf(session)));

/** The microphone is off: whoever was speaking has spoken. */
export const hearNoMore = (session: Session, gate: EnergyGate): Outcome =>
  inTurn(
    session,
    (next) => follow(next, hangUp(gate)),
    (next) => (onlyListens(next) ? listenOn(next) : outcome(next)),
  );
