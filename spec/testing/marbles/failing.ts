import { liveMarbles } from '../../../lib/testing/marbles/live-marbles';
import { messageOf } from './thrown';

/** What a test that fails says. */
export const failing = (draw: Parameters<typeof liveMarbles>[0]): string => messageOf(() => liveMarbles(draw));
