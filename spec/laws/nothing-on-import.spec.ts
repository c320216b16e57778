import { Observable } from 'rxjs';
import type * as Library from '../../lib';
import { stage } from '../support/session';

const load = (): typeof Library => {
  let loaded: typeof Library | undefined;
  jest.isolateModules(() => {
    loaded = jest.requireActual<typeof Library>('../../lib');
  });
  if (loaded === undefined) throw new Error('The library was not loaded.');
  return loaded;
};

/** Everything by which a module could begin to do something. */
const watched = () => ({
  setTimeout: jest.spyOn(globalThis, 'setTimeout'),
  setInterval: jest.spyOn(globalThis, 'setInterval'),
  setImmediate: jest.spyOn(globalThis, 'setImmediate'),
  queueMicrotask: jest.spyOn(globalThis, 'queueMicrotask'),
  fetch: jest.spyOn(globalThis, 'fetch'),
  on: jest.spyOn(process, 'on'),
  nextTick: jest.spyOn(process, 'nextTick'),
  log: jest.spyOn(console, 'log'),
  warn: jest.spyOn(console, 'warn'),
  error: jest.spyOn(console, 'error'),
  random: jest.spyOn(Math, 'random'),
  now: jest.spyOn(Date, 'now'),
});

const usedOf = (spies: ReturnType<typeof watched>): readonly string[] =>
  Object.entries(spies)
    .filter(([, spy]) => spy.mock.calls.length > 0)
    .map(([name]) => name);

describe('law 6: nothing happens on import, nothing in a constructor', () => {
  afterEach(() => jest.restoreAllMocks());

  it('loads without a timer, a listener, a random number or a look at the clock', () => {
    // The packages that it stands on are loaded before: what they do on import is theirs.
    load();
    const globals = Object.keys(globalThis).length;
    const spies = watched();
    load();
    expect(usedOf(spies)).toEqual([]);
    expect(Object.keys(globalThis)).toHaveLength(globals);
  });

  it('makes endpoints, sessions and streams without doing anything', () => {
    const { liveSession, liveEvents, sessionFrom, geminiApi, webSocketTransport, limitDials } = load();
    const apiKey = jest.fn(() => 'key-1');
    const commands = jest.fn(() => new Observable<never>());
    const subscribed = jest.fn();
    const idle$ = new Observable<never>(subscribed);
    const { config, scheduler, sockets } = stage();
    const spies = watched();

    const endpoint = geminiApi({ apiKey });
    limitDials(webSocketTransport(), 2);
    const sessions = [liveSession({ ...config, endpoint }), liveSession(idle$), sessionFrom(idle$)];
    const streams = [liveEvents({ ...config, endpoint }, commands), ...sessions.map((session) => session.ready())];

    expect(usedOf(spies)).toEqual([]);
    expect([apiKey, commands, subscribed].map((mock) => mock.mock.calls.length)).toEqual([0, 0, 0]);
    expect(streams).toHaveLength(4);
    expect(scheduler.actions).toEqual([]);
    expect(sockets).toEqual([]);
  });
});
