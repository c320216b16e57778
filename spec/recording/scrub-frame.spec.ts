import type { RecordedFrame } from '../../lib/recording/recorded-frame';
import { frameScrubber } from '../../lib/recording/scrub-frame';

const KEY = 'my-secret-key-1';
const frame = (data: string | Uint8Array): RecordedFrame => ({ type: 'Frame', at: 0, connection: 1, direction: 'received', data });
const dataOf = (scrubbed: RecordedFrame): unknown => {
  if (scrubbed.type !== 'Frame') throw new Error(`A frame became ${scrubbed.type}.`);
  return typeof scrubbed.data === 'string' ? scrubbed.data : new TextDecoder().decode(scrubbed.data);
};
const scrubbed = (data: string | Uint8Array, ...secrets: readonly string[]): unknown => dataOf(frameScrubber(secrets)(frame(data)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('frameScrubber', () => {
  it.each([
    ['in a value', `{"a":"is ${KEY} here"}`, '{"a":"is [redacted] here"}'],
    ['in a key', `{"${KEY}":1}`, '{"[redacted]":1}'],
    ['behind an escape of JSON', `{"a":"my-secret-k\\u0065y-1"}`, '{"a":"[redacted]"}'],
    ['in base64', `{"a":"${Buffer.from(`x${KEY}y`).toString('base64')}"}`, expect.stringContaining('[redacted]')],
    ['before its key comes again', `{"a":"${KEY}","a":"x"}`, '{"a":"[redacted]","a":"x"}'],
    ['behind an escape before its key comes again', `{"a":"my-secret-k\\u0065y-1","a":"x"}`, '{"a":"[redacted]","a":"x"}'],
    ['in what is not JSON', `oops ${KEY}`, 'oops [redacted]'],
  ])('takes a credential out %s', (_where, data, expected) => {
    expect(scrubbed(data, KEY)).toEqual(expected);
    expect(scrubbed(bytes(data), KEY)).toEqual(expected);
  });

  it('takes what looks like a credential out, also before its key comes again', () => {
    expect(scrubbed('{"x":"AIzaSyA1234567890123456789012345678901234","x":1}')).toBe('{"x":"[redacted]","x":1}');
  });

  it('takes a credential out that is all digits, more of them than a number can hold', () => {
    expect(scrubbed('{ "n": 12345678901234567890, "m": 3 }', '12345678901234567890')).toBe('{ "n": "[redacted]", "m": 3 }');
  });

  it('knows media by their key, and not what stands behind them', () => {
    const sound = 'AAAAAIzaSyAbcdefghijklmnopqrstuvwxyzAAAA';
    expect(scrubbed(`{"a":[{"data":"${sound}"},"${sound}"],"b":"\\u0041"}`)).toBe(
      `{"a":[{"data":"${sound}"},"AAAA[redacted]"],"b":"\\u0041"}`,
    );
  });

  it('leaves bytes in which nothing is found as they are', () => {
    const data = bytes('{ "a": "b",\n "c": "\\u0064" }\n');
    const kept = frameScrubber([KEY])(frame(data));
    expect(kept.type === 'Frame' && kept.data).toBe(data);
  });

  it('takes a word that is too short to be looked for only where it is all there is', () => {
    expect(scrubbed('{"promptTokenCount":3,"text":"many","echo":"any"}', 'k', 'any')).toBe(
      '{"promptTokenCount":3,"text":"many","echo":"[redacted]"}',
    );
  });

  it('takes every word out of what a person reads', () => {
    const closed = frameScrubber(['any'])({ type: 'Closed', at: 0, connection: 1, code: 1007, reason: 'bad key any', cause: 'any' });
    expect(closed).toMatchObject({ reason: 'bad key [redacted]', cause: '[redacted]' });
  });

  it('leaves the query and the user of a URL out', () => {
    const url = `wss://user:${KEY}@live.example/ws?key=${KEY}`;
    expect(frameScrubber([])({ type: 'Dialled', at: 0, connection: 1, url })).toMatchObject({ url: 'wss://live.example/ws' });
  });
});
