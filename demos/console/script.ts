import type { Reply } from 'gemini-live-rxjs/simulator';

/** What the simulated model does, turn by turn; the real one makes up its own mind. */
export const script: readonly Reply[] = [
  { heard: 'Good morning!', thoughts: 'A greeting. I should be friendly and short.', text: 'Good morning! How can I help you today?' },
  {
    heard: 'What is the weather in Paris?',
    call: { name: 'get_weather', args: { city: 'Paris' } },
    then: 'It rains in Paris, at 12 degrees.',
  },
  {
    text: 'Once upon a time, in a small harbour town, there lived a cat who wanted to see the whole wide world, and one day it began to walk.',
  },
  { heard: 'Wait! Book a table for two.', call: { name: 'book_table', args: { people: 2 } }, then: 'Your table is booked.' },
  { text: 'All right, no table then. Goodbye!', goAway: '60s', badFrame: true },
];
