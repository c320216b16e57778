/** With the first flags that take it: older patterns escape what needs no escape. */
const compile = (pattern: string, [flags, ...others]: readonly string[]): RegExp | null => {
  if (flags === undefined) return null;
  try {
    return new RegExp(pattern, flags);
  } catch {
    return compile(pattern, others);
  }
};

/** The regular expression of a pattern; `null` where it is none. */
export const compilePattern = (pattern: string): RegExp | null => compile(pattern, ['u', '']);
