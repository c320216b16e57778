import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const STYLES: readonly (readonly [RegExp, Style])[] = [
  [/^#\d+ fault /, 'yellow'],
  [/^#\d+ (?:closed|left|refused|[<>] close)/, 'dim'],
  [/^#\d+ </, 'cyan'],
  [/^#\d+ >/, 'green'],
];

/** A line of the log in its colour: what the client sends, what the server sends, faults, ends. */
export const colorLine = (line: string): string => {
  const [, style] = STYLES.find(([pattern]) => pattern.test(line)) ?? [];
  return style === undefined ? line : styleText(style, line);
};
