import type { SessionEvent } from '../wire/session-event';
import type { WireEvent } from '../wire/wire-event';
import { asked, excused, isWithheld } from './asked';
import { cancelCalls } from './cancel-calls';
import { disbelieve } from './evidence';
import type { Listening } from './listening';
import { setupOf } from './listening';
import { keepHandle } from './keep-handle';
import type { Memory } from './memory';
import { modalityOf } from './modes';
import type { Next } from './next';
import { emit, learn, withTurn } from './next';
import { noteHeard } from './note-said';
import { noteCame, proceed } from './proceed';
import { tellServerInterrupted } from './tell-interrupted';
import { tellToolCall } from './tell-tool-call';
import { tellTurnComplete } from './tell-turn-complete';

const content = <S extends Listening>(
  next: Next<S>,
  event: SessionEvent & { readonly turn: number },
  text: string,
  at: number,
): Next<S> => {
  const spoken = proceed(learn(next, { type: 'content' }), 'content', at);
  if (text === '') return emit(spoken, event);
  const noted = modalityOf(setupOf(next.state)) === 'TEXT' ? noteHeard(spoken, { role: 'model', text }) : spoken;
  return emit(withTurn(noted, { text: noted.state.memory.turn.text + text }), event);
};

/** A caption begins a reply that is sure to come, and may come ahead of the voice. Where none is, it may be a late one of the turn before. */
const noteCaption = <S extends Listening>(next: Next<S>, text: string, at: number): Next<S> => {
  const { progress, debt } = next.state.memory.turn;
  if (text === '') return next;
  return progress === 'owed' && debt !== 'guessed' ? proceed(next, 'captions', at) : noteCame(next, 'captions');
};

const tellSaid = <S extends Listening>(
  next: Next<S>,
  event: Extract<WireEvent, { readonly type: 'OutputTranscription' }>,
  at: number,
): Next<S> => {
  const isVoice = modalityOf(setupOf(next.state)) === 'AUDIO';
  const noted = isVoice ? noteHeard(next, { role: 'model', text: event.text }) : next;
  return emit(noteCaption(noted, event.text, at), { ...event, turn: next.state.memory.turn.number });
};

/** Whether nothing can have been said aloud since the turn before: what is heard is what was answered there. */
const isLate = ({ turn, flight }: Memory): boolean => turn.calmSince !== null && flight.voicedAt <= turn.calmSince;

/** The user was heard, so that a reply may be owed; one that is given already, or was given meanwhile, is not owed again. */
const owe = <S extends Listening>(next: Next<S>): Next<S> => {
  const { memory } = next.state;
  const { progress } = memory.turn;
  if (progress === 'fresh' && isLate(memory)) return next;
  return progress === 'fresh' || progress === 'waived' ? withTurn(next, asked(memory.turn, 'heard')) : next;
};

const tellHeard = <S extends Listening>(next: Next<S>, event: Extract<WireEvent, { readonly type: 'InputTranscription' }>): Next<S> => {
  const { number } = next.state.memory.turn;
  if (event.interim === true) return emit(next, { ...event, turn: number });
  return emit(owe(noteHeard(next, { role: 'user', text: event.text })), { ...event, turn: number });
};

/** Models that only transcribe end every utterance with its generation, and answer nothing. */
const generated = <S extends Listening>(next: Next<S>): Next<S> =>
  withTurn(next, next.state.memory.turn.progress === 'owed' ? excused(next.state.memory.turn) : { generation: 'complete' });

/** The same step after one more fact of a message was told. */
export const tell = <S extends Listening>(next: Next<S>, event: WireEvent, at: number): Next<S> => {
  const { turn } = next.state.memory;
  const isCut = isWithheld(turn);
  switch (event.type) {
    case 'TextDelta':
    case 'Thought':
      return isCut ? next : content(next, { ...event, turn: turn.number }, event.type === 'TextDelta' ? event.text : '', at);
    case 'AudioData':
      return isCut ? next : content(next, { ...event, turn: turn.number }, '', at);
    case 'OutputTranscription':
      return isCut ? next : tellSaid(next, event, at);
    case 'GenerationComplete':
      return isCut ? next : emit(generated(next), { ...event, turn: turn.number });
    case 'InputTranscription':
      return tellHeard(next, event);
    case 'Interrupted':
      return tellServerInterrupted(next);
    case 'ToolCallCancelled':
      return emit(cancelCalls(disbelieve(next), event.ids), event);
    case 'ToolCall':
      return tellToolCall(next, event.calls, at);
    case 'TurnComplete':
      return tellTurnComplete(next, event, at);
    case 'VoiceActivityStart':
      return emit(withTurn(learn(next, { type: 'userStart' }), { calmSince: null }), event);
    case 'VoiceActivityEnd':
      return emit(withTurn(learn(next, { type: 'userEnd' }), asked(turn, 'heard')), event);
    case 'SessionResumeUpdate':
      return emit(keepHandle(next, event, at), event);
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
export const tellOtherPart = <S extends Listening>(next: Next<S>, at: number): Next<S> =>
  isWithheld(next.state.memory.turn) ? next : proceed(learn(next, { type: 'content' }), 'content', at);
