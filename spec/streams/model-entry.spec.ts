import { NO_CONVERSATION } from '../../lib/streams/conversation';
import type { Conversation } from '../../lib/streams/conversation';
import { addCalls, closeCalls, say, speak, write } from '../../lib/streams/model-entry';
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

  it('has the calls of the turn, answered and cancelled ones marked', () => {
    const called = addCalls(addCalls(NO_CONVERSATION, [functionCall('x')]), [functionCall('y', 'find')]);
    expect(shown(closeCalls(called, ['y'], 'cancelled'))).toEqual([['', 'x look open', 'y find cancelled']]);
    expect(shown(closeCalls(called, ['x'], 'answered'))).toEqual([['', 'x look answered', 'y find open']]);
    const answered = closeCalls(called, ['x'], 'answered');
    expect(closeCalls(answered, ['x'], 'cancelled')).toBe(answered);
  });

  it('is the same conversation where there is nothing to call or to cancel', () => {
    const called = closeCalls(addCalls(NO_CONVERSATION, [functionCall('x')]), ['x'], 'cancelled');
    expect(addCalls(called, [])).toBe(called);
    expect(closeCalls(called, ['x', 'z'], 'cancelled')).toBe(called);
  });
});
