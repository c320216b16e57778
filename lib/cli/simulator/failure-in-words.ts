import { wordsOf } from '../../errors/words-of';
import { isObject } from '../../wire/codec/fields';

const codeOf = (error: unknown): unknown => (isObject(error) ? error['code'] : undefined);

/** Why the port could not be taken, or the options do not work. */
export const startFailure = (error: unknown, port: number): string => {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${String(port)} is taken by another program. Choose another one with --port, or --port 0 for any that is free.`;
    case 'EACCES':
      return `This user may not listen on port ${String(port)}. Choose one from 1024 on with --port, or --port 0 for any that is free.`;
    default:
      return wordsOf(error);
  }
};

/** What became of a file. */
export const fileFailure = (error: unknown, path: string): string => {
  switch (codeOf(error)) {
    case 'ENOENT':
      return `${path}: there is no such file or folder.`;
    case 'EISDIR':
      return `${path} is a folder.`;
    case 'EACCES':
    case 'EPERM':
      return `${path}: this user may not open it.`;
    default:
      return `${path}: ${wordsOf(error)}`;
  }
};
