import type { SessionEvent } from '../wire/session-event';
import type { FunctionCall } from '../wire/server-message';
import type { WireEvent } from '../wire/wire-event';
import { asked, isWithheld } from './asked';
import { handOver } from './hand-over';
import { identify } from './identify';
import type { Next } from './next';
import { become, emit, learn, remember } from './next';
import type { Live, Opened, TurnRecord } from './state';

/** The states in which the server is listened to. */
type Listening = Opened | Live;

/** Cancelled ids are remembered so that they are never answered; a session has few. */
const MOST_CANCELLED = 256;

const withTurn = <S extends Listening>(next: Next<S>, turn: Partial<TurnRecord>): Next<S> =>
  remember(next, { turn: { ...next.state.memory.turn, ...turn } });

/** Something of the model's turn came. A cut turn stays cut: its text is not all that the model would have said. */
const proceed = <S extends Listening>(next: Next<S>): Next<S> => {
  const { progress } = next.state.memory.turn;
  return progress === 'fresh' || progress === 'owed' ? withTurn(next, { progress: 'going' }) : next;
};

const content = <S extends Listening>(next: Next<S>, event: SessionEvent & { readonly turn: number }, text: string): Next<S> => {
  const spoken = proceed(learn(next, { type: 'content' }));
  return emit(text === '' ? spoken : withTurn(spoken, { text: spoken.state.memory.turn.text + text }), event);
};

/** The number of the turn that an interruption is about: one that comes after its end still means the turn that is being played. */
export const interruptedTurn = ({ number, progress }: TurnRecord): number =>
  progress === 'fresh' || progress === 'owed' ? Math.max(1, number - 1) : number;

/** Tells that the turn was cut. */
export const tellInterrupted = <S extends Listening>(next: Next<S>, by: 'server' | 'client'): Next<S> => {
  const { turn, facts } = next.state.memory;
  const learnt = learn(next, { type: 'interrupted' });
  // A turn that waits for the answer to its calls is going, though the phase does not show it.
  const isStale = by === 'server' && turn.progress !== 'going' && learnt.state.memory.facts === facts;
  const cut = isStale
    ? learnt
    : withTurn(learnt, { progress: by === 'server' ? 'cut' : facts.turn === 'speaking' ? 'withheld' : 'waived' });
  // The app may cut a reply of which nothing came yet; what the server cuts has begun.
  return emit(cut, { type: 'Interrupted', by, turn: by === 'client' && turn.progress === 'owed' ? turn.number : interruptedTurn(turn) });
};

/** The user said something, so that a reply is owed; one that is given already, or was given meanwhile, is not owed again. */
const heard = <S extends Listening>(next: Next<S>): Next<S> => {
  const { turn } = next.state.memory;
  return turn.progress === 'fresh' || turn.progress === 'waived' ? withTurn(next, asked(turn, 'spoken')) : next;
};

/** Models that only transcribe end every utterance with its generation, and answer nothing. */
const generated = <S extends Listening>(next: Next<S>): Next<S> =>
  next.state.memory.turn.progress === 'owed' ? withTurn(next, { progress: 'fresh' }) : next;

/**
 * The model calls a function in a turn that the app has cut. The app is not asked to run it, but the model must not wait for it: an open call can make
 * it deaf to all that follows.
 */
const declineCalls = <S extends Listening>(next: Next<S>, calls: readonly FunctionCall[]): Next<S> => {
  const { state } = next;
  if (state.type !== 'Live') return next;
  const responses = calls.map(({ id, name }) => ({ id, name, response: { error: 'The user interrupted before this was done.' } }));
  const answered = handOver(become<Live>(next, state), { type: 'SendToolResponse', responses });
  return { ...answered, state: { ...state, memory: answered.state.memory } };
};

const tellTurnComplete = <S extends Listening>(next: Next<S>, event: Extract<WireEvent, { readonly type: 'TurnComplete' }>): Next<S> => {
  const { number, text, progress, next: owed } = next.state.memory.turn;
  const interrupted = progress === 'cut' || isWithheld(next.state.memory.turn);
  const spoken = text === '' ? next : emit(next, { type: 'TextComplete', text, interrupted, turn: number });
  const goesOn = event.interactionStatus === 'IN_PROGRESS' || owed === 'owed';
  const over = withTurn(learn(spoken, { type: 'turnComplete' }), {
    number: number + 1,
    text: '',
    progress: goesOn ? 'owed' : 'fresh',
    next: 'free',
  });
  return emit(over, { ...event, turn: number });
};

/** The same step after one more fact of a message was told. */
export const tell = <S extends Listening>(next: Next<S>, event: WireEvent): Next<S> => {
  const { turn, cancelled } = next.state.memory;
  const isCut = isWithheld(turn);
  switch (event.type) {
    case 'TextDelta':
    case 'Thought':
      return isCut ? next : content(next, { ...event, turn: turn.number }, event.type === 'TextDelta' ? event.text : '');
    case 'AudioData':
      return isCut ? next : content(next, { ...event, turn: turn.number }, '');
    case 'OutputTranscription':
      return isCut ? next : emit(next, { ...event, turn: turn.number });
    case 'GenerationComplete':
      return isCut ? next : emit(generated(next), { ...event, turn: turn.number });
    case 'InputTranscription':
      return emit(event.interim === true ? next : heard(next), { ...event, turn: turn.number });
    case 'Interrupted':
      // The app was told when it interrupted; now the server has stopped, and what comes next is new.
      return isCut ? withTurn(next, { progress: 'cut' }) : tellInterrupted(next, 'server');
    case 'ToolCallCancelled':
      return emit(
        remember(learn(next, { type: 'callClosed', ids: event.ids }), { cancelled: [...cancelled, ...event.ids].slice(-MOST_CANCELLED) }),
        event,
      );
    case 'ToolCall': {
      const [identified, calls] = identify(next, event.calls);
      if (isCut) return declineCalls(identified, calls);
      return emit(proceed(learn(identified, { type: 'called', calls: calls.map(({ id, name }) => ({ id, name })) })), {
        type: 'ToolCall',
        calls,
        turn: turn.number,
      });
    }
    case 'TurnComplete':
      return tellTurnComplete(next, event);
    case 'VoiceActivityStart':
      return emit(learn(next, { type: 'userStart' }), event);
    case 'VoiceActivityEnd':
      return emit(withTurn(learn(next, { type: 'userEnd' }), asked(turn, 'spoken')), event);
    case 'SessionResumeUpdate':
    case 'Usage':
    case 'GoAway':
    case 'Error':
      return emit(next, event);
    case 'Connected':
      // A second setupComplete on one connection says nothing.
      return next;
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
};

/** A part that no event tells of, such as code that the model runs, is still the model's turn. */
export const tellOtherPart = <S extends Listening>(next: Next<S>): Next<S> =>
  isWithheld(next.state.memory.turn) ? next : proceed(learn(next, { type: 'content' }));
