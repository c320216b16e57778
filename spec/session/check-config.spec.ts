import { EMPTY, VirtualTimeScheduler } from 'rxjs';
import { LiveConfigError } from '../../lib/errors/live-config-error';
import { DEFAULT_OUTBOX, DEFAULT_TIMEOUTS } from '../../lib/machine/settings';
import { checkConfig } from '../../lib/session/check-config';
import type { LiveConfig } from '../../lib/session/live-config';
import { customEndpoint } from '../../lib/transport/custom-endpoint';
import { geminiApi } from '../../lib/transport/gemini-api';
import { vertexAi } from '../../lib/transport/vertex-ai';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';

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
const setupOf = (config: LiveConfig): unknown => JSON.parse(checkConfig(config).settings.setup);

describe('checkConfig', () => {
  it('fills in every default', () => {
    const { settings, ...rest } = checkConfig(good);
    expect(rest).toMatchObject({ endpoint: good.endpoint, lingerMs: 1_000, dial: 'subscribe' });
    expect(settings).toEqual({
      setup: '{"setup":{"model":"models/gemini-3.8-live","sessionResumption":{}}}',
      start: 'fresh',
      activity: 'automatic',
      modality: 'AUDIO',
      capabilities: capabilitiesOf('gemini-3.8-live'),
      timeouts: DEFAULT_TIMEOUTS,
      outbox: DEFAULT_OUTBOX,
    });
  });

  it('takes what replaces a default', () => {
    const checked = checkConfig({
      ...good,
      capabilities: { interruption: 'none' },
      timeouts: { setup: 5 },
      outbox: { maxAgeMs: 100 },
      lingerMs: 0,
      dial: 'connect',
    });
    expect(checked).toMatchObject({ lingerMs: 0, dial: 'connect' });
    expect(checked.settings.capabilities).toEqual({ ...capabilitiesOf('gemini-3.8-live'), interruption: 'none' });
    expect(checked.settings.timeouts).toEqual({ ...DEFAULT_TIMEOUTS, setup: 5 });
    expect(checked.settings.outbox).toEqual({ ...DEFAULT_OUTBOX, maxAgeMs: 100 });
  });

  it('keeps the default of a field that is there and undefined', () => {
    const config = { ...good, timeouts: { connect: undefined }, outbox: { commands: undefined }, capabilities: { textChannel: undefined } };
    const { settings } = checkConfig(config as unknown as LiveConfig);
    expect(settings.timeouts).toEqual(DEFAULT_TIMEOUTS);
    expect(settings.outbox).toEqual(DEFAULT_OUTBOX);
    expect(settings.capabilities).toEqual(capabilitiesOf('gemini-3.8-live'));
  });

  it('asks for resumption unless nobody reconnects', () => {
    expect(setupOf({ ...good, reconnect: false })).toEqual({ setup: { model: 'models/gemini-3.8-live' } });
  });

  it('reads from the setup what the session needs to know', () => {
    const { settings } = checkConfig({
      ...good,
      setup: {
        sessionResumption: { handle: 'h-1' },
        realtimeInputConfig: { automaticActivityDetection: { disabled: true } },
        generationConfig: { responseModalities: ['TEXT'] },
      },
    });
    expect(settings).toMatchObject({ start: 'resumed', activity: 'manual', modality: 'TEXT' });
  });

  it('spells the model as the backend does', () => {
    const endpoint = vertexAi({ project: 'p', location: 'us-central1', accessToken: 't' });
    expect(setupOf({ ...good, endpoint })).toMatchObject({
      setup: { model: 'projects/p/locations/us-central1/publishers/google/models/gemini-3.8-live' },
    });
    expect(setupOf({ ...good, endpoint: customEndpoint({ url: 'wss://a.example' }) })).toMatchObject({
      setup: { model: 'gemini-3.8-live' },
    });
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
        'setup.systemInstruction',
        'setup.toolConfig',
      ].sort(),
    );
  });

  it('refuses what it does not know, and what it does not do yet', () => {
    expect(problemsOf({ ...good, lingerMS: 5, timeouts: { dial: 5 }, rotate: {} })).toEqual([
      'rotate: is not supported yet; leave it out',
      expect.stringMatching(/^lingerMS: is not known; there are endpoint, model, /),
      'timeouts.dial: is not known; there are connect, setup, close',
    ]);
  });

  it.each(['capabilities', 'timeouts', 'outbox', 'env', 'setup'])('refuses %s that are no object', (field) => {
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
        throw 'no JSON here'; // eslint-disable-line @typescript-eslint/only-throw-error
      },
    };
    expect(problemsOf({ ...good, setup: { generationConfig: { speechConfig: thrower } } })).toEqual(['setup: is not JSON: no JSON here']);
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
