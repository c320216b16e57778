import type { ConfigProblem } from '../../errors/live-config-error';
import type { Reply, ScriptedCall } from '../model/reply/reply';
import type { Quirks, RunCode } from '../model/reply/quirks';
import type { Check } from './check';
import { flag, listOf, object, objectOf, oneOf, orNull, should, text } from './check';

/** Ten minutes of the voice, all of which is made at once. */
const LONGEST = 10_000;

const spoken: Check = (value, field) =>
  typeof value === 'string' && value.length > LONGEST
    ? [{ field, problem: `must be at most ${String(LONGEST)} characters long, and has ${String(value.length)}` }]
    : text(value, field);

const CALL: Readonly<Record<keyof ScriptedCall, Check>> = {
  name: text,
  args: object,
  id: should('false, or left out', (value) => value === false),
};

const CODE: Readonly<Record<keyof RunCode, Check>> = { code: text, output: text };

const call = objectOf(CALL, ['name']);

const REPLY: Readonly<Record<keyof Reply, Check>> = {
  text: spoken,
  thoughts: text,
  heard: text,
  call: (value, field) => (Array.isArray(value) ? listOf(call)(value, field) : call(value, field)),
  then: spoken,
  goAway: should("seconds such as '5s'", (value) => typeof value === 'string' && /^\d{1,9}(\.\d{1,9})?s$/.test(value)),
  badFrame: should("true or 'json'", (value) => value === true || value === 'json'),
  meanwhile: orNull(spoken),
  whileCalling: oneOf<Quirks['whileCalling']>({ cancel: true, ignore: true, close: true }),
  bundled: oneOf<Quirks['bundled']>({ nothing: true, captions: true, end: true, turn: true }),
  captions: oneOf<Quirks['captions']>({ inTime: true, late: true }),
  ending: oneOf<Quirks['ending']>({ afterPlayback: true, atOnce: true, midSentence: true }),
  early: oneOf<Quirks['early']>({ takenBack: true, interrupted: true }),
  turnCompleteReason: orNull(text),
  waitingForInput: flag,
  interim: flag,
  groundingMetadata: orNull(object),
  code: orNull(objectOf(CODE, ['code', 'output'])),
  usage: oneOf<Quirks['usage']>({ withTheEnd: true, alone: true }),
  also: listOf(object),
};

/** What is wrong with the replies of a script, which may come from a file. */
export const replyProblems = (script: unknown): readonly ConfigProblem[] => listOf(objectOf(REPLY))(script, 'script');
