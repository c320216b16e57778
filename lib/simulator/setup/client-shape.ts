import { SETUP } from './setup-shape';
import type { Shape } from './shape';
import { BYTES, FLAG, STRUCT, TEXT, VALUE, list, message, word } from './shape';

const BLOB = message('Blob', { mimeType: TEXT, data: BYTES, displayName: TEXT });

const PART = message('Part', {
  text: TEXT,
  thought: FLAG,
  thoughtSignature: BYTES,
  inlineData: BLOB,
  fileData: message('FileData', { mimeType: TEXT, fileUri: TEXT, displayName: TEXT }),
  executableCode: STRUCT,
  codeExecutionResult: STRUCT,
  functionCall: STRUCT,
  functionResponse: STRUCT,
  toolCall: STRUCT,
  toolResponse: STRUCT,
  videoMetadata: STRUCT,
  mediaResolution: VALUE,
});

const NOTHING = (name: string): Shape => message(name, {});

/** Everything that a client may write. */
export const CLIENT_MESSAGE: Shape = message('BidiGenerateContentClientMessage', {
  setup: SETUP,
  clientContent: message('BidiGenerateContentClientContent', {
    turns: list(message('Content', { role: TEXT, parts: list(PART) })),
    turnComplete: FLAG,
  }),
  realtimeInput: message('BidiGenerateContentRealtimeInput', {
    audio: BLOB,
    video: BLOB,
    text: TEXT,
    mediaChunks: list(BLOB),
    activityStart: NOTHING('ActivityStart'),
    activityEnd: NOTHING('ActivityEnd'),
    audioStreamEnd: FLAG,
  }),
  toolResponse: message('BidiGenerateContentToolResponse', {
    functionResponses: list(
      message('FunctionResponse', {
        id: TEXT,
        name: TEXT,
        response: STRUCT,
        scheduling: word('Scheduling', 'SCHEDULING_UNSPECIFIED', 'SILENT', 'WHEN_IDLE', 'INTERRUPT'),
        willContinue: FLAG,
        parts: list(PART),
      }),
    ),
  }),
});
