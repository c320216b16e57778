import { LONGEST, TOO_LONG } from './longest';
import { RecordingError } from './recording-error';
import type { Stage } from './stage';

/** A line of a text, without its break. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

type Piece = string | Uint8Array;

const LINE_FEED = 0x0a;

const indexOfBreak = (piece: Piece, from: number): number =>
  typeof piece === 'string' ? piece.indexOf('\n', from) : piece.indexOf(LINE_FEED, from);

const cut = (piece: Piece, from: number, to?: number): Piece =>
  typeof piece === 'string' ? piece.slice(from, to) : piece.subarray(from, to);

/** A text in pieces: characters, and bytes that may have been cut anywhere. */
const joinPieces = (pieces: readonly Piece[]): string => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const texts = pieces.map((piece) => (typeof piece === 'string' ? decoder.decode() + piece : decoder.decode(piece, { stream: true })));
  return texts.join('') + decoder.decode();
};

const hasNul = (piece: Piece): boolean => (typeof piece === 'string' ? piece.includes('\0') : piece.includes(0));

const clean = (text: string, number: number): string =>
  (number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text).replace(/\r$/, '');

/** Cuts a text that comes in pieces into its lines; a piece may end anywhere, also inside a character. Blank lines are left out. Keeps no more than a line. */
export const splitLines = (): Stage<Piece, Line> => {
  let number = 0;
  let begun: Piece[] = [];
  let length = 0;

  const keep = (piece: Piece): void => {
    length += piece.length;
    if (length > LONGEST) throw new RecordingError('line', number + 1, TOO_LONG);
    if (hasNul(piece)) throw new RecordingError('line', number + 1, 'holds a NUL byte, so this is no text');
    if (piece.length > 0) begun.push(piece);
  };

  const lineOf = (pieces: readonly Piece[]): readonly Line[] => {
    number += 1;
    try {
      const text = clean(joinPieces(pieces), number);
      return text.trim() === '' ? [] : [{ number, text }];
    } catch {
      throw new RecordingError('line', number, 'is not UTF-8');
    }
  };

  const push = function* (piece: Piece): Generator<Line, void, undefined> {
    let from = 0;
    for (let to = indexOfBreak(piece, from); to !== -1; to = indexOfBreak(piece, from)) {
      keep(cut(piece, from, to));
      const pieces = begun;
      begun = [];
      length = 0;
      from = to + 1;
      yield* lineOf(pieces);
    }
    if (from < piece.length) keep(cut(piece, from));
  };

  return { push, end: () => (begun.length === 0 ? [] : lineOf(begun)) };
};
