import { NO_CONVERSATION } from '../../lib/streams/conversation';
import type { Conversation } from '../../lib/streams/conversation';
import { hearUser, putContent, settleSpeech, typeText } from '../../lib/streams/user-entries';
import { heard } from './events';

const shown = ({ entries }: Conversation) => entries.map(({ role, text, final }) => ({ role, text, final }));

describe('what the user says', () => {
  it('is final when it is typed', () => {
    expect(shown(typeText(NO_CONVERSATION, 'A'))).toEqual([{ role: 'user', text: 'A', final: true }]);
  });

  it('may be put into the mouth of the model', () => {
    const turn = { role: 'model', parts: [{ text: 'a' }, { text: 'b' }] };
    expect(shown(putContent(NO_CONVERSATION, turn))).toEqual([{ role: 'model', text: 'ab', final: true }]);
  });

  it('is heard until it is settled', () => {
    const listening = hearUser(NO_CONVERSATION, heard('A'));
    expect(shown(listening)).toEqual([{ role: 'user', text: 'A', final: false }]);
    expect(shown(settleSpeech(listening))).toEqual([{ role: 'user', text: 'A', final: true }]);
    expect(shown(hearUser(settleSpeech(listening), heard('B')))).toHaveLength(2);
  });

  it('changes nothing while there is nothing to hear or settle', () => {
    expect(hearUser(NO_CONVERSATION, heard('', 1, { finished: true }))).toBe(NO_CONVERSATION);
    expect(settleSpeech(NO_CONVERSATION)).toBe(NO_CONVERSATION);
  });

  it('is the same conversation after a transcription that adds nothing', () => {
    const listening = hearUser(NO_CONVERSATION, heard('A'));
    expect(hearUser(listening, heard(''))).toBe(listening);
  });
});
