import { selectReply } from '../../lib/streams/select-reply';
import type { SessionEvent } from '../../lib/wire/session-event';
import { heard, said, text, thought } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import { virtual } from './virtual';

describe('selectReply', () => {
  describe('of an AUDIO session', () => {
    itKeepsTheLaws<SessionEvent, string>({
      operator: selectReply,
      inputs: [said('Hel'), text('reasoning'), said('lo')],
      outputs: ['Hel', null, 'lo'],
    });

    it('does not repeat what the user said, and skips what has no text', () => {
      virtual(({ cold, expectObservable }) => {
        const source$ = cold<SessionEvent>('iofh|', {
          i: heard('me'),
          o: said('you'),
          f: said('', 1, { finished: true }),
          h: thought('hm'),
        });
        expectObservable(source$.pipe(selectReply({ modality: 'AUDIO' }))).toBe('-o--|', { o: 'you' });
      });
    });
  });

  describe('of a TEXT session', () => {
    itKeepsTheLaws<SessionEvent, string>({
      operator: () => selectReply({ modality: 'TEXT' }),
      inputs: [text('Hel'), said('no'), text('lo')],
      outputs: ['Hel', null, 'lo'],
    });
  });
});
