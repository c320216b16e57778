import { tool } from 'gemini-live-rxjs';

const ROOMS = ['kitchen', 'living room', 'bedroom'] as const;

/** Fails where it cannot: what it throws is what the model reads, so it says what to do about it. */
export const closeShutter = () =>
  tool({
    name: 'close_shutter',
    description: 'Closes the shutter of a room.',
    args: { type: 'object', properties: { room: { type: 'string', enum: ROOMS } }, required: ['room'] },
    run: ({ room }) => {
      if (room !== 'living room') return { room, shutter: 'closed' };
      throw new Error('the window of the living room is open. Ask the user to close it, then call again');
    },
  });
