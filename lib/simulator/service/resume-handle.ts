import type { MadeId } from './make-id';
import { makeId } from './make-id';
import type { TokenCounts } from '../model/tokens';

/** What a handle brings back: how far the script is, and how big the context. */
export interface Memory {
  readonly turns: number;
  readonly context: TokenCounts;
}

const HANDLE = /^sim-[0-9a-f]+-(\d+)-(\d+)-(\d+)-(\d+)-(\d+)$/;

/** A handle that carries all that is remembered, so that no table has to be kept. Opaque to clients, and hardly ever the same twice. */
export const writeHandle = (random: number, { turns, context: { TEXT, AUDIO, IMAGE, VIDEO } }: Memory): MadeId => {
  const made = makeId(random, '~~~~~~~~~~~~');
  return { ...made, id: ['sim', made.id, turns, TEXT, AUDIO, IMAGE, VIDEO].join('-') };
};

/** What a handle of a simulator remembers; `undefined` for one that somebody else made. */
export const readHandle = (handle: string): Memory | undefined => {
  const numbers = HANDLE.exec(handle)?.slice(1).map(Number);
  if (numbers === undefined) return undefined;
  const [turns = 0, TEXT = 0, AUDIO = 0, IMAGE = 0, VIDEO = 0] = numbers;
  return { turns, context: { TEXT, AUDIO, IMAGE, VIDEO } };
};
