/** A text in pieces of so many words, as it streams: each piece begins with the space before it, and together they are the text. */
export const fragments = (text: string, words: number): readonly string[] =>
  text.match(new RegExp(`(?:\\s*\\S+){1,${String(words)}}(?:\\s+$)?`, 'g')) ?? [];
