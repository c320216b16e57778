/** More than these a model does not set right at once. */
const MOST = 10;

/** Faults as one text, cut where there are very many. */
export const inOneLine = (faults: readonly string[]): string => {
  const more = faults.length - MOST;
  return [...faults.slice(0, MOST), ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; ');
};
