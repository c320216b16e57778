import type { Cargo } from '../../lib/machine/flight';
import { launch, NO_FLIGHT } from '../../lib/machine/flight';
import { remember, stay } from '../../lib/machine/next';
import { entryOf } from '../../lib/machine/outbox';
import { ground, landAll, lotOf, tellUnknown } from '../../lib/machine/unknown';
import { activityStart, disconnect, sendAudio, sendText } from '../../lib/wire/commands';
import { commanded, deepFreeze, errorsOf, live, MANUAL, received, run, USER_STARTS } from '../support/machine';

const again = entryOf(sendText('Hi'), 5, 1);
const cargo = (kind: Cargo['kind'], bytes: number, entry: Cargo['entry'] = null): Cargo => ({
  kind,
  bytes,
  order: entry?.order ?? 7,
  entry,
  isCause: false,
});
const flight = [cargo('audio', 10), cargo('content', 20), cargo('content', 30, again), cargo('audio', 40)].reduce(
  (all, each, at) => launch(all, each, at * 100),
  NO_FLIGHT,
);
const flying = deepFreeze(remember(stay(live()), { flight, sent: 4 }));

describe('tellUnknown', () => {
  it('tells one error a kind, in figures and in words, and counts', () => {
    const lot = { kind: 'content', count: 1, bytes: 20, first: 50, last: 90 } as const;
    const { state, events } = tellUnknown(stay(live()), [lot, { ...lot, kind: 'audio' }, { ...lot, count: 2, first: 10, last: 60 }]);
    expect(errorsOf(events)).toEqual([
      {
        type: 'DeliveryUnknown',
        message: '3 content commands (40 bytes) had been handed to a connection that is gone: whether they arrived is not known.',
        advice: 'Ask the user, or say it again where saying it twice does no harm.',
        kind: 'content',
        count: 3,
        bytes: 40,
        spanMs: 80,
      },
      {
        type: 'DeliveryUnknown',
        message: '1 audio command (20 bytes) had been handed to a connection that is gone: whether it arrived is not known.',
        kind: 'audio',
        count: 1,
        bytes: 20,
        spanMs: 40,
      },
    ]);
    expect(state.memory.unknown).toBe(4);
  });

  it('tells nothing of nothing', () => {
    const next = stay(live());
    expect(tellUnknown(next, [])).toBe(next);
  });
});

describe('lotOf', () => {
  it('is one command', () => {
    expect(lotOf(again)).toEqual({ kind: 'content', count: 1, bytes: 66, first: 5, last: 5 });
  });
});

describe('ground', () => {
  it('tells of what may have arrived, and keeps what can be handed over again, after what is kept already', () => {
    const before = entryOf(sendText('Before'), 0, 0);
    const { state, events } = ground(remember(flying, { resend: [before] }));
    expect(errorsOf(events).map((error) => error.type === 'DeliveryUnknown' && [error.kind, error.count, error.bytes])).toEqual([
      ['audio', 2, 50],
      ['content', 1, 20],
    ]);
    expect(state.memory).toMatchObject({ flight: NO_FLIGHT, resend: [before, again], unknown: 3, delivered: 0, sent: 4 });
  });

  it('changes nothing where nothing is in the air', () => {
    expect(ground(stay(live()))).toEqual(stay(live()));
  });
});

describe('landAll', () => {
  it('takes everything for delivered, and tells nothing', () => {
    const { state, events } = landAll(flying);
    expect([events, state.memory]).toEqual([[], { ...flying.state.memory, flight: NO_FLIGHT, delivered: 4 }]);
  });
});

describe('an activity of the user', () => {
  const speaking = run(live({ blueprint: MANUAL }), commanded(activityStart()), commanded(sendAudio(new Uint8Array(2)))).state;

  it.each([ground, landAll])('is cut with the connection where it goes on: %p', (end) => {
    expect(end(stay(speaking)).state.memory.speech).toBe('cut');
    expect(end(stay(run(speaking, commanded(disconnect())).state)).state.memory.speech).toBe('cut');
  });

  it('is not cut where the app has started none', () => {
    expect(ground(stay(live({ blueprint: MANUAL }))).state.memory.speech).toBe('none');
    expect(ground(stay(run(live(), received(USER_STARTS)).state)).state.memory.speech).toBe('none');
  });
});
