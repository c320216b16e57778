/** How many letters have to be put in, left out or changed to make one word of the other. */
export const editDistance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  Array.from(from).forEach((letter, above) => {
    const next = [above + 1];
    Array.from(to).forEach((other, left) => {
      const changed = (row[left] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[left + 1] ?? 0) + 1, (next[left] ?? 0) + 1));
    });
    row = next;
  });
  return row[to.length] ?? 0;
};
