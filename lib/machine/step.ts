import { closed } from './closed';
import { begin, dialled, opened, resumeKnown } from './dial';
import { end, leaveIfQuiet } from './end';
import type { Input, InputOf } from './input';
import { decided, lose, woken } from './lose';
import { moveIfDue } from './move';
import type { Next } from './next';
import { complainSoon, perform, stay } from './next';
import { notSent } from './not-sent';
import { obey } from './obey';
import { measured } from './pump';
import { receive } from './receive';
import { settle } from './settle';
import type { State } from './state';
import { tick } from './tick';
import { noteVoice } from './note-voice';
import { keepWatch } from './watch';

const fail = (state: State, { at, error }: InputOf<'Failed'>): Next => {
  if (state.type === 'Ended') {
    return perform(stay(state), {
      type: 'Log',
      entry: { level: 'error', event: 'failed-after-end', message: error.message, fields: { type: error.type } },
    });
  }
  if (error.type !== 'Internal') return complainSoon(stay(state), error);
  return end(perform(stay(state), { type: 'Abandon', generation: state.memory.generation }), { cause: error }, at);
};

/** There is no credential to dial with. */
const notDialled = (state: State, { at, error, retry, random }: InputOf<'NotDialled'>): Next =>
  state.type === 'Dialling' ? lose(stay(state), { error, retry, close: null }, random, at) : stay(state);

const isStale = ({ memory }: State, input: Input): boolean => 'generation' in input && input.generation !== memory.generation;

const dispatch = (state: State, input: Input): Next => {
  switch (input.type) {
    case 'Begin':
      return begin(state, input);
    case 'Commanded':
      return obey(state, input);
    case 'LateResult':
      return stay(state);
    case 'ResumeKnown':
      return resumeKnown(state, input);
    case 'Dialled':
      return dialled(state);
    case 'NotDialled':
      return notDialled(state, input);
    case 'Opened':
      return opened(state);
    case 'Received':
      return receive(state, input);
    case 'Closed':
      return closed(state, input);
    case 'NotSent':
      return notSent(state, input);
    case 'Measured':
      return measured(state, input);
    case 'Decided':
      return decided(state, input);
    case 'Woken':
      return woken(state, input.at);
    case 'Ticked':
      return tick(state, input);
    case 'Failed':
      return fail(state, input);
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};

/**
 * The session as a pure function: a state and an input give the next state, the messages and events to tell, and the effects to perform after that.
 * Nothing that it is given is changed. Answers of an older connection, and timers that are not waited for any more, change nothing.
 *
 * @experimental its types follow the inside of the library
 * @example
 * const { state, events } = step(initialState, { type: 'Commanded', at: 0, command: sendText('Hello') });
 */
export const step = (state: State, input: Input): Next => {
  if (isStale(state, input)) return stay(state);
  const { at } = input;
  return keepWatch(moveIfDue(leaveIfQuiet(noteVoice(settle(dispatch(state, input)), at), at), at), at);
};
