/** Whether the model waits for a function. */
export type Behavior = 'BLOCKING' | 'NON_BLOCKING';
