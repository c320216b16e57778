import { parseDuration } from './duration';
import { partEvents } from './part-events';
import type { ServerContent, ServerMessage, Transcription } from './server-message';
import { isEmptyUsage } from './usage-metadata';
import { voiceActivityEvents } from './voice-activity-events';
import type { WireEvent } from './wire-event';

const some = <T extends object>(value: T | undefined, when: boolean): readonly T[] => (value !== undefined && when ? [value] : []);

const transcriptionEvents = (
  type: 'InputTranscription' | 'OutputTranscription',
  spoken: Transcription | undefined,
  interim: { readonly interim?: true } = {},
): readonly WireEvent[] => {
  const { text = '', finished = false, languageCode, speakerLabel, words } = spoken ?? {};
  const saysNothing = text === '' && !finished && (words ?? []).length === 0;
  if (saysNothing) return [];
  return [
    {
      type,
      text,
      finished,
      ...(languageCode !== undefined && { languageCode }),
      ...(speakerLabel !== undefined && { speakerLabel }),
      ...(words !== undefined && { words }),
      ...interim,
    },
  ];
};

const turnCompleteEvents = (content: ServerContent, message: ServerMessage): readonly WireEvent[] => {
  const interactionStatus = content.interactionStatus ?? message.interactionStatus;
  return some(
    {
      type: 'TurnComplete' as const,
      ...(content.turnCompleteReason !== undefined && { reason: content.turnCompleteReason }),
      ...(interactionStatus !== undefined && { interactionStatus }),
      ...(content.waitingForInput === true && { waitingForInput: true as const }),
    },
    content.turnComplete === true,
  );
};

const setupEvents = ({ setupComplete, sessionResumptionUpdate: update }: ServerMessage): readonly WireEvent[] => [
  ...(setupComplete === undefined
    ? []
    : [{ type: 'Connected' as const, ...(setupComplete.sessionId !== undefined && { sessionId: setupComplete.sessionId }) }]),
  ...(update === undefined
    ? []
    : [
        {
          type: 'SessionResumeUpdate' as const,
          ...(update.newHandle !== undefined && update.newHandle !== '' && { handle: update.newHandle }),
          resumable: update.resumable === true,
          ...(update.lastConsumedClientMessageIndex !== undefined && { lastConsumedIndex: update.lastConsumedClientMessageIndex }),
        },
      ]),
];

const endEvents = ({ goAway, error }: ServerMessage): readonly WireEvent[] => {
  const timeLeft = goAway?.timeLeft;
  const timeLeftMs = timeLeft === undefined ? undefined : parseDuration(timeLeft);
  const said = error?.message ?? '';
  return [
    ...some(
      { type: 'GoAway' as const, ...(timeLeft !== undefined && { timeLeft }), ...(timeLeftMs !== undefined && { timeLeftMs }) },
      goAway !== undefined,
    ),
    ...some(
      {
        type: 'Error' as const,
        fatal: false,
        error: {
          type: 'ServerFault' as const,
          message: `The server reported an error${said === '' ? '.' : `: ${said}`}`,
          ...(error?.code !== undefined && { code: error.code }),
          ...(error?.status !== undefined && { status: error.status }),
        },
      },
      error !== undefined && Object.keys(error).length > 0,
    ),
  ];
};

/**
 * Every fact of a server message, in the order in which a session tells them. Pure and stateless: turn numbers, whole texts, phases and ids that
 * the server left out are added by the session. A field at its default value says nothing.
 *
 * @see protocol reference, event mapping
 * @example
 * toEvents({ serverContent: { interrupted: true, turnComplete: true } }).map((event) => event.type); // ['Interrupted', 'TurnComplete']
 */
export const toEvents = (message: ServerMessage): readonly WireEvent[] => {
  const content = message.serverContent ?? {};
  const calls = message.toolCall?.functionCalls ?? [];
  const ids = message.toolCallCancellation?.ids ?? [];
  const usage = message.usageMetadata;
  return [
    ...setupEvents(message),
    ...voiceActivityEvents(message),
    ...(content.modelTurn?.parts ?? []).flatMap(partEvents),
    ...transcriptionEvents('InputTranscription', content.inputTranscription),
    ...transcriptionEvents('InputTranscription', content.interimInputTranscription, { interim: true }),
    ...transcriptionEvents('OutputTranscription', content.outputTranscription),
    ...some({ type: 'Interrupted' as const, by: 'server' as const }, content.interrupted === true),
    ...some({ type: 'ToolCallCancelled' as const, ids }, ids.length > 0),
    ...some({ type: 'ToolCall' as const, calls }, calls.length > 0),
    ...some({ type: 'GenerationComplete' as const }, content.generationComplete === true),
    ...(usage === undefined || isEmptyUsage(usage) ? [] : [{ type: 'Usage' as const, usage }]),
    ...turnCompleteEvents(content, message),
    ...endEvents(message),
  ];
};
