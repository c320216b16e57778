import type { Debt } from '../../lib/streams/debt';
import { askFor, debtReducer, isRequest, NO_DEBT } from '../../lib/streams/debt';
import type { SessionEvent } from '../../lib/wire/session-event';
import { event } from '../../lib/testing/builders/event';

const after = (...events: readonly SessionEvent[]): Debt => events.reduce(debtReducer, NO_DEBT);
const heard = event.InputTranscription({ text: 'Hello?' });
const resumed = event.Connected({ resumed: true });

describe('what the server owes', () => {
  const replies: readonly (readonly [string, readonly SessionEvent[], Debt['reply']])[] = [
    ['nothing at first', [], 'none'],
    ['a reply after speech was heard', [heard], 'owed'],
    ['a reply after speech ended', [event.VoiceActivityEnd()], 'owed'],
    ['nothing while the user speaks again', [heard, event.VoiceActivityStart()], 'none'],
    ['the rest after a piece of text', [heard, event.TextDelta()], 'coming'],
    ['the rest after a thought', [heard, event.Thought()], 'coming'],
    ['the rest after a piece of voice', [heard, event.AudioData()], 'coming'],
    ['the rest after a caption', [heard, event.OutputTranscription()], 'coming'],
    ['the rest where speech is transcribed late', [heard, event.AudioData(), heard], 'coming'],
    ['nothing after a call: now the app owes', [heard, event.ToolCall()], 'none'],
    ['nothing after everything was generated', [heard, event.AudioData(), event.GenerationComplete()], 'none'],
    ['nothing after the turn', [heard, event.AudioData(), event.TurnComplete()], 'none'],
    ['more after a turn that goes on', [heard, event.AudioData(), event.TurnComplete({ interactionStatus: 'IN_PROGRESS' })], 'owed'],
    ['nothing after an interruption', [heard, event.AudioData(), event.Interrupted()], 'none'],
    ['nothing on a new connection', [heard, event.Connected({ resumed: false })], 'none'],
    ['nothing after the end', [heard, event.Disconnected()], 'none'],
    ['the same after what is about something else', [heard, event.Usage(), event.GoAway(), event.SessionResumeUpdate()], 'owed'],
  ];
  it.each(replies)('%s', (_what, events, reply) => {
    expect(after(...events).reply).toBe(reply);
  });

  it('is a reply once the app asks, unless one is on its way', () => {
    expect(askFor(NO_DEBT).reply).toBe('owed');
    expect(askFor(after(event.AudioData())).reply).toBe('coming');
  });

  it('doubts a connection that was resumed until it says something', () => {
    expect(after(resumed).resumption).toBe('doubtful');
    expect(after(resumed, heard, event.TurnComplete()).resumption).toBe('doubtful');
    expect(after(resumed, event.AudioData()).resumption).toBe('sound');
    expect(after(resumed, event.ToolCall()).resumption).toBe('sound');
    expect(after(resumed, event.Connected({ resumed: false })).resumption).toBe('sound');
  });

  it('does not take a guess or an empty text for a request', () => {
    expect(isRequest(event.InputTranscription({ text: 'Hel', interim: true }))).toBe(false);
    expect(isRequest(event.InputTranscription({ text: '' }))).toBe(false);
    expect(after(event.InputTranscription({ text: '' })).reply).toBe('none');
  });
});
