import { selectToolCalls } from '../../lib/streams/select-tool-calls';
import type { FunctionCall } from '../../lib/wire/server-message';
import type { SessionEvent } from '../../lib/wire/session-event';
import { cancelled, functionCall, toolCall } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import { virtual } from './virtual';

describe('selectToolCalls', () => {
  itKeepsTheLaws<SessionEvent, FunctionCall>({
    operator: selectToolCalls,
    inputs: [toolCall(['a']), cancelled('a'), toolCall(['b'])],
    outputs: [functionCall('a'), null, functionCall('b')],
  });

  it('emits one call after the other where the model makes several at once', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<SessionEvent>('-c----|', { c: toolCall(['a', 'b']) });
      expectObservable(source$.pipe(selectToolCalls())).toBe('-(ab)-|', { a: functionCall('a'), b: functionCall('b') });
    });
  });
});
