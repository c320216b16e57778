import { scrub } from './scrub';

/** What a thrown thing says, in one line, without the given secrets and whatever else looks like one. */
export const wordsOf = (thrown: unknown, secrets: readonly string[] = []): string => {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return scrub(said.split('\n')[0] ?? '', secrets);
};
