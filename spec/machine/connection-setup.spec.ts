import { connectionSetup } from '../../lib/machine/connection-setup';
import type { Memory } from '../../lib/machine/memory';
import { NO_MEMORY } from '../../lib/machine/memory';
import type { Resumption } from '../../lib/machine/resumption';
import type { Settings } from '../../lib/machine/settings';
import { blueprintOf, deepFreeze, PATIENT, SETTINGS, settingsWith } from '../support/machine';

const HANDLE: Resumption = { handle: 'h', savedAt: 0, turn: 1, calls: [], standing: 'current' };
const SAID: Memory['history'] = { remarks: [{ role: 'user', text: 'Hi', order: 0 }], bytes: 2 };
const remembering = (memory: Partial<Memory> = {}): Memory => deepFreeze({ ...NO_MEMORY, past: 'some', history: SAID, ...memory });
const telling = (history: Settings['capabilities']['history'], changes: Partial<Settings> = {}): Settings =>
  settingsWith({ ...PATIENT, capabilities: { ...SETTINGS.capabilities, history }, ...changes });

describe('connectionSetup', () => {
  const setup = { labels: { a: '1' }, historyConfig: { initialHistoryInClientContent: true }, sessionResumption: { transparent: true } };
  const own = { blueprint: blueprintOf(setup) };

  it('is what the app asked for, at the beginning', () => {
    expect(connectionSetup(telling('initial', own), NO_MEMORY)).toEqual({ message: own.blueprint.message, continuity: 'fresh' });
  });

  it('resumes with the handle, and is not asked to wait for a history that the server has', () => {
    const { historyConfig: _historyConfig, ...rest } = own.blueprint.message;
    expect(connectionSetup(telling('initial', own), remembering({ resumption: HANDLE }))).toEqual({
      message: { ...rest, sessionResumption: { transparent: true, handle: 'h' } },
      continuity: 'resumed',
    });
  });

  it('resumes also where the setup asked for no resumption', () => {
    expect(connectionSetup(telling('initial'), remembering({ resumption: HANDLE })).message.sessionResumption).toEqual({ handle: 'h' });
  });

  it('waits for the history where the model takes it so', () => {
    expect(connectionSetup(telling('initial'), remembering())).toEqual({
      message: { model: 'models/any', historyConfig: { initialHistoryInClientContent: true } },
      continuity: 'reseeded',
    });
  });

  it('does not wait for a history that the model takes as a turn that is left pending', () => {
    expect(connectionSetup(telling('pending'), remembering())).toEqual({ message: { model: 'models/any' }, continuity: 'reseeded' });
  });

  const forgotten: readonly (readonly [string, Settings, Memory])[] = [
    ['the model takes none', telling('none'), remembering()],
    ['nothing was said', telling('initial'), remembering({ history: { remarks: [], bytes: 0 } })],
    [
      'the app wants none',
      telling('initial', { reconnect: { ...PATIENT.reconnect, reseed: null } as Settings['reconnect'] }),
      remembering(),
    ],
    ['there is one connection', telling('initial', { reconnect: null }), remembering()],
  ];
  it.each(forgotten)('tells no history where %s: then there is less than there was', (_when, settings, memory) => {
    expect(connectionSetup(settings, memory)).toEqual({ message: { model: 'models/any' }, continuity: 'reset' });
  });
});
