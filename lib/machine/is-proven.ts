import type { Live } from './state';

/** A connection that stayed up for so long is a good one, even where nothing was said on it, in ms. */
export const PROVEN_MS = 10_000;

/** Whether a connection has shown that it works: an accepted setup alone shows nothing. */
export const isProven = ({ heard, since }: Live, at: number): boolean => heard.what !== 'setup' || at - since >= PROVEN_MS;
