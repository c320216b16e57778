import type { Reply } from 'gemini-live-rxjs/simulator';

/** What the simulated model does, turn by turn; the real one makes up its own mind. */
export const script: readonly Reply[] = [
  {
    heard: 'Is a window open upstairs?',
    call: { name: 'check_windows', args: { floor: 'upstairs' } },
    then: 'Yes, the one of the bathroom.',
  },
  {
    call: { name: 'set_lamp', args: { room: 'kitchen', percent: 'cosy' } },
    then: 'Cosy is no number. Shall I take thirty percent?',
    waitingForInput: true,
  },
  { call: { name: 'set_lamp', args: { room: 'kitchen', percent: 30 } }, then: 'The kitchen is cosy now.' },
  { text: 'I send the vacuum cleaner.', call: { name: 'vacuum_room', args: { room: 'hall' } } },
  {
    call: { name: 'close_shutter', args: { room: 'living room' } },
    then: 'Please close the window of the living room first.',
  },
  {
    text: 'At ten the plumber comes, at noon you have lunch with Ada in the old town, at four a parcel is brought, and at eight there is the concert by the harbour, for which you should leave at seven.',
  },
  {
    call: [
      { name: 'unlock_door', args: { door: 'front door' } },
      { name: 'unlock_door', args: { door: 'garage' } },
    ],
    then: 'The front door is open. The garage stays locked, as you wish.',
  },
  { call: { name: 'fill_bath', args: { celsius: 38 } }, then: 'Your bath is ready.' },
  { heard: 'Stop! I take a shower instead.', text: 'All right, no bath. Goodbye!' },
];
