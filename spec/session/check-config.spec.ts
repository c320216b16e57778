import { EMPTY, Subject, VirtualTimeScheduler } from 'rxjs';
import { LiveConfigError } from '../../lib/errors/live-config-error';
import { checkConfig } from '../../lib/session/check-config';
import type { LiveConfig } from '../../lib/session/live-config';
import { customEndpoint } from '../../lib/transport/custom-endpoint';
import { geminiApi } from '../../lib/transport/gemini-api';
import { see } from '../support/log';
import { voiceSetup } from '../../lib/wire/voice-setup';

const good: LiveConfig = { endpoint: geminiApi({ apiKey: 'key-1' }), model: 'gemini-3.8-live' };

/** What is wrong with a config, which may be of any shape. */
const problemsOf = (config: unknown): readonly string[] => {
  try {
    checkConfig(config as LiveConfig);
    return [];
  } catch (error) {
    if (!(error instanceof LiveConfigError)) throw error;
    return error.problems.map(({ field, problem }) => `${field}: ${problem}`);
  }
};

const fieldsOf = (config: unknown): readonly string[] => problemsOf(config).map((problem) => problem.split(':')[0] ?? '');
/** A setup that no model that speaks takes. */
const WRITING = { generationConfig: { responseModalities: ['TEXT'] } };

