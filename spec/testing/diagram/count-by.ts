/** How many there are of each kind. */
export const countBy = <T>(items: Iterable<T>, kind: (item: T) => string): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[kind(item)] = (counts[kind(item)] ?? 0) + 1;
  return counts;
};
