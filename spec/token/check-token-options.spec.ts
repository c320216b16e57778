import { asyncScheduler, queueScheduler } from 'rxjs';
import type { CreateEphemeralTokenOptions } from '../../lib/token/create-ephemeral-token-options';
import { checkTokenOptions } from '../../lib/token/check-token-options';
import { fieldsOf, problemsOf } from '../transport/problems-of';
import { silent } from './service';

const check = (options: Partial<Record<keyof CreateEphemeralTokenOptions, unknown>> = {}) =>
  checkTokenOptions({ apiKey: 'key-1', ...options } as CreateEphemeralTokenOptions);

const bodyOf = (options?: Parameters<typeof check>[0]): unknown => JSON.parse(check(options).body);

describe('checkTokenOptions', () => {
  it('fills every default in', () => {
    expect(check()).toEqual({
      apiKey: 'key-1',
      url: 'https://generativelanguage.googleapis.com/v1beta/auth_tokens',
      body: '{"uses":1}',
      times: {},
      terms: { uses: 1, apiVersion: 'v1beta' },
      timeoutMs: 10_000,
      scheduler: asyncScheduler,
      fetch: undefined,
    });
  });

  it('takes undefined for left out', () => {
    const names = [
      ...['uses', 'expireTime', 'newSessionExpireTime', 'lock', 'setupCheck', 'capabilities'],
      ...['baseUrl', 'apiVersion', 'timeoutMs', 'scheduler', 'fetch'],
    ];
    expect(check(Object.fromEntries(names.map((name) => [name, undefined])))).toEqual(check());
  });

  it('keeps what is given', () => {
    const given = { baseUrl: 'http://localhost:1', apiVersion: 'v1alpha', timeoutMs: 5, scheduler: queueScheduler, fetch: silent };
    const { url, timeoutMs, scheduler, fetch, terms } = check(given);
    expect({ url, timeoutMs, scheduler, fetch, terms }).toEqual({
      url: 'http://localhost:1/v1alpha/auth_tokens',
      timeoutMs: 5,
      scheduler: queueScheduler,
      fetch: silent,
      terms: { uses: 1, apiVersion: 'v1alpha' },
    });
  });

  it('asks for the times in RFC 3339, however they are given, and says them', () => {
    const expireTime = new Date(Date.UTC(2026, 9, 1, 12));
    const options = { uses: 0, expireTime, newSessionExpireTime: '2026-10-01T13:30:00+02:00' };
    const times = { expireTime: '2026-10-01T12:00:00.000Z', newSessionExpireTime: '2026-10-01T11:30:00.000Z' };
    expect(bodyOf(options)).toEqual({ uses: 0, ...times });
    expect(check(options).terms).toEqual({ uses: 0, ...times, apiVersion: 'v1beta' });
    expect(check(options).times).toEqual({ expireTime: expireTime.getTime(), newSessionExpireTime: Date.UTC(2026, 9, 1, 11, 30) });
  });

  it('asks for the lock', () => {
    expect(bodyOf({ lock: { model: 'm', fields: 'given' } })).toEqual({
      uses: 1,
      bidiGenerateContentSetup: { model: 'models/m' },
      fieldMask: 'model',
    });
  });

  it('judges the lock by its model, in the version that is asked for, unless the app knows better', () => {
    const model = 'gemini-2.5-flash-native-audio-preview-12-2025';
    const lock = { model, setup: { proactivity: { proactiveAudio: true } }, fields: 'given' };
    expect(fieldsOf(() => check({ lock }))).toEqual(['lock.setup.proactivity']);
    for (const known of [{ apiVersion: 'v1alpha' }, { setupCheck: 'warn' }, { capabilities: { proactivity: 'optional' } }])
      expect(bodyOf({ lock, ...known })).toMatchObject({ fieldMask: 'proactivity,model' });
  });

  it('names what cannot be of the capabilities, and goes on without them', () => {
    const lock = { model: 'gemini-3.8-live', setup: { generationConfig: { thinkingConfig: {} } }, fields: 'given' };
    expect(fieldsOf(() => check({ lock, capabilities: { thinking: 'some', tool: [] } }))).toEqual([
      'capabilities.thinking',
      'capabilities.tool',
      'lock.setup.generationConfig.thinkingConfig',
    ]);
  });

  it.each([[''], [null], [undefined], [() => 'key-1']])('leaves the key %p to the subscription', (apiKey) => {
    expect(check({ apiKey }).apiKey).toBe(apiKey);
  });

  it('names every bad option at once', () => {
    const bad = {
      apiKey: 'secret-1\n',
      uses: -1,
      expireTime: 'soon',
      newSessionExpireTime: new Date(NaN),
      lock: { model: '', fields: 'all' },
      baseUrl: 'http://proxy.example',
      apiVersion: '',
      timeoutMs: 0,
      scheduler: {},
      fetch: 'fetch',
      ttl: 5,
    };
    expect(fieldsOf(() => check(bad)).toSorted()).toEqual([...Object.keys(bad).filter((name) => name !== 'lock'), 'lock.model'].toSorted());
    expect(JSON.stringify(problemsOf(() => check(bad)))).not.toContain('secret');
  });

  it.each<readonly [keyof CreateEphemeralTokenOptions, readonly unknown[]]>([
    ['apiKey', [7, {}]],
    ['uses', [-1, 0.5, '1', NaN, Infinity, 2 ** 31, null]],
    ['expireTime', ['soon', '', 1_800_000_000_000, null, new Date(NaN)]],
    ['newSessionExpireTime', ['2026-10-01', {}]],
    ['lock', [null, 'all', []]],
    ['setupCheck', ['ignore', null, true]],
    ['capabilities', [null, 'all', []]],
    ['timeoutMs', [0, -1, '10', NaN, Infinity, 2 ** 31, null]],
    ['scheduler', [null, {}, { schedule: () => undefined }]],
    ['fetch', [null, 'fetch']],
  ])('refuses a bad %s', (name, values) => {
    values.forEach((value) => {
      expect(fieldsOf(() => check({ [name]: value }))).toEqual([name]);
    });
  });

  it('refuses sessions that begin after the end', () => {
    const times = { expireTime: '2026-10-01T12:00:00Z', newSessionExpireTime: '2026-10-01T12:00:01Z' };
    expect(fieldsOf(() => check(times))).toEqual(['newSessionExpireTime']);
  });

  it('says what an option should be', () => {
    expect(problemsOf(() => check({ uses: -1, expires: 1 } as never))).toEqual([
      { field: 'uses', problem: 'should be a whole number, 0 for no limit' },
      { field: 'expires', problem: expect.stringMatching(/^is not known; there are apiKey, uses, expireTime, /) as unknown },
    ]);
  });

  it.each([[undefined], [null], ['key-1'], [[]]])('refuses %p for options', (options) => {
    expect(fieldsOf(() => checkTokenOptions(options as unknown as CreateEphemeralTokenOptions))).toEqual(['options']);
  });
});
