import { decodeServerMessage } from '../../../lib/wire/decode-server-message';
import { damageOf, firstHalf } from '../../../lib/simulator/fault/damage';

const MESSAGE = '{\n  "serverContent": {\n    "outputTranscription": {\n      "text": "Hé"\n    }\n  }\n}\n';

const bytesOf = (frame: string | Uint8Array | undefined): number => Buffer.from(frame ?? '').length;

describe('damageOf', () => {
  it('fills a huge frame up with spaces, to the byte', () => {
    const [huge, ...others] = damageOf({ type: 'hugeFrame', bytes: 500 })(MESSAGE);
    expect(bytesOf(huge)).toBe(500);
    expect(others).toEqual([]);
    expect(JSON.parse(String(huge))).toEqual(JSON.parse(MESSAGE));
  });

  it('leaves a frame alone that is bigger already', () => {
    expect(damageOf({ type: 'hugeFrame', bytes: 5 })(MESSAGE)).toEqual([MESSAGE]);
  });

  it('puts a byte into the last string that is no UTF-8', () => {
    const [frame] = damageOf({ type: 'nonUtf8' })(MESSAGE);
    const decoded = decodeServerMessage(frame);
    expect(decoded).toMatchObject({
      _tag: 'Both',
      left: { faults: [{ expected: 'UTF-8' }] },
      right: { serverContent: { outputTranscription: { text: 'Hé\uFFFD' } } },
    });
  });

  it('ends a malformed frame in the middle', () => {
    const [frame] = damageOf({ type: 'malformed' })(MESSAGE);
    expect(MESSAGE.startsWith(String(frame))).toBe(true);
    expect(decodeServerMessage(frame)._tag).toBe('Left');
  });

  it.each(['{}\n', '{}', `{}${' '.repeat(100)}`, '[]\n'])('leaves nothing sound of %j either', (text) => {
    const [frame] = damageOf({ type: 'malformed' })(text);
    expect(decodeServerMessage(frame)._tag).toBe('Left');
  });

  it('keeps what is sound of a message in the wrong shape', () => {
    const [frame] = damageOf({ type: 'wrongShape' })('{"serverContent":{"turnComplete":true},"usageMetadata":{"totalTokenCount":3}}');
    expect(decodeServerMessage(frame)).toMatchObject({
      _tag: 'Both',
      left: { path: 'serverContent.turnComplete' },
      right: { usageMetadata: { totalTokenCount: 3 } },
    });
  });

  it('changes the time of a goAway and nothing else of the message', () => {
    const [frame, ...others] = damageOf({ type: 'wrongTimeLeft', ms: 500 })('{"goAway":{"timeLeft":"50s"},"usageMetadata":{}}');
    expect(JSON.parse(String(frame))).toEqual({ goAway: { timeLeft: '0.5s' }, usageMetadata: {} });
    expect(others).toEqual([]);
  });

  it('damages what is no JSON as well', () => {
    expect(damageOf({ type: 'wrongShape' })('oops')).toEqual(['"no object"']);
    expect(damageOf({ type: 'nonUtf8' })('oops')).toEqual([Uint8Array.of(0xff, 0x6f, 0x6f, 0x70, 0x73)]);
    expect(damageOf({ type: 'wrongTimeLeft', ms: 0 })('oops')).toHaveLength(2);
  });
});

describe('firstHalf', () => {
  it.each<[string | Uint8Array, string | Uint8Array]>([
    ['abc', 'ab'],
    ['', ''],
    [Uint8Array.of(1, 2), Uint8Array.of(1)],
  ])('of %j is %j', (frame, half) => {
    expect(firstHalf(frame)).toEqual(half);
  });
});
