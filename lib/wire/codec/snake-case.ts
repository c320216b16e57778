/** A key as protobuf spells it: `sessionResumption` is `session_resumption`. */
export const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
