import type { ToolFailed } from '../errors/live-error';
import type { Content } from './content';
import type * as Command from './session-command';
import type { SetupPatch } from './setup-patch';

/** Samples of the user's voice: 16-bit, little endian, mono. */
export type Pcm = Uint8Array | Int16Array | ArrayBuffer;

const copyOf = (media: Pcm): Uint8Array =>
  ArrayBuffer.isView(media) ? new Uint8Array(media.buffer, media.byteOffset, media.byteLength).slice() : new Uint8Array(media).slice();

/** By name, not by class: a buffer may come from another realm. Floats are no PCM16, however many bytes they have. */
const isMedia = (media: unknown): media is Pcm =>
  /^\[object (?:Uint8Array|Int16Array|ArrayBuffer)\]$/.test(Object.prototype.toString.call(media));

/** What is not media stays as it is, for the session to refuse in words. */
const bytesOf = (media: Pcm): Uint8Array => (isMedia(media) ? copyOf(media) : media);

/**
 * A command that says something in writing.
 *
 * @param text not empty
 * @param options `channel`: how it travels; by default the channel that the model accepts
 * @example
 * session.send(sendText('What time is it?'));
 */
export const sendText = (text: string, { channel }: { readonly channel?: Command.TextChannel } = {}): Command.SendText => ({
  type: 'SendText',
  text,
  ...(channel !== undefined && { channel }),
});

/**
 * A command with a piece of the user's voice. The bytes are copied: the buffer may be used again at once.
 *
 * @param pcm PCM16, little endian, mono; 20 to 40 ms a piece are best
 * @param options `sampleRate`: samples a second, 16000 by default
 * @example
 * session.send(sendAudio(new Int16Array(640)));
 */
export const sendAudio = (pcm: Pcm, { sampleRate = 16_000 }: { readonly sampleRate?: number } = {}): Command.SendAudio => ({
  type: 'SendAudio',
  data: bytesOf(pcm),
  sampleRate,
});

/**
 * A command with a still picture, at most about one a second. The bytes are copied.
 *
 * @param jpeg the encoded picture
 * @param options `mimeType`: `image/jpeg` by default
 * @example
 * session.send(sendVideo(new Uint8Array([0xff, 0xd8]), { mimeType: 'image/jpeg' }));
 */
export const sendVideo = (
  jpeg: Uint8Array | ArrayBuffer,
  { mimeType = 'image/jpeg' }: { readonly mimeType?: string } = {},
): Command.SendVideo => ({ type: 'SendVideo', data: bytesOf(jpeg), mimeType });

/**
 * A command that appends turns to the conversation.
 *
 * @param turns at least one, each with at least one part
 * @param options `turnComplete`: whether the model answers now, `true` by default; it interrupts a running generation
 * @example
 * session.send(sendClientContent([{ role: 'user', parts: [{ text: 'My name is Ada.' }] }], { turnComplete: false }));
 */
export const sendClientContent = (
  turns: readonly Content[],
  { turnComplete = true }: { readonly turnComplete?: boolean } = {},
): Command.SendClientContent => ({ type: 'SendClientContent', turns, turnComplete });

/**
 * A command that answers function calls; one or several at once.
 *
 * @example
 * session.send(sendToolResponse([{ id: 'call-1', name: 'get_time', response: { output: '12:00' } }]));
 */
export const sendToolResponse = (responses: readonly Command.FunctionResponse[]): Command.SendToolResponse => ({
  type: 'SendToolResponse',
  responses,
});

/** A command: the user begins to speak. Only where automatic activity detection is disabled; it interrupts the model. */
export const activityStart = (): Command.ActivityStart => ({ type: 'ActivityStart' });

/** A command: the user has spoken, and the model should answer. Only where automatic activity detection is disabled. */
export const activityEnd = (): Command.ActivityEnd => ({ type: 'ActivityEnd' });

/** A command: the microphone is off, so what was heard is all there is. Only where the server detects activity. */
export const audioStreamEnd = (): Command.AudioStreamEnd => ({ type: 'AudioStreamEnd' });

/**
 * A command that stops the model: `Interrupted { by: 'client' }` follows at once, what still comes of the turn is withheld but for its usage and
 * its end, and the model is told in the way that it accepts, where it accepts one. Where automatic activity detection is disabled that way is
 * `activityStart()`: go on with what the user says, and then `activityEnd()`.
 */
export const interrupt = (): Command.Interrupt => ({ type: 'Interrupt' });

/**
 * A command that changes the setup of a running session. A connection cannot change its setup, so the session moves to a new one with its resumption
 * handle, at the next moment in which nothing would be cut; until then, and where the move cannot keep the conversation, the old setup stays. What the
 * server refuses is told, and the session goes back to the setup that it took.
 *
 * @param patch a JSON merge patch (RFC 7396) of the setup: objects are merged, everything else is replaced, `null` takes a field out. The model stays
 * @example
 * session.send(updateSetup({ generationConfig: { temperature: 0.2 }, tools: null }));
 */
export const updateSetup = (patch: SetupPatch): Command.UpdateSetup => ({ type: 'UpdateSetup', patch });

/**
 * A command that changes the system instruction of a running session, in the way of `updateSetup()`.
 *
 * @param text not empty
 * @example
 * session.send(updateInstruction('Answer in French from now on.'));
 */
export const updateInstruction = (text: string): Command.UpdateInstruction => ({ type: 'UpdateInstruction', text });

/** A command that ends the session: close frame, `Disconnected`, complete. */
export const disconnect = (): Command.Disconnect => ({ type: 'Disconnect' });

/** A command of those who run tools: these calls run now. Never sent; it moves the phase to `ToolCallExecuting`. */
export const toolCallStarted = (ids: readonly string[]): Command.ToolCallStarted => ({ type: 'ToolCallStarted', ids });

/** A command of those who run tools: this call failed. Never sent; it becomes an `Error` event. Answer the call besides. */
export const toolCallFailed = (id: string, error: ToolFailed): Command.ToolCallFailed => ({ type: 'ToolCallFailed', id, error });
