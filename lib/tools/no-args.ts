/** The schema of a function that takes nothing. */
export const NO_ARGS = { type: 'object', properties: {} } as const;

export type NoArgs = typeof NO_ARGS;
