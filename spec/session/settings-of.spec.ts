import {
  DEFAULT_OUTBOX,
  DEFAULT_RECONNECTION,
  DEFAULT_RESEED,
  DEFAULT_ROTATION,
  DEFAULT_TIMEOUTS,
  DEFAULT_WATCHDOGS,
  type Settings,
} from '../../lib/machine/settings';
import { checkConfig } from '../../lib/session/check-config';
import type { LiveConfig } from '../../lib/session/live-config';
import { customEndpoint } from '../../lib/transport/custom-endpoint';
import { geminiApi } from '../../lib/transport/gemini-api';
import { vertexAi } from '../../lib/transport/vertex-ai';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';

const good: LiveConfig = { endpoint: geminiApi({ apiKey: 'key-1' }), model: 'gemini-3.8-live' };
const settingsWith = (config: Partial<LiveConfig> = {}): Settings => checkConfig({ ...good, ...config }).settings;
const messageWith = (config: Partial<LiveConfig> = {}): unknown => settingsWith(config).blueprint.message;

describe('settingsOf', () => {
  it('fills in every default', () => {
    expect(settingsWith()).toEqual({
      blueprint: {
        parts: { home: good.endpoint.backend, model: 'gemini-3.8-live', setup: {}, askForResumption: true },
        message: { model: 'models/gemini-3.8-live', sessionResumption: {} },
      },
      handle: null,
      resume: 'none',
      endpoint: 'geminiApi:generativelanguage.googleapis.com',
      apiVersion: 'v1beta',
      setupCheck: 'refuse',
      capabilities: capabilitiesOf('gemini-3.8-live', 'geminiApi'),
      timeouts: DEFAULT_TIMEOUTS,
      outbox: DEFAULT_OUTBOX,
      reconnect: { ...DEFAULT_RECONNECTION, reseed: DEFAULT_RESEED, decides: 'rules' },
      rotate: DEFAULT_ROTATION,
      watchdogs: DEFAULT_WATCHDOGS,
    });
  });

  it('takes what replaces a default', () => {
    const settings = settingsWith({
      capabilities: { interruption: 'none' },
      timeouts: { setup: 5 },
      outbox: { maxAgeMs: 100 },
      reconnect: { attempts: 2, total: 9, baseMs: 10, maxMs: 20, reseed: { turns: 3 }, decide: () => 'never' },
      rotate: { afterMs: 60_000 },
      watchdogs: { stallMs: 1, onStall: 'reconnect' },
    });
    expect(settings.capabilities).toEqual({ ...capabilitiesOf('gemini-3.8-live', 'geminiApi'), interruption: 'none' });
    expect(settings.timeouts).toEqual({ ...DEFAULT_TIMEOUTS, setup: 5 });
    expect(settings.outbox).toEqual({ ...DEFAULT_OUTBOX, maxAgeMs: 100 });
    expect(settings.reconnect).toEqual({
      attempts: 2,
      total: 9,
      baseMs: 10,
      maxMs: 20,
      reseed: { ...DEFAULT_RESEED, turns: 3 },
      decides: 'app',
    });
    expect(settings.rotate).toEqual({ ...DEFAULT_ROTATION, afterMs: 60_000 });
    expect(settings.watchdogs).toEqual({ ...DEFAULT_WATCHDOGS, stallMs: 1, onStall: 'reconnect' });
  });

  it('keeps the default of a field that is there and undefined', () => {
    const config = {
      timeouts: { connect: undefined },
      outbox: { commands: undefined },
      capabilities: { textChannel: undefined },
      reconnect: { attempts: undefined, reseed: undefined, decide: undefined },
      rotate: { marginMs: undefined },
      watchdogs: { idleMs: undefined },
      setupCheck: undefined,
      resume: undefined,
    };
    expect(settingsWith(config as unknown as LiveConfig)).toEqual(settingsWith());
  });

  it('is data alone: what a function is in the config is not in it', () => {
    const settings = settingsWith({ reconnect: { decide: () => 'never' }, resume: () => null });
    expect(() => structuredClone(settings)).not.toThrow();
  });

  it('asks for resumption unless nobody reconnects', () => {
    expect(messageWith()).toEqual({ model: 'models/gemini-3.8-live', sessionResumption: {} });
    expect(messageWith({ reconnect: {} })).toEqual(messageWith());
    expect(messageWith({ reconnect: false })).toEqual({ model: 'models/gemini-3.8-live' });
  });

  it('neither dials again nor moves where nobody reconnects', () => {
    expect(settingsWith({ reconnect: false })).toMatchObject({ reconnect: null, rotate: null });
    expect(settingsWith({ rotate: false })).toMatchObject({ rotate: null });
    expect(settingsWith({ rotate: false }).reconnect).not.toBeNull();
  });

  it('tells nothing again where the app wants it so', () => {
    expect(settingsWith({ reconnect: { reseed: false } }).reconnect?.reseed).toBeNull();
  });

  it('takes a handle out of the setup, and keeps the rest of what was asked for', () => {
    const endpoint = customEndpoint({ url: 'wss://a.example' });
    const settings = settingsWith({ endpoint, setup: { sessionResumption: { handle: 'h-1', transparent: true } } });
    expect(settings.handle).toBe('h-1');
    expect(settings.blueprint.message.sessionResumption).toEqual({ transparent: true });
  });

  it.each([
    ['nothing', undefined, 'none'],
    ['null', null, 'none'],
    ['a token', { handle: 'h', model: 'm', endpoint: 'e', savedAt: 0, turn: 1 }, 'ask'],
    ['a function', () => null, 'ask'],
  ])('asks the app for a token where it gave %s as it should', (_what, resume, asks) => {
    expect(settingsWith({ resume }).resume).toBe(asks);
  });

  it('spells the model as the backend does, and knows what it is like there', () => {
    const onVertexAi = vertexAi({ project: 'p', location: 'us-central1', accessToken: 't' });
    const onItsOwn = customEndpoint({ url: 'wss://a.example' });
    expect(messageWith({ endpoint: onVertexAi })).toMatchObject({
      model: 'projects/p/locations/us-central1/publishers/google/models/gemini-3.8-live',
    });
    expect(messageWith({ endpoint: onItsOwn })).toMatchObject({ model: 'gemini-3.8-live' });
    expect(settingsWith({ endpoint: onVertexAi }).capabilities).toEqual(capabilitiesOf('gemini-3.8-live', 'vertexAi'));
  });
});
