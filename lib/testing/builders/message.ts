import type { ServerContent, ServerMessage, Transcription, WireFunctionCall } from '../../wire/server-message';
import type { UsageMetadata } from '../../wire/usage-metadata';
import { usageOf } from './usage-of';

const MIME_TYPE = 'audio/pcm;rate=24000';
/** Two bytes a sample, 24000 samples a second. */
const BYTES_A_MS = 48;

const content = (serverContent: ServerContent): ServerMessage => ({ serverContent });

const transcription = (spoken: string | Transcription): Transcription => (typeof spoken === 'string' ? { text: spoken } : spoken);

const voiceActivity =
  (type: 'ACTIVITY_START' | 'ACTIVITY_END') =>
  (audioOffset?: string): ServerMessage => ({ voiceActivity: { type, ...(audioOffset !== undefined && { audioOffset }) } });

/**
 * A builder for each message of the server, in the words of the wire and with media as bytes. Every argument has a default. `merge` bundles several
 * into one message; `JSON.stringify` is not enough for the wire, where bytes are base64: the drawn and the scripted servers do that.
 *
 * @example
 * const reply = [message.outputTranscription('Hello.'), message.audio(40), message.turnComplete()];
 */
export const message = {
  /** The setup is accepted; Vertex AI gives an id. */
  setupComplete: (sessionId?: string): ServerMessage => ({ setupComplete: { ...(sessionId !== undefined && { sessionId }) } }),
  /** A fragment of the model's text. */
  text: (text = 'Hello'): ServerMessage => content({ modelTurn: { parts: [{ text }] } }),
  /** A fragment of a thought summary. */
  thought: (text = 'The user says hello.'): ServerMessage => content({ modelTurn: { parts: [{ text, thought: true }] } }),
  /** A piece of the model's voice: PCM16 bytes, or so many ms of silence. */
  audio: (pcm: Uint8Array | number = new Uint8Array([1, 0, 2, 0]), mimeType: string = MIME_TYPE): ServerMessage =>
    content({
      modelTurn: { parts: [{ inlineData: { mimeType, data: typeof pcm === 'number' ? new Uint8Array(pcm * BYTES_A_MS) : pcm } }] },
    }),
  /** What the user was heard to say. */
  inputTranscription: (spoken: string | Transcription = 'Hi there'): ServerMessage =>
    content({ inputTranscription: transcription(spoken) }),
  /** A guess of what the user is saying. */
  interimInputTranscription: (spoken: string | Transcription = 'Hi'): ServerMessage =>
    content({ interimInputTranscription: transcription(spoken) }),
  /** What the model says, as text. */
  outputTranscription: (spoken: string | Transcription = 'Hello'): ServerMessage => content({ outputTranscription: transcription(spoken) }),
  /** The user spoke over the model. */
  interrupted: (): ServerMessage => content({ interrupted: true }),
  /** All of the turn is generated. */
  generationComplete: (): ServerMessage => content({ generationComplete: true }),
  /** The turn is over; with a reason or a status where there is one. */
  turnComplete: (fields: Pick<ServerContent, 'turnCompleteReason' | 'interactionStatus' | 'waitingForInput'> = {}): ServerMessage =>
    content({ turnComplete: true, ...fields }),
  /** The model wants functions called. */
  toolCall: (...functionCalls: readonly WireFunctionCall[]): ServerMessage => ({
    toolCall: {
      functionCalls: functionCalls.length > 0 ? functionCalls : [{ id: 'call-1', name: 'get_weather', args: { city: 'Berlin' } }],
    },
  }),
  /** The model no longer wants the answers of these calls. */
  toolCallCancellation: (...ids: readonly string[]): ServerMessage => ({
    toolCallCancellation: { ids: ids.length > 0 ? ids : ['call-1'] },
  }),
  /** The tokens of a generation; what is left out is 0, and the total is the sum unless it is given. */
  usage: (counts?: Partial<UsageMetadata>): ServerMessage => ({ usageMetadata: usageOf(counts) }),
  /** A handle to resume the session with; `null`: it cannot be resumed now. */
  sessionResumptionUpdate: (newHandle: string | null = 'handle-1'): ServerMessage => ({
    sessionResumptionUpdate: newHandle === null ? {} : { newHandle, resumable: true },
  }),
  /** The connection will end soon: a duration of the wire, such as `50s`. */
  goAway: (timeLeft = '50s'): ServerMessage => ({ goAway: { timeLeft } }),
  /** The server hears the user begin to speak; with the place in the audio, such as `1.200s`. */
  activityStart: voiceActivity('ACTIVITY_START'),
  /** The server hears the user stop; with the place in the audio, such as `1.200s`. */
  activityEnd: voiceActivity('ACTIVITY_END'),
  /** An error in words. The service closes instead, but a proxy may send one. */
  error: (words = 'Internal error', fields: { readonly code?: number; readonly status?: string } = {}): ServerMessage => ({
    error: { message: words, ...fields },
  }),
};
