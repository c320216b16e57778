import { event } from '../../../lib/testing/builders/event';
import { notesOf } from '../../../lib/testing/diagram/notes';
import type { SessionEvent } from '../../../lib/wire/session-event';

const notes = (...events: readonly SessionEvent[]): readonly string[] =>
  notesOf(events.map((each, index) => ({ at: index, column: index, event: each }))).map(
    ({ at, letter, text }) => `${String(at)} ${letter} ${text}`,
  );

const said = (text: string, turn = 1): SessionEvent => event.OutputTranscription({ text, turn });

describe('notesOf', () => {
  it('lets fragments flow into one note, where the first one stands', () => {
    expect(notes(said('Once'), event.AudioData(), event.InputTranscription({ text: 'Go' }), said(' upon'), said(' a time'))).toEqual([
      '0 o "Once upon a time"',
      '2 i "Go"',
    ]);
  });

  it('begins another note for another turn, and after a call', () => {
    expect(notes(said('One.'), said('Two.', 2), event.ToolCall(), said('Three.', 2))).toEqual([
      '0 o "One."',
      '1 o "Two."',
      '2 c get_weather({"city":"Berlin"})',
      '3 o "Three."',
    ]);
  });

  it('has the last guess of what the user says, until the final words replace it', () => {
    const guess = (text: string): SessionEvent => event.InputTranscription({ text, interim: true });
    expect(notes(guess('He'), guess('Hello w'))).toEqual(['0 i "Hello w"']);
    expect(notes(guess('He'), event.InputTranscription({ text: 'Hello.' }), guess('An'))).toEqual(['0 i "Hello."', '2 i "An"']);
    expect(notes(event.InputTranscription({ text: 'Yes.', finished: true }), event.InputTranscription({ text: 'No.' }))).toEqual([
      '0 i "Yes."',
      '1 i "No."',
    ]);
  });

  it('tells a whole text only where its fragments were not seen', () => {
    expect(notes(event.TextDelta({ text: 'Hi' }), event.TextComplete({ text: 'Hi' }))).toEqual(['0 t "Hi"']);
    expect(notes(event.TextComplete({ text: 'Hi' }))).toEqual(['0 X "Hi"']);
  });

  it('tells of how turns and connections end, and of nothing that a letter says alone', () => {
    expect(
      notes(
        event.Connected({ resumed: true, sessionId: 's1' }),
        event.TurnComplete(),
        event.TurnComplete({ interactionStatus: 'IN_PROGRESS', waitingForInput: true }),
        event.Interrupted({ by: 'drop' }),
        event.GoAway({ timeLeft: '50s' }),
        event.Error({ fatal: true, error: { type: 'Stalled', message: 'Nothing came.' } }),
        event.Disconnected({ code: 1011, reason: 'gone', cause: { type: 'Stalled', message: 'Nothing came.' } }),
        event.Usage(),
        event.SessionResumeUpdate({ handle: 'a-handle' }),
      ),
    ).toEqual([
      '0 C resumed, session s1',
      '2 T IN_PROGRESS, waiting for input',
      '3 I by the lost connection',
      '4 g 50s left',
      '5 e Stalled: Nothing came. (fatal)',
      '6 D code 1011, "gone", because of Stalled',
    ]);
  });
});
