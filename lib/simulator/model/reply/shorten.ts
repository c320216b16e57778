/** A text that is spoken, cut between two words where it is too long. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const [words = ''] = /^.*(?=\s)/s.exec(text.slice(0, most + 1)) ?? [];
  return `${words.trimEnd() || text.slice(0, most)} …`;
};
