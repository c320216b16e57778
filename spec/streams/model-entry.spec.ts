import { NO_CONVERSATION } from '../../lib/streams/conversation';
import type { Conversation } from '../../lib/streams/conversation';
import { addCalls, cancelCalls, say, speak, write } from '../../lib/streams/model-entry';
import { functionCall, said } from './events';

const shown = ({ entries }: Conversation) =>
  entries.map(({ text, calls }) => [text, ...calls.map(({ id, name, state }) => `${id} ${name} ${state}`)]);

describe('what the model says', () => {
  it('is what it wrote, all of it', () => {
    expect(shown(write(write(NO_CONVERSATION, 'Hel'), 'Hello'))).toEqual([['Hello']]);
  });

  it('is what it was heard to say in place of that, guesses replaced', () => {
    const spoken = say(speak(write(NO_CONVERSATION, 'reasoning')), said('Hallo', 1, { interim: true }));
    expect(shown(say(spoken, said('Hello')))).toEqual([['Hello']]);
    expect(write(spoken, 'reasoning, more')).toBe(spoken);
  });

  it('is the same conversation where the same is written or the same voice goes on', () => {
    const written = write(NO_CONVERSATION, 'Hello');
    expect(write(written, 'Hello')).toBe(written);
    const spoken = speak(NO_CONVERSATION);
    expect(speak(spoken)).toBe(spoken);
  });

  it('has the calls of the turn, cancelled ones marked', () => {
    const called = addCalls(addCalls(NO_CONVERSATION, [functionCall('x')]), [functionCall('y', 'find')]);
    expect(shown(cancelCalls(called, ['y']))).toEqual([['', 'x look open', 'y find cancelled']]);
  });

  it('is the same conversation where there is nothing to call or to cancel', () => {
    const called = cancelCalls(addCalls(NO_CONVERSATION, [functionCall('x')]), ['x']);
    expect(addCalls(called, [])).toBe(called);
    expect(cancelCalls(called, ['x', 'z'])).toBe(called);
  });
});
