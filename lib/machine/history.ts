import { byteLength } from './byte-length';
import type { ReseedLimits } from './settings';

/** What one side said. */
export interface Saying {
  readonly role: 'user' | 'model';
  readonly text: string;
}

/** Something that one side said: in a command, which is known by its order, or as it was heard, fragment by fragment. */
export interface Remark extends Saying {
  readonly order: number | 'heard';
}

/** The end of a conversation in words, to be told to a session that knows nothing of it. */
export interface History {
  readonly remarks: readonly Remark[];
  readonly bytes: number;
}

/** Nothing was said yet. */
export const NO_HISTORY: History = { remarks: [], bytes: 0 };

const historyOf = (remarks: readonly Remark[]): History => ({
  remarks,
  bytes: remarks.reduce((sum, { text }) => sum + byteLength(text), 0),
});

/** What was said, turn by turn: remarks of one side without an answer are one saying. */
export const sayingsOf = ({ remarks }: History): readonly Saying[] =>
  remarks.reduce<readonly Saying[]>((sayings, { role, text }) => {
    const last = sayings.at(-1);
    if (last?.role !== role) return [...sayings, { role, text }];
    return [...sayings.slice(0, -1), { role, text: `${last.text}\n${text}` }];
  }, []);

/** The end of a text that takes no more than so many bytes, from a whole character on. */
const endOf = (text: string, bytes: number): string => {
  const characters = Array.from(text);
  let [left, from] = [bytes, characters.length];
  for (; from > 0; from -= 1) {
    left -= byteLength(characters[from - 1] ?? '');
    if (left < 0) break;
  }
  return characters.slice(from).join('');
};

const turnsIn = (remarks: readonly Remark[]): number => remarks.filter(({ role }, index) => role !== remarks[index - 1]?.role).length;

const fit = (history: History, limits: ReseedLimits): History => {
  const { remarks, bytes } = history;
  const [oldest, ...rest] = remarks;
  if (oldest === undefined || (bytes <= limits.bytes && turnsIn(remarks) <= limits.turns)) return history;
  if (rest.length > 0) return fit({ remarks: rest, bytes: bytes - byteLength(oldest.text) }, limits);
  const text = endOf(oldest.text, limits.bytes);
  return text === '' || limits.turns < 1 ? NO_HISTORY : historyOf([{ ...oldest, text }]);
};

/** The history with something more: what is heard goes on where it left off. The oldest is forgotten where it grows too long. */
export const noteRemark = (history: History, { role, text, order }: Remark, limits: ReseedLimits): History => {
  if (text === '') return history;
  const last = history.remarks.at(-1);
  const bytes = history.bytes + byteLength(text);
  const goesOn = order === 'heard' && last?.order === 'heard' && last.role === role;
  const remarks = goesOn
    ? [...history.remarks.slice(0, -1), { ...last, text: last.text + text }]
    : [...history.remarks, { role, text, order }];
  return fit({ remarks, bytes }, limits);
};

/** Whether what a command says is in the history. */
export const holds = ({ remarks }: History, order: number): boolean => remarks.some((remark) => remark.order === order);

/** The history without what some commands said: they did not arrive. */
export const unsay = (history: History, orders: readonly number[]): History => {
  const remarks = history.remarks.filter(({ order }) => order === 'heard' || !orders.includes(order));
  return remarks.length === history.remarks.length ? history : historyOf(remarks);
};

/** The commands to which nothing was answered yet, by their order. */
export const unanswered = ({ remarks }: History): readonly number[] =>
  remarks
    .slice(remarks.findLastIndex(({ role, order }) => role === 'model' && order === 'heard') + 1)
    .flatMap(({ order }) => (order === 'heard' ? [] : [order]));
