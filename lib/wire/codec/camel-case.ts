/** A key as JSON spells it: `session_resumption` is `sessionResumption`. */
export const camelCase = (key: string): string => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
