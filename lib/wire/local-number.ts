/** The number of an id that this library made up for a call that came without one, so that the server does not know it; `null` for any other id. */
export const localNumber = (id: string): number | null => (/^local-\d+$/.test(id) ? Number(id.slice('local-'.length)) : null);
