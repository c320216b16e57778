import type { Input } from '../../lib/machine/input';
import { isDoubtful } from '../../lib/machine/note-requests';
import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import type { TurnRecord } from '../../lib/machine/turn-record';
import { sendAudio, sendClientContent, sendText, sendToolResponse } from '../../lib/wire/commands';
import type { FunctionResponse } from '../../lib/wire/session-command';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  back,
  callFor,
  closed,
  commanded,
  handleOf,
  HEARD,
  live,
  PATIENT,
  received,
  run,
  say,
  SETTINGS,
  stateOf,
  USER_ENDS,
} from '../support/machine';

const ANSWERS_ALL = { capabilities: { ...SETTINGS.capabilities, proactivity: 'none' as const } };
/** A session that was lost with a call open, and resumed. */
const resumed = (settings: Partial<Settings> = {}): State =>
  back(run(live({ ...PATIENT, ...ANSWERS_ALL, ...settings }), received(callFor('a')), received(handleOf('h')), closed(1006)).state).state;
const unansweredAfter = (state: State, ...inputs: readonly Input[]): TurnRecord['unanswered'] =>
  run(state, ...inputs).state.memory.turn.unanswered;

const text = (at: number): Input => commanded(sendText('Hi'), at);
const answer = (at: number, more: Partial<FunctionResponse> = {}): Input =>
  commanded(sendToolResponse([{ id: 'a', response: {}, ...more }]), at);
const turn = (turnComplete: boolean): Input =>
  commanded(sendClientContent([{ role: 'user', parts: [{ text: 'x' }] }], { turnComplete }), 7);
const heard = (message: ServerMessage, at: number): Input => received(message, at, 2);

describe('noteRequests', () => {
  const cases: readonly (readonly [string, number, readonly Input[]])[] = [
    ['a text', 1, [text(7)]],
    ['each text', 2, [text(6), text(7)]],
    ['a turn that is complete', 1, [turn(true)]],
    ['a result that the model has something to say to', 1, [answer(7)]],
    ['what is heard', 1, [heard(HEARD, 7)]],
    ['the end of speech', 1, [heard(USER_ENDS, 7)]],
    ['what is said in one go once', 1, [heard(HEARD, 1), heard(HEARD, 3), heard(USER_ENDS, 7)]],
    ['what is said after a pause again', 2, [heard(HEARD, -5_000), heard(HEARD, 7)]],
    ['what is heard of what was sent once', 1, [text(1), heard(HEARD, 7)]],
  ];
  it.each(cases)('counts %s: %d', (_what, requests, inputs) => {
    expect(unansweredAfter(resumed(), ...inputs)).toEqual({ requests, at: 7 });
  });

  const nothing: readonly (readonly [string, readonly Input[]])[] = [
    ['audio', [commanded(sendAudio(new Uint8Array(2)))]],
    ['a turn that is not complete', [turn(false)]],
    ['a result to keep silent about', [answer(7, { scheduling: 'SILENT' })]],
    ['a result that others follow', [answer(7, { willContinue: true })]],
    ['a guess', [heard({ serverContent: { interimInputTranscription: { text: 'He' } } }, 7)]],
    ['no words at all', [heard({ serverContent: { inputTranscription: { finished: true } } }, 7)]],
  ];
  it.each(nothing)('does not count %s', (_what, inputs) => {
    expect(unansweredAfter(resumed(), ...inputs).requests).toBe(0);
  });

  it('does not count speech near a model that is proactive', () => {
    const state = resumed({ capabilities: { ...SETTINGS.capabilities, proactivity: 'always' } });
    expect(unansweredAfter(state, heard(HEARD, 1), text(2), heard(USER_ENDS, 9_000))).toEqual({ requests: 1, at: 2 });
  });

  it('counts nothing on a connection that is not doubted', () => {
    expect(unansweredAfter(live({ ...PATIENT, ...ANSWERS_ALL }), text(1)).requests).toBe(0);
    expect(unansweredAfter(resumed(), heard(say('x'), 1), text(2)).requests).toBe(0);
  });
});

describe('isDoubtful', () => {
  it('is a connection that was resumed and has generated nothing, where there is another one', () => {
    expect(isDoubtful(stateOf(resumed(), 'Live'))).toBe(true);
    expect(isDoubtful(stateOf(run(resumed(), heard(HEARD, 1)).state, 'Live'))).toBe(true);
    expect(isDoubtful(stateOf(run(resumed(), heard(say('x'), 1)).state, 'Live'))).toBe(false);
    expect([live(PATIENT), live({ handle: 'h' })].map(isDoubtful)).toEqual([false, false]);
  });
});
