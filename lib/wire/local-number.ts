const PREFIX = 'local-';

/** The id that this library makes up for a call that came without one. */
export const localId = (number: number): string => `${PREFIX}${String(number)}`;

/** The number of an id that this library made up, so that the server does not know it; `null` for any other id. */
export const localNumber = (id: string): number | null => (/^local-\d+$/.test(id) ? Number(id.slice(PREFIX.length)) : null);
