import { sayingsOf } from '../../lib/machine/history';
import { stay } from '../../lib/machine/next';
import { noteHeard, noteSaid } from '../../lib/machine/note-said';
import type { WireCommand } from '../../lib/wire/session-command';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  interrupt,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
  sendVideo,
} from '../../lib/wire/commands';
import { deepFreeze, live, PATIENT } from '../support/machine';

const lasting = deepFreeze(stay(live(PATIENT)));
const sayings = (command: WireCommand): readonly unknown[] => sayingsOf(noteSaid(lasting, command, 5).state.memory.history);

describe('noteHeard', () => {
  it('notes what was heard where a history is kept', () => {
    const { history } = noteHeard(lasting, { role: 'user', text: 'Hi' }).state.memory;
    expect(history.remarks).toEqual([{ role: 'user', text: 'Hi', order: 'heard' }]);
  });

  it.each([null, { ...PATIENT.reconnect, reseed: null }])('notes nothing where none is kept: %j', (reconnect) => {
    const next = stay({ ...live(PATIENT), settings: { ...live(PATIENT).settings, reconnect } as ReturnType<typeof live>['settings'] });
    expect(noteHeard(next, { role: 'user', text: 'Hi' })).toBe(next);
  });
});

describe('noteSaid', () => {
  it('notes a text as the words of the user', () => {
    expect(sayings(sendText('Hi'))).toEqual([{ role: 'user', text: 'Hi' }]);
  });

  it('knows it by the order of the command, and notes it once', () => {
    const noted = noteSaid(lasting, sendText('Hi'), 5);
    expect(noted.state.memory.history.remarks).toEqual([{ role: 'user', text: 'Hi', order: 5 }]);
    expect(noteSaid(noted, sendText('Hi'), 5)).toBe(noted);
    expect(noteSaid(noted, sendText('Hi'), 6).state.memory.history.remarks).toHaveLength(2);
  });

  it('notes the turns of a conversation, each by who said it, as far as they are text', () => {
    const turns = [
      {
        role: 'user',
        parts: [{ text: 'What ' }, { inlineData: { mimeType: 'image/png', data: new Uint8Array(1) } }, { text: 'is this?' }],
      },
      { role: 'model', parts: [{ text: 'A cat.' }] },
      { parts: [{ text: 'Thanks.' }] },
      { role: 'system', parts: [{ text: 'Be kind.' }] },
    ];
    expect(sayings(sendClientContent(turns))).toEqual([
      { role: 'user', text: 'What is this?' },
      { role: 'model', text: 'A cat.' },
      { role: 'user', text: 'Thanks.' },
    ]);
  });

  it.each([
    sendAudio(new Uint8Array(2)),
    sendVideo(new Uint8Array(2)),
    sendToolResponse([{ id: 'a', response: {} }]),
    activityStart(),
    activityEnd(),
    audioStreamEnd(),
    interrupt(),
  ])('notes nothing that is no words: $type', (command) => {
    expect(sayings(command)).toEqual([]);
  });
});
