import type { Debt } from '../../lib/streams/debt';
import { askFor, debtReducer, NO_DEBT } from '../../lib/streams/debt';
import { isRequest } from '../../lib/wire/is-request';
import type { SessionEvent } from '../../lib/wire/session-event';
import { event } from '../../lib/testing/builders/event';

const after = (...events: readonly SessionEvent[]): Debt => events.reduce((debt, each) => debtReducer(debt, each, 0), NO_DEBT);
/** The debt after events that come so many ms apart. */
const apart = (ms: number, ...events: readonly SessionEvent[]): Debt =>
  events.reduce((debt, each, index) => debtReducer(debt, each, index * ms), NO_DEBT);
const heard = event.InputTranscription({ text: 'Hello?' });
const resumed = event.Connected({ resumed: true });

describe('what the server owes', () => {
  const replies: readonly (readonly [string, readonly SessionEvent[], Debt['reply']])[] = [
    ['nothing at first', [], 'none'],
    ['perhaps a reply after speech was heard', [heard], 'guessed'],
    ['perhaps a reply after speech ended', [event.VoiceActivityEnd()], 'guessed'],
    ['the rest after a piece of text', [heard, event.TextDelta()], 'coming'],
    ['the rest after a thought', [heard, event.Thought()], 'coming'],
    ['the rest after a piece of voice', [heard, event.AudioData()], 'coming'],
    ['nothing after a caption that may be late', [heard, event.OutputTranscription()], 'none'],
    ['the rest after one in the middle of it', [heard, event.AudioData(), event.OutputTranscription()], 'coming'],
    ['the rest where speech is transcribed late', [heard, event.AudioData(), heard], 'coming'],
    ['nothing after a call: now the app owes', [heard, event.ToolCall()], 'none'],
    ['nothing after everything was generated', [heard, event.AudioData(), event.GenerationComplete()], 'none'],
    ['nothing after the turn', [heard, event.AudioData(), event.TurnComplete()], 'none'],
    ['more after a turn that goes on', [heard, event.AudioData(), event.TurnComplete({ interactionStatus: 'IN_PROGRESS' })], 'announced'],
    ['nothing after an interruption', [heard, event.AudioData(), event.Interrupted()], 'none'],
    ['nothing on a new connection', [heard, event.Connected({ resumed: false })], 'none'],
    ['nothing after the end', [heard, event.Disconnected()], 'none'],
    ['the same after what is about something else', [heard, event.Usage(), event.GoAway(), event.SessionResumeUpdate()], 'guessed'],
    ['nothing for words that come directly after a turn', [event.AudioData(), event.TurnComplete(), heard], 'none'],
    [
      'perhaps a reply to those of somebody who speaks',
      [event.AudioData(), event.TurnComplete(), event.VoiceActivityStart(), heard],
      'guessed',
    ],
  ];
  it.each(replies)('%s', (_what, events, reply) => {
    expect(after(...events).reply).toBe(reply);
  });

  it('is a reply once the app asks, unless one is on its way', () => {
    expect(askFor(NO_DEBT, 0).reply).toBe('owed');
    expect(askFor(after(heard), 0).reply).toBe('owed');
    expect(askFor(after(event.AudioData()), 0).reply).toBe('coming');
  });

  it('doubts a connection that was resumed until it says something', () => {
    expect(after(resumed).resumption).toBe('doubtful');
    expect(after(resumed, heard, event.TurnComplete()).resumption).toBe('doubtful');
    expect(after(resumed, event.AudioData()).resumption).toBe('sound');
    expect(after(resumed, event.ToolCall()).resumption).toBe('sound');
    expect(after(resumed, event.Connected({ resumed: false })).resumption).toBe('sound');
  });

  it('takes words for late ones no longer than three seconds', () => {
    expect(apart(2_999, event.TurnComplete(), heard).reply).toBe('none');
    expect(apart(3_000, event.TurnComplete(), heard).reply).toBe('guessed');
  });

  it('knows whether the user speaks, also where only the app says so', () => {
    const speaks = event.PhaseChanged({ from: 'Active', to: 'UserSpeaking' });
    const stops = event.PhaseChanged({ from: 'UserSpeaking', to: 'Active' });
    const other = event.PhaseChanged({ from: 'Active', to: 'ModelSpeaking' });
    expect(after(event.VoiceActivityStart(), heard, other).user).toBe('speaking');
    expect(after(speaks, heard).user).toBe('speaking');
    expect([after(event.VoiceActivityStart(), event.VoiceActivityEnd()).user, after(speaks, stops).user]).toEqual(['silent', 'silent']);
  });

  it('counts what was asked in vain: in writing each time, aloud after a pause', () => {
    const asked = askFor(askFor(NO_DEBT, 1), 2);
    expect(asked.unanswered).toEqual({ requests: 2, at: 2 });
    expect(debtReducer(asked, heard, 3).unanswered).toEqual({ requests: 2, at: 3 });
    expect(apart(4_999, heard, heard, heard).unanswered).toEqual({ requests: 1, at: 9_998 });
    expect(apart(5_000, heard, heard, heard).unanswered).toEqual({ requests: 3, at: 10_000 });
    [event.AudioData(), event.ToolCall(), event.TurnComplete(), event.Interrupted(), event.Connected()].forEach((answer) => {
      expect(debtReducer(asked, answer, 3).unanswered.requests).toBe(0);
    });
  });

  it('does not take a guess or an empty text for a request', () => {
    expect(isRequest(event.InputTranscription({ text: 'Hel', interim: true }))).toBe(false);
    expect(isRequest(event.InputTranscription({ text: '' }))).toBe(false);
    expect(after(event.InputTranscription({ text: '' })).reply).toBe('none');
  });
});
