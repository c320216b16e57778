import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import type { ServerMessage } from '../../lib/wire/server-message';
import { deepFreeze } from './deep-freeze';
import { usageOf } from './usage-of';

const keptOf = (message: unknown): ServerMessage | null => {
  const decoded = decodeServerMessage(JSON.stringify(message));
  return decoded._tag === 'Left' ? null : decoded.right;
};

const pathsOf = (message: unknown): readonly string[] => {
  const decoded = decodeServerMessage(JSON.stringify(message));
  return decoded._tag === 'Right' ? [] : decoded.left.faults.map(({ path }) => path);
};

describe('decodeServerMessage', () => {
  const frame = '{"serverContent":{"turnComplete":true}}';
  const bytes = new TextEncoder().encode(frame);

  it.each<[string, unknown]>([
    ['a string', frame],
    ['a string with a byte order mark', `\uFEFF${frame}`],
    ['an ArrayBuffer', bytes.buffer.slice(0)],
    ['a Uint8Array', bytes],
    ['bytes with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])],
    ['a Buffer inside a bigger one', Buffer.from(`xx${frame}yy`).subarray(2, 2 + bytes.length)],
    ['a DataView', new DataView(bytes.buffer)],
    ['pretty-printed JSON with a newline at the end', `${JSON.stringify(JSON.parse(frame), null, 2)}\n`],
  ])('reads %s', (_, data) => {
    expect(decodeServerMessage(data)).toStrictEqual({ _tag: 'Right', right: { serverContent: { turnComplete: true } } });
  });

  it('opens media, reads counts in strings, and keeps every unknown key at every depth', () => {
    const message = {
      tomorrow: [1],
      serverContent: {
        mood: 'good',
        modelTurn: { parts: [{ shape: 'new' }, { inlineData: { mimeType: 'image/png', data: 'AQI', size: 2 } }] },
      },
      sessionResumptionUpdate: { lastConsumedClientMessageIndex: '12', note: null },
    };
    expect(decodeServerMessage(JSON.stringify(message))).toStrictEqual({
      _tag: 'Right',
      right: {
        tomorrow: [1],
        serverContent: {
          mood: 'good',
          modelTurn: { parts: [{ shape: 'new' }, { inlineData: { mimeType: 'image/png', data: new Uint8Array([1, 2]), size: 2 } }] },
        },
        sessionResumptionUpdate: { lastConsumedClientMessageIndex: 12, note: null },
      },
    });
  });

  it('takes null for absent', () => {
    expect(decodeServerMessage('{"goAway":null,"toolCall":{"functionCalls":[{"name":"f","args":null,"id":null}]}}')).toStrictEqual({
      _tag: 'Right',
      right: { toolCall: { functionCalls: [{ name: 'f' }] } },
    });
  });

  it.each<[string, unknown, string]>([
    ['null', 'null', 'null'],
    ['a list', '[]', 'an array of 0'],
    ['a list of messages', '[{"setupComplete":{}}]', 'an array of 1'],
    ['a text', '"hello"', '"hello"'],
    ['a number', '5', '5'],
    ['cut JSON', '{"serverContent":', '"{\\"serverContent\\":"'],
    ['an empty frame', '', '""'],
    ['an empty binary frame', new Uint8Array(0), '""'],
    ['nothing', undefined, 'undefined'],
    ['a Blob', new Blob(['{}']), 'an object with no keys'],
    ['an object that is decoded already', { setupComplete: {} }, 'an object with setupComplete'],
  ])('gives nothing of %s', (_, data, excerpt) => {
    expect(decodeServerMessage(data)).toMatchObject({
      _tag: 'Left',
      left: { type: 'MalformedFrame', path: '$', excerpt, faults: [{ path: '$', kind: 'shape' }] },
    });
  });

  it('says how to get bytes instead of a Blob', () => {
    expect(decodeServerMessage(new Blob([]))).toMatchObject({
      left: { message: expect.stringContaining('set binaryType to arraybuffer') as unknown },
    });
  });

  it('reads a frame that is not UTF-8 with a mark in place of the bad bytes, and says so', () => {
    const broken = Buffer.from('{"serverContent":{"modelTurn":{"parts":[{"text":"a\xff"}]}}}', 'latin1');
    expect(decodeServerMessage(broken)).toMatchObject({
      _tag: 'Both',
      left: { path: '$', excerpt: '57 bytes', message: 'A frame could not be read as a whole: the frame should be UTF-8 but is 57 bytes.' },
      right: { serverContent: { modelTurn: { parts: [{ text: 'a\uFFFD' }] } } },
    });
  });

  it('keeps usage where content is wrong', () => {
    expect(decodeServerMessage('{"serverContent":5,"usageMetadata":{"totalTokenCount":9}}')).toStrictEqual({
      _tag: 'Both',
      left: {
        type: 'MalformedFrame',
        message: 'A frame could not be read as a whole: serverContent should be object but is 5.',
        advice: 'What was right in it was kept. If it came from the service, please report it.',
        path: 'serverContent',
        excerpt: '5',
        faults: [{ kind: 'shape', path: 'serverContent', expected: 'object', excerpt: '5' }],
      },
      right: { usageMetadata: usageOf({ totalTokenCount: 9 }) },
    });
  });

  it('keeps the good parts of a turn beside wrong ones, null among them', () => {
    const message = {
      serverContent: { modelTurn: { parts: [null, { text: 'a' }, 5, { text: 7, thought: true }, { text: 'b' }] }, turnComplete: 'yes' },
    };
    expect(keptOf(message)).toStrictEqual({ serverContent: { modelTurn: { parts: [{ text: 'a' }, { thought: true }, { text: 'b' }] } } });
    expect(pathsOf(message)).toStrictEqual([
      'serverContent.modelTurn.parts[0]',
      'serverContent.modelTurn.parts[2]',
      'serverContent.modelTurn.parts[3].text',
      'serverContent.turnComplete',
    ]);
  });

  it('keeps a part whose media cannot be read, without the media', () => {
    const message = { serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm', data: '%%' } }] } } };
    expect(keptOf(message)).toStrictEqual({ serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm' } }] } } });
    expect(decodeServerMessage(JSON.stringify(message))).toMatchObject({
      left: { path: 'serverContent.modelTurn.parts[0].inlineData.data', faults: [{ kind: 'media', expected: 'base64', excerpt: '"%%"' }] },
    });
  });

  it('drops a call without a name, and keeps the others under their own paths', () => {
    const message = { toolCall: { functionCalls: ['f', { name: 5 }, { id: 'a' }, { name: null }, { name: 'g', args: [] }] } };
    expect(keptOf(message)).toStrictEqual({ toolCall: { functionCalls: [{ name: 'g' }] } });
    expect(pathsOf(message)).toStrictEqual(
      [0, '1].name', '2].name', '3].name', '4].args'].map((end) => `toolCall.functionCalls[${typeof end === 'number' ? `${end}]` : end}`),
    );
  });

  it('names arrays and objects in plain words', () => {
    expect(decodeServerMessage('{"toolCallCancellation":{"ids":"a"}}')).toMatchObject({
      left: { message: 'A frame could not be read as a whole: toolCallCancellation.ids should be array but is "a".' },
    });
  });

  it('counts further faults, and lists no more than sixteen', () => {
    const decoded = decodeServerMessage(JSON.stringify({ toolCallCancellation: { ids: Array.from({ length: 40 }, () => 1) } }));
    expect(decoded).toMatchObject({ _tag: 'Both', right: { toolCallCancellation: { ids: [] } } });
    expect(decoded._tag === 'Both' && decoded.left.faults).toHaveLength(16);
    expect(decoded._tag === 'Both' && decoded.left.message).toMatch(/\(and 15 more\)\.$/);
  });

  it('stays upright under very many faults', () => {
    const parts = Array.from({ length: 150_000 }, () => 1);
    expect(keptOf({ serverContent: { modelTurn: { parts: [...parts, { text: 'a' }] } } })).toStrictEqual({
      serverContent: { modelTurn: { parts: [{ text: 'a' }] } },
    });
  });

  it('keeps excerpts and messages short, whatever the size of the frame', () => {
    const long = 'x'.repeat(16_000_000);
    const decoded = [
      decodeServerMessage('\u0001'.repeat(16_000_000)),
      decodeServerMessage(`{"goAway":{"timeLeft":["${long}"]},"serverContent":"${long}"}`),
    ];
    for (const each of decoded) {
      expect(each._tag).not.toBe('Right');
      const error = each._tag === 'Right' ? null : each.left;
      expect(error?.excerpt.length).toBeLessThan(200);
      expect(error?.message.length).toBeLessThan(400);
    }
  });

  it('decodes a frame of 16 MiB', () => {
    const data = Buffer.alloc(12 * 1024 * 1024, 7);
    const big = `{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"${data.toString('base64')}"}}]}}}`;
    expect(big.length).toBeGreaterThan(16 * 1024 * 1024);
    const decoded = decodeServerMessage(Buffer.from(big));
    const opened = decoded._tag === 'Right' ? decoded.right.serverContent?.modelTurn?.parts?.[0]?.inlineData?.data : undefined;
    expect(opened !== undefined && data.equals(opened)).toBe(true);
  });

  it.each(['__proto__', 'constructor', 'toString'])('is not polluted by the key %s', (key) => {
    const evil = `{"${key}":{"polluted":true,"turnComplete":true},"serverContent":{"${key}":{"turnComplete":true},"modelTurn":{"parts":[{"${key}":{"text":"x"}},5]}}}`;
    const decoded = decodeServerMessage(evil);
    const kept = decoded._tag === 'Both' ? decoded.right : {};
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect(Object.hasOwn(kept, key)).toBe(true);
    expect(kept).not.toHaveProperty('polluted');
    expect(kept.serverContent?.turnComplete).toBeUndefined();
    expect({}).not.toHaveProperty('polluted');
    expect(JSON.stringify(kept)).toBe(evil.replace(',5]', ']'));
  });

  it('does not read known keys from a prototype that the frame brings', () => {
    expect(keptOf(JSON.parse('{"__proto__":{"goAway":{"timeLeft":"1s"}}}'))?.goAway).toBeUndefined();
  });

  it('survives data that is nested very deeply', () => {
    const depth = 50_000;
    const decoded = decodeServerMessage(
      `{"toolCall":{"functionCalls":[{"name":"f","args":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}]}}`,
    );
    expect(decoded._tag).toBe('Right');
  });

  it('does not write to the frame', () => {
    const view = Uint8Array.from(bytes);
    decodeServerMessage(deepFreeze({ view }).view);
    expect(view).toStrictEqual(bytes);
  });
});
