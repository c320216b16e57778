import { LiveConfigError } from '../../lib/errors/live-config-error';
import { checkScript } from '../../lib/script/check-script';
import type { Script } from '../../lib/script/script';

const problemsOf = (script: unknown): readonly string[] => {
  try {
    checkScript(script);
    return [];
  } catch (error) {
    if (error instanceof LiveConfigError) return error.problems.map(({ field, problem }) => `${field} ${problem}`);
    throw error;
  }
};

const KEYS = 'dial, drop, refuse, expect, allow, send, wait, close';
const MESSAGES = 'setup, clientContent, realtimeInput, toolResponse';
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

describe('checkScript', () => {
  it('gives a sound script back, from JSON too', () => {
    const script: Script = [
      { dial: true },
      { refuse: { status: 503 } },
      { dial: true },
      { allow: { realtimeInput: { audio: {} } } },
      { expect: 'setup', within: 0 },
      { expect: { setup: {}, toolResponse: { functionResponses: [] } } },
      { send: {} },
      { send: '' },
      { send: new Uint8Array(1) },
      { wait: 0.5 },
      { close: { code: 1011, reason: 'x'.repeat(123) } },
      { allow: 'clientContent' },
      { dial: true },
      { dial: true },
      { drop: true },
    ];
    expect(checkScript(script)).toBe(script);
    expect(problemsOf(JSON.parse('[{"expect":"setup"},{"send":{"setupComplete":{}}},{"close":{"code":4000}}]'))).toEqual([]);
    expect(problemsOf([])).toEqual([]);
  });

  it('names every wrong step', () => {
    expect(problemsOf([{ wait: -1 }, { send: 'a' }, { expect: 'goAway' }])).toEqual([
      'script[0] step 1: wait should be a number of milliseconds, 0 or more, not -1',
      `script[2] step 3: expect should be one of ${MESSAGES}, or a part of such a message, not "goAway"`,
    ]);
    expect(() => checkScript([{ wait: -1 }])).toThrow(
      'The config cannot work: script[0]: step 1: wait should be a number of milliseconds, 0 or more, not -1',
    );
  });

  it.each<readonly [unknown, string]>([
    ['expect setup', `should be an object with one of the keys ${KEYS}, not "expect setup"`],
    [null, `should be an object with one of the keys ${KEYS}, not null`],
    [{}, `should have one of the keys ${KEYS}`],
    [{ dial: true, wait: 5 }, `should have one of the keys ${KEYS}, not dial and wait`],
    [{ wait: 5, within: 3 }, 'has a key that nobody knows: "within"'],
    [{ expect: 'setup', whithin: 3 }, 'has a key that nobody knows: "whithin"'],
    [{ expect: 'setup', within: '3' }, 'within should be a number of milliseconds, 0 or more, not "3"'],
    [{ expect: {} }, `expect should be one of ${MESSAGES}, or a part of such a message, not {}`],
    [{ allow: { setup: {}, text: 'a' } }, `allow should be one of ${MESSAGES}, or a part of such a message, not { setup: {}, text: "a" }`],
    [{ wait: NaN }, 'wait should be a number of milliseconds, 0 or more, not NaN'],
    [{ wait: Infinity }, 'wait should be a number of milliseconds, 0 or more, not Infinity'],
    [{ dial: 1 }, 'dial should be true, not 1'],
    [{ drop: false }, 'drop should be true, not false'],
    [{ send: 5 }, 'send should be an object that is JSON, a string or bytes, not 5'],
    [{ send: null }, 'send should be an object that is JSON, a string or bytes, not null'],
    [{ send: { n: 1n } }, 'send should be an object that is JSON, a string or bytes, not { n: 1 }'],
    [{ send: cyclic }, 'send should be an object that is JSON, a string or bytes, not { self: { self: { self: { self: { self: … } } } } }'],
    [{ refuse: 503 }, 'refuse should be { status }, with an HTTP status from 400 to 599, not 503'],
    [{ refuse: { status: 101 } }, 'refuse should be { status }, with an HTTP status from 400 to 599, not { status: 101 }'],
    ...[{ code: 1006 }, { code: 999 }, { code: 1015 }, { code: 2000 }, { code: 1000.5 }, { code: 1000, why: 'x' }].map(
      (close) =>
        [
          { close },
          `close should be { code, reason? }, with a code that a server may send and a reason of at most 123 bytes, not ${JSON.stringify(
            close,
          )
            .replace(/"(\w+)":/g, '$1: ')
            .replace(',', ', ')
            .replace(/^\{(.*)\}$/, '{ $1 }')}`,
        ] as const,
    ),
    [
      { close: { code: 1000, reason: 'é'.repeat(62) } },
      `close should be { code, reason? }, with a code that a server may send and a reason of at most 123 bytes, not { code: 1000, reason: (62 characters) }`,
    ],
  ])('refuses %j', (step, problem) => {
    expect(problemsOf([step])).toEqual([`script[0] step 1: ${problem}`]);
  });

  it.each([{ refuse: { status: 503 } }, { close: { code: 1000 } }, { drop: true }])('wants a dial after %j', (end) => {
    const after = 'comes after the end of the connection: a dial has to stand before it';
    expect(problemsOf([end, { send: 'a' }])).toEqual([`script[1] step 2: ${after}`]);
    expect(problemsOf([end, { allow: 'setup' }, { wait: 5 }])).toEqual([`script[2] step 3: ${after}`]);
    expect(problemsOf([end, { dial: true }, { send: 'a' }])).toEqual([]);
  });

  it('takes a refusal directly after a dial alone', () => {
    expect(problemsOf([{ dial: true }, { wait: 5 }, { refuse: { status: 503 } }])).toEqual([
      'script[2] step 3: refuse answers a dial, so it stands directly after one',
    ]);
  });

  it.each([[undefined], [{ expect: 'setup' }], ['[]']])('refuses %j in the place of a script', (script) => {
    expect(problemsOf(script)).toEqual([expect.stringContaining('script should be an array of steps, not ')]);
  });

  it('quotes no credential', () => {
    const key = `AIza${'x'.repeat(35)}`;
    expect(problemsOf([{ expect: key }, { [key]: 1 }]).join()).not.toContain('xxx');
  });
});
