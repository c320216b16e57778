const ENDING = '...';

/** At most so many characters, on one line; what is cut ends in dots. */
export const shorten = (text: string, length: number): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line.slice(0, 2 * length + 2));
  return characters.length <= length && line.length <= 2 * length + 2
    ? line
    : `${characters.slice(0, Math.max(0, length - ENDING.length)).join('')}${ENDING}`;
};
