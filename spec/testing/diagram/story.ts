import type { Timestamp } from 'rxjs';
import { event } from '../../../lib/testing/builders/event';
import type { SessionEvent } from '../../../lib/wire/session-event';
import type { SessionPhase } from '../../../lib/wire/session-phase';

const at = (timestamp: number, ...values: readonly SessionEvent[]): readonly Timestamp<SessionEvent>[] =>
  values.map((value) => ({ timestamp, value }));

const phase = (from: SessionPhase, to: SessionPhase): SessionEvent => event.PhaseChanged({ from, to });

const lost = event.Error({
  fatal: false,
  error: {
    type: 'ConnectionLost',
    message: 'The connection was lost with close 1006.',
    close: { code: 1006, reason: '', kind: 'transient', retry: 'yes', advice: '' },
    willRetry: true,
  },
});

/** A session that is lost while the model speaks, and goes on a minute later. */
export const story: readonly Timestamp<SessionEvent>[] = [
  ...at(0, phase('Disconnected', 'Connecting')),
  ...at(30, phase('Connecting', 'SetupSent')),
  ...at(80, phase('SetupSent', 'Active'), event.Connected()),
  ...at(100, event.SessionResumeUpdate()),
  ...at(400, phase('Active', 'UserSpeaking'), event.VoiceActivityStart()),
  ...at(900, event.InputTranscription({ text: 'Tell me' })),
  ...at(1_100, event.InputTranscription({ text: ' a story.' })),
  ...at(1_200, phase('UserSpeaking', 'Active'), event.VoiceActivityEnd()),
  ...at(1_500, phase('Active', 'ModelSpeaking'), event.OutputTranscription({ text: 'Once upon' })),
  ...at(1_500, event.AudioData({ data: new Uint8Array(9_600) })),
  ...at(1_600, event.AudioData({ data: new Uint8Array(9_600) })),
  ...at(1_750, phase('ModelSpeaking', 'Disconnected'), lost, event.Interrupted({ by: 'drop' })),
  ...at(61_750, phase('Disconnected', 'Connecting')),
  ...at(61_790, phase('Connecting', 'SetupSent')),
  ...at(61_850, phase('SetupSent', 'Active'), event.Connected({ resumed: true })),
  ...at(61_900, event.GoAway()),
  ...at(62_000, phase('Active', 'ToolCallPending'), event.ToolCall()),
  ...at(62_500, phase('ToolCallPending', 'Active'), event.ToolCallCancelled()),
  ...at(62_600, event.GenerationComplete(), event.Usage({ usage: { totalTokenCount: 812 } }), event.TurnComplete()),
  ...at(63_000, phase('Active', 'Disconnecting')),
  ...at(63_050, phase('Disconnecting', 'Disconnected'), event.Disconnected()),
];
