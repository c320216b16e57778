import { proveByHandle, proveByTime, proveByTurn } from '../../lib/machine/evidence';
import { stay } from '../../lib/machine/next';
import type { Input } from '../../lib/machine/input';
import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  interrupt,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
} from '../../lib/wire/commands';
import { zeroUsage } from '../../lib/streams/sum-usage';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  cancel,
  callFor,
  commanded,
  deepFreeze,
  handleOf,
  HEARD,
  INTERRUPTED,
  live,
  MANUAL,
  PATIENT,
  received,
  run,
  say,
  stateOf,
  TRANSPARENT,
  TURN_COMPLETE,
} from '../support/machine';

const audio = (at = 0): Input => commanded(sendAudio(new Uint8Array(2)), at);
const text = (at = 0): Input => commanded(sendText('Hi'), at);
const note = commanded(sendClientContent([{ role: 'user', parts: [{ text: 'Hi' }] }], { turnComplete: false }));
const question = commanded(sendClientContent([{ role: 'user', parts: [{ text: 'Hi?' }] }]));
const answer = commanded(sendToolResponse([{ id: 'a', response: {} }]));
const [start, end, stop] = [commanded(activityStart()), commanded(activityEnd()), commanded(interrupt())];
const says = (at = 0): Input => received(say('x'), at);
const heard = (at = 0): Input => received(HEARD, at);
const over = received(TURN_COMPLETE);
const goesOn = received({ serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } });

const after = (settings: Partial<Settings>, ...inputs: readonly Input[]): State => run(live({ ...PATIENT, ...settings }), ...inputs).state;
const delivered = (state: State): number => state.memory.delivered;

describe('a turn that begins proves that', () => {
  const cases: readonly (readonly [string, Partial<Settings>, readonly Input[], number])[] = [
    ['the text that asked for it has arrived, and all before it', {}, [note, text(), note, says()], 2],
    ['the question of a conversation has', {}, [question, says()], 1],
    ['the end of an activity has', { blueprint: MANUAL }, [start, audio(), end, audio(), says()], 3],
    ['no more than the first of two texts', {}, [text(), text(), says()], 1],
    ['both of two texts where each was answered', {}, [text(), says(), text(), over, says()], 2],
    ['no text where it may come of an answer to a call', {}, [received(callFor('a')), answer, over, text(), says()], 1],
    ['no text where it may come of an interruption', {}, [text(), stop, text(), received(INTERRUPTED), over, says()], 1],
    ['no text where it may come of a voice that ended', {}, [audio(), commanded(audioStreamEnd(), 31_000), text(31_000), says(31_000)], 2],
    ['nothing where the user may have been heard', {}, [audio(), text(), says()], 0],
    ['nothing for half a minute after the user may have been heard', {}, [audio(), text(29_999), says(29_999)], 0],
    ['and something after that', {}, [audio(), text(30_000), says(30_000)], 2],
    ['nothing of a turn that goes on by itself', {}, [text(), says(), goesOn, text(), says()], 1],
    [
      'nothing of such a turn, whatever was proven before it',
      {},
      [text(), says(), goesOn, note, heard(31_000), text(31_000), says(31_000)],
      2,
    ],
    ['but the turn after that does', {}, [text(), says(), goesOn, text(), says(), over, says()], 2],
    ['nothing that was only noted', {}, [note, says()], 0],
    ['the second thing of it proves nothing more', {}, [text(), says(), text(), says()], 1],
  ];
  it.each(cases)('%s', (_what, settings, inputs, count) => {
    expect(delivered(after(settings, ...inputs))).toBe(count);
  });
});

describe('half a minute proves that', () => {
  const late: readonly (readonly [string, ServerMessage, number])[] = [
    ['a server that says something', { serverContent: { outputTranscription: { text: 'x' } } }, 2],
    ['a server that hears something', { serverContent: { inputTranscription: { text: 'x' } } }, 2],
    ['a server that calls a function', callFor('a'), 2],
    ['a server that gives a handle', handleOf('h'), 2],
    ['a server that only keeps books', { usageMetadata: { ...zeroUsage, totalTokenCount: 1 } }, 0],
    ['a server that has no handle', { sessionResumptionUpdate: {} }, 0],
  ];
  it.each(late)('%s has read what it was given before', (_who, message, count) => {
    expect(delivered(after({}, audio(), audio(4_000), audio(5_000), received(message, 34_000)))).toBe(count);
  });

  it('nothing has arrived sooner', () => {
    expect(delivered(after({}, audio(), received(say('x'), 29_999)))).toBe(0);
  });
});

describe('a handle proves that', () => {
  it('the answers to calls have arrived', () => {
    expect(delivered(after({}, received(callFor('a')), answer, note, received(handleOf('h'))))).toBe(1);
  });

  it('no answer has where the server took calls back: none is open, whatever it has read', () => {
    const taken = [received(callFor('a', 'b')), answer, received(cancel('b'))];
    expect(delivered(after({}, ...taken, received(handleOf('h'))))).toBe(0);
  });
});

describe('evidence', () => {
  const next = stay(stateOf(after({}, text(), text(), text()), 'Live'));

  it('proves nothing twice, and changes nothing then', () => {
    const once = proveByTime(deepFreeze(next), 30_000);
    expect(once.state.memory).toMatchObject({ delivered: 3, flight: { proven: 2, parcels: [], causes: [] } });
    expect(proveByTime(once, 30_000)).toBe(once);
    expect(proveByTurn(once, 0)).toBe(once);
    expect(proveByHandle(once)).toBe(once);
  });

  it('takes nothing for delivered where the server tells how far a handle goes', () => {
    const transparent = stay(stateOf(after({ blueprint: TRANSPARENT }, text(), text(), text()), 'Live'));
    expect(proveByTime(transparent, 30_000).state.memory).toMatchObject({ delivered: 0, flight: { proven: 2, parcels: { length: 3 } } });
  });
});
