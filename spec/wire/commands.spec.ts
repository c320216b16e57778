import { runInNewContext } from 'node:vm';
import type { ToolFailed } from '../../lib/errors/live-error';
import * as command from '../../lib/wire/commands';
import { deepFreeze } from './deep-freeze';

const samples = (): Int16Array<ArrayBuffer> => Int16Array.of(0x0201, 0x0403);

describe('sendAudio', () => {
  const data = Uint8Array.of(1, 2, 3, 4);

  it.each<[string, Parameters<typeof command.sendAudio>[0]]>([
    ['bytes', Uint8Array.of(1, 2, 3, 4)],
    ['16-bit samples', samples()],
    ['a buffer', samples().buffer],
    ['a part of bytes', Uint8Array.of(9, 1, 2, 3, 4, 9).subarray(1, 5)],
    ['a part of samples', Int16Array.of(9, 0x0201, 0x0403, 9).subarray(1, 3)],
    ['a Node Buffer', Buffer.from([1, 2, 3, 4])],
    ['a buffer of another realm', runInNewContext('new Uint8Array([1, 2, 3, 4]).buffer') as ArrayBuffer],
    ['samples of another realm', runInNewContext('new Int16Array([0x0201, 0x0403])') as Int16Array],
  ])('takes %s', (_, pcm) => {
    expect(command.sendAudio(pcm)).toStrictEqual({ type: 'SendAudio', data, sampleRate: 16_000 });
  });

  it.each<[string, (buffer: ArrayBuffer) => Parameters<typeof command.sendAudio>[0]]>([
    ['bytes', (buffer) => new Uint8Array(buffer)],
    ['samples', (buffer) => new Int16Array(buffer)],
    ['a buffer', (buffer) => buffer],
    ['a Node Buffer', (buffer) => Buffer.from(buffer)],
  ])('copies %s, so that the buffer may be used again at once', (_, view) => {
    const { buffer } = samples();
    const { data: sent } = command.sendAudio(view(buffer));
    new Uint8Array(buffer).fill(0);
    expect(sent).toStrictEqual(data);
    expect(sent.buffer.byteLength).toBe(4);
  });

  it('says the rate that it is given', () => {
    expect(command.sendAudio(samples(), { sampleRate: 48_000 }).sampleRate).toBe(48_000);
    expect(command.sendAudio(samples(), {}).sampleRate).toBe(16_000);
  });

  it.each([['a text'], [null], [undefined], [5], [[1, 2]], [new Float32Array(2)]])('leaves %p for the session to refuse', (media) => {
    expect(command.sendAudio(media as unknown as Uint8Array).data).toBe(media);
  });
});

describe('sendVideo', () => {
  it('copies the picture and names its type', () => {
    const jpeg = Uint8Array.of(0xff, 0xd8);
    const sent = command.sendVideo(jpeg);
    jpeg.fill(0);
    expect(sent).toStrictEqual({ type: 'SendVideo', data: Uint8Array.of(0xff, 0xd8), mimeType: 'image/jpeg' });
    expect(command.sendVideo(jpeg.buffer, { mimeType: 'image/png' })).toStrictEqual({
      type: 'SendVideo',
      data: jpeg,
      mimeType: 'image/png',
    });
  });
});

describe('sendText', () => {
  it('leaves the channel open where none is named', () => {
    expect(command.sendText('Hi')).toStrictEqual({ type: 'SendText', text: 'Hi' });
    expect(command.sendText('Hi', { channel: 'clientContent' })).toStrictEqual({ type: 'SendText', text: 'Hi', channel: 'clientContent' });
  });
});

describe('sendClientContent', () => {
  it('completes the turn where nothing else is said', () => {
    const turns = deepFreeze([{ role: 'user', parts: [{ text: 'Hi' }] }]);
    expect(command.sendClientContent(turns)).toStrictEqual({ type: 'SendClientContent', turns, turnComplete: true });
    expect(command.sendClientContent(turns, { turnComplete: false })).toStrictEqual({
      type: 'SendClientContent',
      turns,
      turnComplete: false,
    });
  });
});

describe('the other commands', () => {
  const error: ToolFailed = { type: 'ToolFailed', message: 'It failed.', call: { id: 'c', name: 'f' }, why: 'threw' };
  const responses = deepFreeze([{ id: 'c', name: 'f', response: { output: 1 } }]);

  it.each([
    [command.sendToolResponse(responses), { type: 'SendToolResponse', responses }],
    [command.activityStart(), { type: 'ActivityStart' }],
    [command.activityEnd(), { type: 'ActivityEnd' }],
    [command.audioStreamEnd(), { type: 'AudioStreamEnd' }],
    [command.interrupt(), { type: 'Interrupt' }],
    [command.disconnect(), { type: 'Disconnect' }],
    [command.toolCallStarted(['c']), { type: 'ToolCallStarted', ids: ['c'] }],
    [command.toolCallFailed('c', error), { type: 'ToolCallFailed', id: 'c', error }],
  ])('are plain data: %j', (made, data) => {
    expect(made).toStrictEqual(data);
  });
});