describe('checkConfig', () => {
  it('fills in every default', () => {
    const { settings, wake$, env, ...rest } = checkConfig(good);
    expect(rest).toMatchObject({
      endpoint: good.endpoint,
      lingerMs: 1_000,
      dial: 'subscribe',
      secrets: ['key-1'],
      resume: undefined,
      decide: undefined,
    });
    expect(settings).toMatchObject({ setupCheck: 'refuse', resume: 'none' });
    expect(env.scheduler.now()).toBeCloseTo(Date.now(), -4);
    // There is no page here that could wake it.
    expect(see(wake$).end()).toBe('complete');
  });

  it('takes what replaces a default', () => {
    const wake$ = new Subject<null>();
    const resume = (): null => null;
    const decide = (): 'never' => 'never';
    const checked = checkConfig({ ...good, timeouts: { setup: 5 }, lingerMs: 0, dial: 'connect', resume, reconnect: { decide, wake$ } });
    expect(checked).toMatchObject({ lingerMs: 0, dial: 'connect', resume, decide, wake$ });
    expect(checked.settings.timeouts.setup).toBe(5);
  });

  it('is woken by a page only where somebody dials again', () => {
    const page = { window: new EventTarget(), document: Object.assign(new EventTarget(), { visibilityState: 'visible' }) };
    Object.assign(globalThis, page);
    try {
      expect(see(checkConfig(good).wake$).end()).toBe('none');
      expect(see(checkConfig({ ...good, reconnect: false }).wake$).end()).toBe('complete');
    } finally {
      for (const name of Object.keys(page)) Reflect.deleteProperty(globalThis, name);
    }
  });

  it('knows the secrets that an endpoint holds', () => {
    const secretsIn = (endpoint: LiveConfig['endpoint']): readonly string[] => checkConfig({ ...good, endpoint }).secrets;
    expect(secretsIn(customEndpoint({ url: 'wss://a.example/?key=k-1', headers: { authorization: 'Bearer t-1' } }))).toEqual(
      expect.arrayContaining(['k-1', 'Bearer t-1']),
    );
    expect(secretsIn(geminiApi({ apiKey: () => 'key-1' }))).toEqual([]);
  });

  it.each([undefined, null, 'config', 7, []])('refuses %p', (config) => {
    expect(problemsOf(config).length).toBeGreaterThan(0);
  });

  it('names every bad field at once, those of the setup too', () => {
    expect(
      [
        ...fieldsOf({
          endpoint: 'wss://a.example',
          model: ' ',
          setup: { systemInstruction: '', toolConfig: {} },
          timeouts: { connect: -1, setup: NaN, close: '2' },
          outbox: { commands: 0, bytes: 0.5, maxAgeMs: -1 },
          lingerMs: -1,
          dial: 'later',
          env: { transport: {}, logger: 'console', scheduler: {} },
          capabilities: { interruption: 'shout' },
          reconnect: true,
          rotate: true,
          resume: 'h-1',
          watchdogs: { stallMs: -1, onStall: 'bark' },
          setupCheck: 'ignore',
          tools: 'all',
          toolOptions: { concurrency: 0 },
        }),
      ].sort(),
    ).toEqual(
      [
        'endpoint',
        'model',
        'timeouts.connect',
        'timeouts.setup',
        'timeouts.close',
        'outbox.commands',
        'outbox.bytes',
        'outbox.maxAgeMs',
        'lingerMs',
        'dial',
        'env.transport',
        'env.logger',
        'env.scheduler',
        'capabilities.interruption',
        'reconnect',
        'rotate',
        'resume',
        'watchdogs.stallMs',
        'watchdogs.onStall',
        'setupCheck',
        'tools',
        'toolOptions.concurrency',
        'setup.systemInstruction',
        'setup.toolConfig',
      ].sort(),
    );
  });

  it('refuses what it does not know', () => {
    expect(problemsOf({ ...good, lingerMS: 5, timeouts: { dial: 5 } })).toEqual([
      expect.stringMatching(/^lingerMS: is not known; there are endpoint, model, .*tools/),
      'timeouts.dial: is not known; there are connect, setup, close',
    ]);
  });

  it.each(['capabilities', 'timeouts', 'outbox', 'env', 'setup', 'watchdogs'])('refuses %s that are no object', (field) => {
    expect(fieldsOf({ ...good, [field]: null })).toEqual([field]);
    expect(fieldsOf({ ...good, [field]: 'all' })).toEqual([field]);
  });

  it.each([null, {}, { backend: {} }, { backend: {}, access: {} }, { backend: null, access: { request: {} } }])(
    'refuses the endpoint %j',
    (endpoint) => {
      expect(problemsOf({ ...good, endpoint })).toEqual([
        'endpoint: should come from geminiApi, ephemeralToken, vertexAi or customEndpoint',
      ]);
    },
  );

  it.each([undefined, 7, ''])('refuses the model %p', (model) => {
    expect(problemsOf({ ...good, model })).toEqual(['model: should be the name of a model']);
  });

  it('refuses a setup that is not JSON', () => {
    const generationConfig: Record<string, unknown> = {};
    generationConfig['speechConfig'] = generationConfig;
    expect(problemsOf({ ...good, setup: { generationConfig } })).toEqual([expect.stringMatching(/^setup: is not JSON: .*circular/)]);
    const thrower = {
      toJSON: () => {
        throw 'no JSON here'; // eslint-disable-line @typescript-eslint/only-throw-error -- apps do
      },
    };
    expect(problemsOf({ ...good, setup: { generationConfig: { speechConfig: thrower } } })).toEqual(['setup: is not JSON: no JSON here']);
  });

  it('refuses a setup that the model is sure to refuse, in words and with the fix', () => {
    expect(problemsOf({ ...good, setup: WRITING })).toEqual([
      expect.stringMatching(/^setup\.generationConfig\.responseModalities: gemini-3\.8-live only speaks; ask for \['AUDIO'\]/),
    ]);
  });

  it('only warns of it where the app knows better', () => {
    const { warnings, settings } = checkConfig({ ...good, setup: WRITING, setupCheck: 'warn' });
    expect(warnings[0]).toMatchObject({ field: 'setup.generationConfig.responseModalities', problem: 'gemini-3.8-live only speaks' });
    expect(settings.setupCheck).toBe('warn');
  });

  it('goes by the capabilities that the app gives, and by the backend and its version', () => {
    expect(problemsOf({ ...good, setup: WRITING, capabilities: { modalities: ['TEXT'] } })).toEqual([]);
    const proactive = { proactivity: { proactiveAudio: true } };
    const model = 'gemini-2.5-flash-native-audio-preview-12-2025';
    const endpointOf = (apiVersion: string) => geminiApi({ apiKey: 'key-1', apiVersion });
    expect(fieldsOf({ ...good, model, setup: proactive, endpoint: endpointOf('v1beta') })).toEqual(['setup.proactivity']);
    expect(fieldsOf({ ...good, model, setup: proactive, endpoint: endpointOf('v1alpha') })).toEqual([]);
  });

  it('warns of what is legal and hurts, and of nothing in the usual setup', () => {
    const fieldsWarned = (setup: LiveConfig['setup'] = {}): readonly string[] =>
      checkConfig({ ...good, setup }).warnings.map(({ field }) => field);
    expect(fieldsWarned()).toEqual(['setup.outputAudioTranscription', 'setup.contextWindowCompression']);
    expect(fieldsWarned(voiceSetup({ voice: 'Kore' }))).toEqual([]);
  });

  it('names a field once, whoever finds it wrong', () => {
    expect(fieldsOf({ ...good, model: '', setup: WRITING })).toEqual(['model']);
  });

  it('takes an environment that replaces everything', () => {
    const env = { transport: () => EMPTY, scheduler: new VirtualTimeScheduler(), logger: () => undefined };
    expect(checkConfig({ ...good, env }).env).toMatchObject({ transport: env.transport, scheduler: env.scheduler });
  });

  it('does not change what it is given', () => {
    const config: LiveConfig = Object.freeze({ ...good, timeouts: Object.freeze({ setup: 5 }), setup: Object.freeze({}) });
    expect(checkConfig(config).settings.timeouts.setup).toBe(5);
  });
});
