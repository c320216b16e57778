import { isObject } from '../wire/codec/fields';
import { excerpt } from '../wire/excerpt';
import type { Problem } from './parse-line';
import type { RecordedFrame } from './recorded-frame';
import type { Undated } from './timeline';
import { timeline } from './timeline';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a line is of another tool: `{"dir": ">", "json": {…}}`, or what is known of a close frame. */
export const isForeign = (fields: Fields): boolean => 'dir' in fields || (!('type' in fields) && 'code' in fields);

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined);

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What its lines do not tell: where it was dialled. */
const NOWHERE = '';

/**
 * Reads lines of other tools: `dir` is `<`, `>`, `o` or `x`, beside `json`, and maybe `t` in ms and `conn`. A connection without an `o` is dialled and
 * open when its first frame comes; what comes after its `x` is of another one. A line with a `code` and no `dir` is a connection that was closed so.
 */
export const foreignLines = (): ((fields: Fields) => readonly RecordedFrame[] | Problem) => {
  const place = timeline();
  let newest = 0;
  /** The connection of lines that name none. */
  let unnamed = 0;
  const open = new Set<number>();

  const begin = (connection: number): readonly Undated[] => {
    if (open.has(connection)) return [];
    open.add(connection);
    newest = Math.max(newest, connection);
    return [
      { type: 'Dialled', connection, url: NOWHERE },
      { type: 'Opened', connection },
    ];
  };

  const close = (connection: number, { code, reason }: Fields): Undated => {
    open.delete(connection);
    return { type: 'Closed', connection, code: numberIn(code) ?? 1006, reason: textIn(reason) };
  };

  const connectionOf = ({ conn }: Fields): number => {
    if (Number.isInteger(conn) && Number(conn) >= 1) return Number(conn);
    if (!open.has(unnamed)) unnamed = open.has(newest) ? newest : newest + 1;
    return unnamed;
  };

  const message = (connection: number, direction: 'sent' | 'received', json: unknown): readonly Undated[] => [
    ...begin(connection),
    { type: 'Frame', connection, direction, data: JSON.stringify(json) },
  ];

  const read = (fields: Fields): readonly Undated[] | Problem => {
    const { dir, json } = fields;
    if (dir === undefined) return [...begin(newest + 1), close(newest, fields)];
    const connection = connectionOf(fields);
    switch (dir) {
      case '<':
      case '>':
        if (!isObject(json)) return `has a "json" that should be an object but is ${excerpt(json)}`;
        return message(connection, dir === '>' ? 'sent' : 'received', json);
      case 'o':
        return begin(connection);
      case 'x':
        return [...begin(connection), close(connection, fields)];
      default:
        return `has a "dir" that should be "<", ">", "o" or "x" but is ${excerpt(dir)}`;
    }
  };

  return (fields) => {
    const frames = read(fields);
    return typeof frames === 'string' ? frames : frames.map((frame) => place(frame, numberIn(fields['t'])));
  };
};
