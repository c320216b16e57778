import type { Content } from '../../lib/wire/content';
import { refuseCommand } from '../../lib/wire/refuse-command';
import type { FunctionResponse, WireCommand } from '../../lib/wire/session-command';
import { deepFreeze } from './deep-freeze';

/** What JavaScript lets an app write, whatever the types say. */
const command = (value: object): WireCommand => value as WireCommand;
const audio = (data: unknown, sampleRate: unknown = 16_000): WireCommand => command({ type: 'SendAudio', data, sampleRate });
const video = (data: unknown, mimeType: unknown = 'image/jpeg'): WireCommand => command({ type: 'SendVideo', data, mimeType });
const content = (...turns: readonly unknown[]): WireCommand => ({
  type: 'SendClientContent',
  turns: turns as readonly Content[],
  turnComplete: true,
});
const responses = (...list: readonly unknown[]): WireCommand => ({
  type: 'SendToolResponse',
  responses: list as readonly FunctionResponse[],
});
const pcm = new Uint8Array(2);

describe('refuseCommand', () => {
  it.each<[string, WireCommand]>([
    ['the text is empty', { type: 'SendText', text: '' }],
    ['the text is empty', command({ type: 'SendText' })],
    ['the audio is empty', audio(new Uint8Array(0))],
    ['the audio must be bytes, but is string', audio('AAAA')],
    ['the audio must be bytes, but is null', audio(null)],
    ['the audio must be bytes, but is undefined', audio(undefined)],
    ['the audio must be bytes, but is Array', audio([1, 2])],
    ['the audio must be bytes, but is Float32Array', audio(new Float32Array(2))],
    ['PCM16 has two bytes a sample, but 3 bytes were given', audio(new Uint8Array(3))],
    ['the sample rate must be a positive whole number', audio(pcm, 0)],
    ['the sample rate must be a positive whole number', audio(pcm, -1)],
    ['the sample rate must be a positive whole number', audio(pcm, 16_000.5)],
    ['the sample rate must be a positive whole number', audio(pcm, Number.NaN)],
    ['the sample rate must be a positive whole number', audio(pcm, '16000')],
    ['the picture is empty', video(new Uint8Array(0))],
    ['the picture must be bytes, but is Object', video({})],
    ['the MIME type must be one of an image, such as image/jpeg', video(pcm, 'video/mp4')],
    ['the MIME type must be one of an image, such as image/jpeg', video(pcm, 'image/')],
    ['the MIME type must be one of an image, such as image/jpeg', video(pcm, 'image/jpeg; x')],
    ['the MIME type must be one of an image, such as image/jpeg', video(pcm, null)],
    ['there is no turn to send; the server answers an empty one with a close', content()],
    ['there is no turn to send; the server answers an empty one with a close', command({ type: 'SendClientContent', turns: 'Hi' })],
    ['a turn has no parts', content({ role: 'user', parts: [] })],
    ['a turn has no parts', content({ role: 'user' })],
    ['a turn has no parts', content('Hi')],
    ['a turn has no parts', content({ parts: [{ text: 'Hi' }] }, null)],
    ['a part of a turn is empty', content({ parts: [{}] })],
    ['a part of a turn is empty', content({ parts: ['Hi'] })],
    ['a part of a turn is empty', content({ parts: [{ text: 'Hi' }, null] })],
    ['a turn is empty', content({ parts: [{ text: '' }] })],
    ['a turn is empty', content({ parts: [{ text: undefined }] })],
    ['a function response goes into sendToolResponse, not into a turn', content({ parts: [{ functionResponse: {} }] })],
    ['there is no response to send', responses()],
    ['there is no response to send', command({ type: 'SendToolResponse' })],
    ['a response is not an object', responses(null)],
    ['the response to c lacks the name of the function', responses({ id: 'c', response: {} })],
    ['the response to a call lacks the name of the function', responses({ name: '', response: {} })],
    ['the response of f must be an object such as { output }', responses({ name: 'f', response: 'done' })],
    ['the response of f must be an object such as { output }', responses({ name: 'f', response: [1] })],
    ['the response of f must be an object such as { output }', responses({ name: 'g', response: {} }, { name: 'f' })],
    ['it is not a command: Dance', command({ type: 'Dance' })],
    ['it is not a command: undefined', command({})],
  ])('says that %s', (why, refused) => {
    expect(refuseCommand(refused)).toBe(why);
  });

  it.each<[WireCommand]>([
    [{ type: 'SendText', text: ' ' }],
    [audio(pcm)],
    [video(pcm, 'image/svg+xml')],
    [content({ parts: [{ text: '' }, { inlineData: { mimeType: 'image/png', data: pcm } }] })],
    [content({ role: 'model', parts: [{ text: 'Hi' }] }, { parts: [{ text: 'Ho' }] })],
    [responses({ name: 'f', response: {} })],
    [{ type: 'ActivityStart' }],
    [{ type: 'ActivityEnd' }],
    [{ type: 'AudioStreamEnd' }],
    [{ type: 'Interrupt' }],
  ])('lets pass %j', (good) => {
    expect(refuseCommand(deepFreeze(good))).toBeNull();
  });
});
