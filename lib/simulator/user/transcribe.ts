import { secondsInWords } from '../model/reply/built-in-answer';
import { interimsOf } from '../model/reply/plan-hearing';
import type { Outcome } from '../service/outcome';
import { outcome, send } from '../service/outcome';
import type { Session } from '../service/server-state';

/** How long the model that only listens waits for more, in ms of real time. */
const PATIENCE = 10_000;

/** Everything of what was said in one piece: first as it was heard, then for good. No turn is complete, because there is none. */
export const transcribe = (session: Session, ms: number): Outcome => {
  const text = session.settings.script[session.turns]?.heard ?? `I spoke for ${secondsInWords(ms)}.`;
  const guesses = interimsOf(text).map((each) => send({ serverContent: { interimInputTranscription: { text: each } } }));
  return outcome(
    { ...session, turns: session.turns + 1 },
    ...guesses,
    send({ serverContent: { inputTranscription: { text } } }),
    send({ serverContent: { generationComplete: true } }),
  );
};

/** The stream is over: where nothing more comes for a while, the service ends the connection. */
export const listenOn = (session: Session): Outcome =>
  outcome(session, { type: 'StartTimer', timer: 'reply', ms: PATIENCE / session.settings.speed });
