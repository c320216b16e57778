import { wordsOf } from '../../errors/words-of';
import { isObject } from '../../wire/codec/fields';
import { RecordingError } from '../../recording/recording-error';

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory, not a file',
  EACCES: 'it may not be read: permission denied',
  EPERM: 'it may not be read: permission denied',
};

const codeOf = (error: unknown): string => (isObject(error) && typeof error['code'] === 'string' ? error['code'] : '');

/** Whether the reader of the output went away, as `head` does. */
export const isBrokenPipe = (error: unknown): boolean =>
  ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error));

/** Why a file could not be read, in words. */
export const describeProblem = (file: string, error: unknown): string => {
  const name = file === '-' ? 'the standard input' : file;
  if (error instanceof RecordingError) return `${name}: ${error.message}`;
  const words = WORDS[codeOf(error)];
  if (words !== undefined) return `${name}: ${words}.`;
  return `${name}: ${wordsOf(error)}`;
};

/** Why the output could not be written, in words. */
export const describeOutputProblem = (error: unknown): string => `the output: ${wordsOf(error)}`;
