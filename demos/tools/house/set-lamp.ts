import { described, tool } from 'gemini-live-rxjs';
import * as t from 'io-ts';

/** Quick, a value. The schema is a codec of io-ts; arguments that do not fit never get here. */
export const setLamp = () =>
  tool({
    name: 'set_lamp',
    description: 'Sets the lamps of a room.',
    args: t.type({
      room: t.union([t.literal('kitchen'), t.literal('hall'), t.literal('living room')]),
      percent: described(t.number, 'How bright, from 0, which is off, to 100'),
    }),
    run: ({ room, percent }) => ({ room, percent }),
  });
