import type { Reply } from '../model/reply/reply';
import type { Scenario } from '../simulator-options';

const STORY =
  'Once upon a time, in a small harbour town, there lived a cat who wanted to see the whole wide world, and one day it began to walk.';

const WEATHER: Reply = {
  heard: 'What is the weather in Paris?',
  call: { name: 'get_weather', args: { city: 'Paris' } },
  then: 'It rains in Paris, at 12 degrees.',
};

const QUESTION: Reply = { text: 'In which city?', waitingForInput: true };

/**
 * Scenarios by name, for a first look, for demos and for the command line. Each is plain data, and a piece of the options of a simulator: spread
 * two of them to have both, and write over what should be otherwise. After the last reply of a script the answers are built in.
 *
 * @example
 * const simulator = await startSimulator({ ...scenarios.tools, ...scenarios.goAway, speed: 20 });
 */
export const scenarios = {
  /** A greeting, a thought, an answer, and a question back. */
  talk: {
    script: [
      { heard: 'Good morning!', thoughts: 'A greeting. I should be friendly and short.', text: 'Good morning! How can I help you today?' },
      { heard: 'Tell me a story.', text: STORY },
      QUESTION,
    ],
  },
  /** A long story, to be interrupted, and what the model says afterwards. */
  bargeIn: { script: [{ text: STORY }, { heard: 'Wait!', text: 'All right, I stopped.' }] },
  /** A user who speaks where there is nothing to be cut: before the model begins, and while a turn that is over is still played. */
  staleInterruption: { script: [{ text: STORY, ending: 'atOnce' }, { text: STORY, early: 'interrupted' }, { text: 'Yes?' }] },
  /** One call, several in one message, one without arguments and id, and one that fails. */
  tools: {
    script: [
      WEATHER,
      {
        call: [
          { name: 'get_weather', args: { city: 'Rome' } },
          { name: 'get_time', args: { city: 'Rome' } },
        ],
      },
      { call: { name: 'ping', id: false }, then: 'Pong.' },
    ],
  },
  /** Calls that do not block, where they are declared as such: the model goes on talking, and comes back to the results. */
  toolsMeanwhile: {
    script: [
      { text: 'I will ask.', call: WEATHER.call ?? [], meanwhile: 'That may take a while. Is there anything else?' },
      { text: 'By the way, it is Sunday.' },
    ],
  },
  /** A call during which nobody is heard until it is answered. */
  wedged: { script: [{ ...WEATHER, whileCalling: 'ignore' }] },
  /** A call during which sound closes the connection with 1008. */
  closedWhileCalling: { script: [{ ...WEATHER, whileCalling: 'close' }] },
  /** The flow of a model that thinks for long, with `gemini-3.8-live-extended-thinking`: filler, end of turn, call, answer, end of turn. */
  extendedThinking: { script: [{ ...WEATHER, meanwhile: 'Let me look that up for you.' }, { text: 'You are welcome.' }] },
  /** Several facts in a message, as the models of the third generation send them. */
  bundled: {
    script: [
      { text: 'Each caption comes with its sound.', bundled: 'captions' },
      { text: 'The end comes with the last piece.', bundled: 'end' },
      { text: 'All in one.', bundled: 'turn' },
    ],
  },
  /** Everything that comes late, early, alone or for no reason. */
  odd: {
    script: [
      { heard: 'Good morning!', text: 'My captions are late.', captions: 'late' },
      { text: 'This sentence will not be finished, because something is wrong.', ending: 'midSentence' },
      { heard: 'What did you say?', text: 'You see it while you say it.', interim: true },
      {
        text: 'The usage comes by itself.',
        usage: 'alone',
        also: [{}, { sessionResumptionUpdate: {} }, { somethingNew: { since: 2027 } }],
      },
      { text: 'I may not speak of that.', turnCompleteReason: 'RESPONSE_REJECTED' },
      QUESTION,
    ],
  },
  /** An answer with sources, and one with code. */
  grounded: {
    script: [
      {
        text: 'It rains in Paris.',
        groundingMetadata: {
          webSearchQueries: ['weather in Paris'],
          groundingChunks: [{ web: { uri: 'https://example.com', title: 'Weather' } }],
        },
      },
      { text: 'Twelve times twelve is 144.', code: { code: 'print(12 * 12)', output: '144\n' } },
    ],
  },
  /** A frame with parts that nobody can read, and a frame that is not JSON. */
  badFrames: {
    script: [
      { text: 'One of my frames is not right.', badFrame: true },
      { text: 'And one is cut off.', badFrame: 'json' },
    ],
  },
  /** The end of the connection is announced in the first reply. */
  goAway: { script: [{ text: 'This connection will not last.', goAway: '5s' }] },
  /** Connections that live ten seconds: a client has to go from one to the next. */
  rotation: { lifetimeMs: 10_000, noticeMs: 3_000 },
  /** The model that only listens, `gemini-3.5-transcribe-live`. */
  transcribe: { script: [{ heard: 'Good morning, everybody.' }, { heard: 'Let us begin.' }] },
} as const satisfies Readonly<Record<string, Scenario>>;
