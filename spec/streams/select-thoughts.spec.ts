import { selectThoughts } from '../../lib/streams/select-thoughts';
import type { SessionEvent } from '../../lib/wire/session-event';
import { connected, text, thought } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';

describe('selectThoughts', () => {
  itKeepsTheLaws<SessionEvent, string>({
    operator: selectThoughts,
    inputs: [thought('First,'), text('no'), thought(' then')],
    outputs: ['First,', null, ' then'],
  });

  describe('over a reconnect', () => {
    itKeepsTheLaws<SessionEvent, string>({
      operator: selectThoughts,
      inputs: [thought('a', 1), connected(true), thought('b', 2)],
      outputs: ['a', null, 'b'],
    });
  });
});
