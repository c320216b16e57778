/** What becomes a response to a call: a value that others follow, the last one, or the end after a value that was thought to be followed. */
export type Emission = { readonly type: 'Interim' | 'Last'; readonly value: unknown } | { readonly type: 'Over' };
