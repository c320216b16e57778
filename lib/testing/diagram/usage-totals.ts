import type { Placed } from './plan';
import type { Label } from './write-over';

/** What each generation cost in all, behind its letter, where there is room before the next. */
export const usageTotals = (placed: readonly Placed[], columns: number): readonly Label[] => {
  const totals = new Map<number, number>();
  for (const { event, column } of placed) {
    if (event.type === 'Usage') totals.set(column, (totals.get(column) ?? 0) + event.usage.totalTokenCount);
  }
  const starts = [...totals.keys(), columns];
  return [...totals].flatMap(([column, total], index) => {
    const text = String(total);
    return total > 0 && column + text.length + 1 < (starts[index + 1] ?? 0) + (index === totals.size - 1 ? 1 : 0)
      ? [{ column: column + 1, text }]
      : [];
  });
};
