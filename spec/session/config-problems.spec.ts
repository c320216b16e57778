import { EMPTY } from 'rxjs';
import { configProblems, isEndpoint } from '../../lib/session/config-problems';
import type { LiveConfig } from '../../lib/session/live-config';
import { customEndpoint } from '../../lib/transport/custom-endpoint';

const good: LiveConfig = { endpoint: customEndpoint({ url: 'wss://a.example' }), model: 'any' };
const problemsWith = (more: object): readonly string[] =>
  configProblems({ ...good, ...more }).map(({ field, problem }) => `${field}: ${problem}`);
const fieldsWith = (more: object): readonly string[] => configProblems({ ...good, ...more }).map(({ field }) => field);

const TOKEN = { handle: 'h', model: 'm', endpoint: 'e', savedAt: 0, turn: 1 };

describe('configProblems', () => {
  it('finds nothing wrong in the shortest config, nor in one that says everything', () => {
    expect(problemsWith({})).toEqual([]);
    const full: Required<LiveConfig> = {
      ...good,
      setup: {},
      setupCheck: 'warn',
      capabilities: { firstMessageIndex: 1, modalities: ['TEXT'] },
      reconnect: {
        attempts: 0,
        total: Infinity,
        baseMs: 0,
        maxMs: 0,
        reseed: { turns: 0, bytes: 0 },
        decide: () => 'never',
        wake$: EMPTY,
      },
      rotate: { afterMs: Infinity, marginMs: 0 },
      resume: TOKEN,
      watchdogs: { idleMs: Infinity, stallMs: 0, poisonedMs: 1, onStall: 'tell' },
      timeouts: { connect: 0, setup: 0, close: 0 },
      outbox: { commands: 1, bytes: 1, maxAgeMs: 0, bufferedBytes: 1 },
      lingerMs: 0,
      dial: 'connect',
      tools: [],
      toolOptions: { concurrency: 2, timeoutMs: 0, approveMs: 1, approve: () => EMPTY, describeError: String },
      env: { transport: () => EMPTY, random: () => 0, logger: () => undefined },
    };
    expect(problemsWith(full)).toEqual([]);
  });

  it('misses what has to be there', () => {
    expect(configProblems({} as LiveConfig).map(({ field }) => field)).toEqual(['endpoint', 'model']);
  });

  it.each<readonly [object, string]>([
    [{ reconnect: true }, 'reconnect: should be an object or false'],
    [{ reconnect: null }, 'reconnect: should be an object or false'],
    [{ reconnect: { attempts: 1.5 } }, 'reconnect.attempts: should be a whole number, 0 or more'],
    [{ reconnect: { total: -1 } }, 'reconnect.total: should be a whole number, 0 or more'],
    [{ reconnect: { baseMs: '1' } }, 'reconnect.baseMs: should be a number of milliseconds, 0 or more'],
    [{ reconnect: { reseed: true } }, 'reconnect.reseed: should be an object or false'],
    [{ reconnect: { reseed: { turns: -1 } } }, 'reconnect.reseed.turns: should be a whole number, 0 or more'],
    [{ reconnect: { reseed: { words: 3 } } }, 'reconnect.reseed.words: is not known; there are turns, bytes'],
    [{ reconnect: { decide: 'never' } }, 'reconnect.decide: should be a function'],
    [{ reconnect: { wake$: () => EMPTY } }, 'reconnect.wake$: should be an Observable'],
    [{ rotate: true }, 'rotate: should be an object or false'],
    [{ rotate: { afterMs: -1 } }, 'rotate.afterMs: should be a number, 1 or more'],
    [{ rotate: { afterMs: 0 } }, 'rotate.afterMs: should be a number, 1 or more'],
    [{ resume: 'h-1' }, 'resume: should be a token from resumeToken$, null, or a function that gets one'],
    [{ watchdogs: { onStall: 'bark' } }, 'watchdogs.onStall: should be "tell" or "reconnect"'],
    [{ outbox: { bufferedBytes: 0 } }, 'outbox.bufferedBytes: should be a number, 1 or more'],
    [{ setupCheck: 'ignore' }, 'setupCheck: should be "refuse" or "warn"'],
    [{ env: { random: 0.5 } }, 'env.random: should be a function'],
    [{ tools: {} }, 'tools: should be a list of what tool() made'],
    [{ tools: [{ name: 'x' }] }, 'tools[0]: should come from tool()'],
    [{ toolOptions: { timeoutMs: -1 } }, 'toolOptions.timeoutMs: should be a number of milliseconds, 0 or more'],
  ])('says of %j what is wrong with it', (more, problem) => {
    expect(problemsWith(more)).toEqual([problem]);
  });

  it('says that one connection cannot be moved from', () => {
    expect(problemsWith({ reconnect: false, rotate: { afterMs: 60_000 } })).toEqual([
      'rotate: needs another connection to move to; leave out reconnect: false, or this',
    ]);
    expect(problemsWith({ reconnect: false, rotate: false })).toEqual([]);
  });

  it('takes a field that is there and undefined for one that is not', () => {
    expect(fieldsWith({ reconnect: undefined, rotate: undefined, resume: undefined, watchdogs: { idleMs: undefined } })).toEqual([]);
  });

  it('tells apart what came from an endpoint function', () => {
    expect(isEndpoint(good.endpoint)).toBe(true);
    expect([null, 'wss://a.example', {}, { backend: {}, access: {} }].filter(isEndpoint)).toEqual([]);
  });
});
