import { afflict } from '../../../lib/simulator/fault/afflict';
import type { Fault, FaultPlan } from '../../../lib/simulator/fault/fault';
import { soundConnection } from '../../../lib/simulator/fault/sound-connection';
import type { ServerEffect } from '../../../lib/simulator/service/server-effect';
import { afflictedServer } from './afflicted-server';

const second = (fault: Fault): readonly FaultPlan[] => [{ fault, at: 2 }];
const CLOSE: ServerEffect = { type: 'Close', code: 1011, reason: 'over' };
const GO_AWAY: ServerEffect = { type: 'Send', message: { goAway: { timeLeft: '50s' } } };
const TIMER: ServerEffect = { type: 'StartTimer', timer: 'reply', ms: 5 };

describe('afflict', () => {
  it.each<[string, Fault, readonly string[]]>([
    ['close', { type: 'close', code: 1008, reason: 'no' }, ['a', 'close 1008 no']],
    ['drop', { type: 'drop' }, ['a', 'reset']],
    ['cut', { type: 'cut' }, ['a', 'cut {"serverContent":{"modelTurn":{"parts":[']],
    ['halfOpen', { type: 'halfOpen' }, ['a', 'pause']],
    ['neverSetUp', { type: 'neverSetUp' }, ['a']],
    ['stall', { type: 'stall', ms: 70 }, ['a', 'start withheld 70']],
    ['burst', { type: 'burst', messages: 2 }, ['a', 'start withheld 1000', 'b', 'c', 'stop withheld', 'd']],
    ['slowReader', { type: 'slowReader', ms: 70 }, ['a', 'pause', 'start reader 70', 'b', 'c', 'd']],
    ['malformed', { type: 'malformed' }, ['a', '{"serverContent":{"modelTurn":{"parts":[', 'c', 'd']],
    ['wrongShape', { type: 'wrongShape' }, ['a', '{"serverContent":{"modelTurn":{"parts":[{"text":7}]}}}', 'c', 'd']],
    ['nonUtf8', { type: 'nonUtf8' }, ['a', 'bytes {"serverContent":{"modelTurn":{"parts":[{"text":"b\u00ff"}]}}}', 'c', 'd']],
    ['duplicate', { type: 'duplicate' }, ['a', 'b', 'b', 'c', 'd']],
    ['reorder', { type: 'reorder' }, ['a', 'start withheld 1000', 'c', 'b', 'stop withheld', 'd']],
    ['wrongTimeLeft', { type: 'wrongTimeLeft', ms: 1500 }, ['a', '{"goAway":{"timeLeft":"1.5s"}}', 'b', 'c', 'd']],
  ])('makes of four messages with %s at the second', (_name, fault, lines) => {
    expect(afflictedServer(second(fault)).say('abcd')).toEqual(lines);
  });

  it('fills up a message that it breaks as well', () => {
    const plans: readonly FaultPlan[] = [
      { fault: { type: 'hugeFrame', bytes: 500 }, at: 1 },
      { fault: { type: 'malformed' }, at: 1 },
    ];
    const { effects } = afflict(soundConnection(plans, 1, 1), [GO_AWAY], { type: 'Tick', timer: 'reply', at: 0 });
    const [data = ''] = effects.flatMap((effect) => (effect.type === 'Write' ? [String(effect.data)] : []));
    expect(data).toHaveLength(500);
    expect(data.trimEnd().length).toBeLessThan(40);
  });

  it('lets a stalled server go on where it was, when its time is over', () => {
    const server = afflictedServer(second({ type: 'stall', ms: 70 }));
    expect([server.say('ab'), server.say('c'), server.tick('withheld'), server.say('d')]).toEqual([
      ['a', 'start withheld 70'],
      [],
      ['b', 'c'],
      ['d'],
    ]);
  });

  it('withholds a close as well, and lets nothing through after it', () => {
    const server = afflictedServer(second({ type: 'stall', ms: 70 }));
    server.say('ab');
    expect([server.hear(CLOSE), server.say('c'), server.tick('withheld'), server.say('d')]).toEqual([[], [], ['b', 'close 1011 over'], []]);
  });

  it('lets a burst go when no more comes, and before a close', () => {
    const waiting = afflictedServer(second({ type: 'burst', messages: 9 }));
    expect([waiting.say('abc'), waiting.tick('withheld')]).toEqual([
      ['a', 'start withheld 1000'],
      ['b', 'c'],
    ]);
    const closing = afflictedServer(second({ type: 'burst', messages: 9 }));
    closing.say('ab');
    expect(closing.hear(CLOSE)).toEqual(['b', 'close 1011 over', 'stop withheld']);
  });

  it('lets a late message go when no other comes, and before a close', () => {
    const waiting = afflictedServer(second({ type: 'reorder' }));
    expect([waiting.say('ab'), waiting.tick('withheld'), waiting.say('c')]).toEqual([['a', 'start withheld 1000'], ['b'], ['c']]);
    const closing = afflictedServer(second({ type: 'reorder' }));
    closing.say('ab');
    expect(closing.hear(CLOSE)).toEqual(['b', 'stop withheld', 'close 1011 over']);
  });

  it('reads again after a pause, and before a close', () => {
    const server = afflictedServer(second({ type: 'slowReader', ms: 70 }));
    server.say('ab');
    expect([server.tick('reader'), server.tick('reader')]).toEqual([['stop reader', 'resume'], []]);
    const closing = afflictedServer(second({ type: 'slowReader', ms: 70 }));
    closing.say('ab');
    expect(closing.hear(CLOSE)).toEqual(['stop reader', 'resume', 'close 1011 over']);
  });

  it('never reads again once it is half open', () => {
    const server = afflictedServer([{ fault: { type: 'slowReader', ms: 70 } }, ...second({ type: 'halfOpen' })]);
    expect([server.say('abc'), server.tick('reader'), server.hear(CLOSE, TIMER), server.tick('withheld')]).toEqual([
      ['pause', 'start reader 70', 'a', 'pause', 'stop reader'],
      [],
      [],
      [],
    ]);
  });

  it('leaves the timers of a server that is heard alone', () => {
    const server = afflictedServer(second({ type: 'stall', ms: 70 }));
    expect([server.hear(TIMER), server.say('ab'), server.hear(TIMER)]).toEqual([
      ['start reply 5'],
      ['a', 'start withheld 70'],
      ['start reply 5'],
    ]);
  });

  it('strikes as the connection opens, and when the setup came, but not at what comes after it', () => {
    const close: Fault = { type: 'close', code: 1001, reason: '' };
    expect(afflictedServer([{ fault: close, at: 'dial' }]).open()).toEqual(['close 1001 ']);
    const server = afflictedServer([{ fault: { type: 'slowReader', ms: 70 }, at: 'setup' }]);
    expect([server.open(), server.hear(), server.tick('reader'), server.hear()]).toEqual([
      [],
      ['pause', 'start reader 70'],
      ['stop reader', 'resume'],
      [],
    ]);
  });

  it('keeps a fault of a message for the first one', () => {
    const server = afflictedServer([{ fault: { type: 'duplicate' }, at: 'setup' }]);
    expect([server.open(), server.hear(), server.say('ab')]).toEqual([[], [], ['a', 'a', 'b']]);
  });

  it('never answers a setup from the beginning, where nothing else is said', () => {
    const server = afflictedServer([{ fault: { type: 'neverSetUp' } }]);
    expect([server.open(), server.hear(TIMER), server.say('ab'), server.hear(CLOSE)]).toEqual([[], [], [], []]);
  });

  it('lies in every goAway, where nothing else is said', () => {
    const server = afflictedServer([{ fault: { type: 'wrongTimeLeft', ms: 500 } }]);
    expect([server.say('a'), server.hear(GO_AWAY), server.hear(GO_AWAY)]).toEqual([
      ['a'],
      ['{"goAway":{"timeLeft":"0.5s"}}'],
      ['{"goAway":{"timeLeft":"0.5s"}}'],
    ]);
  });

  it('strikes on the connection that is named only', () => {
    const plans: readonly FaultPlan[] = [{ fault: { type: 'drop' }, connection: 2 }];
    expect([afflictedServer(plans, 1, 1).say('a'), afflictedServer(plans, 1, 2).say('a')]).toEqual([['a'], ['reset']]);
  });

  it('leaves a connection without faults as it is', () => {
    expect(afflictedServer([{ fault: { type: 'refuse' } }]).say('abc')).toEqual(['a', 'b', 'c']);
  });
});
