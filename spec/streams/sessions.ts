import fc from 'fast-check';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SessionEvent } from '../../lib/wire/session-event';
import {
  audio,
  cancelled,
  connected,
  content,
  disconnected,
  generated,
  heard,
  interrupted,
  over,
  said,
  text,
  thought,
  toolCall,
  typed,
  usage,
  voiceEnd,
  voiceStart,
} from './events';

export type Input = SessionEvent | SessionCommand;

/** A session as it may go, from `Connected` to `Disconnected`. Every fragment of text is one of a kind: `«7»`. */
export interface AnySession {
  readonly inputs: readonly Input[];
}

const MOVES = [
  'heard',
  'guess',
  'text',
  'thought',
  'audio',
  'said',
  'call',
  'cancel',
  'usage',
  'voice',
  'generated',
  'interrupted',
  'typed',
  'content',
  'history',
  'over',
  'over',
  'drop',
] as const;

type Move = (typeof MOVES)[number];

const play = (move: Move, turn: number, index: number): readonly Input[] => {
  const words = `«${String(index)}»`;
  switch (move) {
    case 'heard':
      return [heard(words, turn, { finished: index % 5 === 0 })];
    case 'guess':
      return [heard(`guess${words}`, turn, { interim: true }), heard(words, turn)];
    case 'text':
      return [text(words, turn)];
    case 'thought':
      return [thought(`thought${words}`, turn)];
    case 'audio':
      return [audio(2 * (index % 7), turn)];
    case 'said':
      return [said(words, turn)];
    case 'call':
      return [toolCall([`call-${String(index)}`], turn)];
    case 'cancel':
      return [cancelled(`call-${String(index - 1)}`, `call-${String(index - 2)}`)];
    case 'usage':
      return [usage({ totalTokenCount: index })];
    case 'voice':
      return [index % 2 === 0 ? voiceStart : voiceEnd];
    case 'generated':
      return [generated(turn)];
    case 'interrupted':
      return [interrupted(turn, index % 2 === 0 ? 'server' : 'client')];
    case 'typed':
      return [typed(words)];
    case 'content':
      return [content('user', words)];
    case 'history':
      return [content('model', words)];
    case 'over':
      return [over(turn)];
    case 'drop':
      return [interrupted(turn, 'drop'), connected(true)];
    default: {
      const unreachable: never = move;
      return unreachable;
    }
  }
};

const sessionOf = (moves: readonly Move[]): AnySession => {
  const { inputs } = moves.reduce<{ readonly inputs: readonly Input[]; readonly turn: number }>(
    (session, move, index) => ({
      inputs: [...session.inputs, ...play(move, session.turn, index)],
      turn: move === 'over' || move === 'drop' ? session.turn + 1 : session.turn,
    }),
    { inputs: [connected()], turn: 1 },
  );
  return { inputs: [...inputs, disconnected()] };
};

/** Sessions of up to 40 moves, in any order that the wire allows. */
export const sessions: fc.Arbitrary<AnySession> = fc.array(fc.constantFrom(...MOVES), { maxLength: 40 }).map(sessionOf);
