import { LiveConfigError } from '../../../lib/errors/live-config-error';
import { simulatedTransport } from '../../../lib/simulator';
import { settle } from '../../../lib/simulator/shell/settle';

describe('settle', () => {
  it('knows a default for everything', () => {
    expect(settle({})).toMatchObject({
      faults: [],
      frames: 'binary',
      seed: 1,
      settings: { script: [], models: {}, speed: 4, lifetime: { ms: 600_000, noticeMs: 60_000 } },
    });
  });

  it('gives no more notice than there is time', () => {
    expect(settle({ lifetimeMs: 5000 }).settings.lifetime).toEqual({ ms: 5000, noticeMs: 5000 });
    expect(settle({ lifetimeMs: false }).settings.lifetime).toBeNull();
  });

  it.each([
    [{ fault: { type: 'explode' } }, /faults\[0\]\.fault/],
    [{ type: 'drop' }, /faults\[0\]\.fault/],
    [{ fault: { type: 'stall', ms: -1 } }, /faults\[0\]\.fault\.ms/],
    [{ fault: { type: 'drop' }, at: 0 }, /faults\[0\]\.at/],
    [{ fault: { type: 'drop' }, at: { chance: 2 } }, /faults\[0\]\.at/],
    [{ fault: { type: 'drop' }, connection: 0 }, /faults\[0\]\.connection/],
  ])('refuses the fault %p', (plan, problem) => {
    expect(() => settle({ faults: [plan as never] })).toThrow(problem);
  });

  it('takes faults of the dial alone beside a script of the wire', () => {
    const wire = [{ expect: 'setup' as const }];
    expect(settle({ wire, faults: [{ fault: { type: 'hang' }, connection: 2 }] }).wire).toBe(wire);
    expect(() => settle({ wire, faults: [{ fault: { type: 'drop' } }] })).toThrow(/faults: a wire script/);
  });

  it('refuses options that cannot work, all at once', () => {
    const bad = { speed: 0, noticeMs: -1, lifetimeMs: 0, seed: NaN, frames: 'xml' as 'text' };
    expect(() => simulatedTransport(bad)).toThrow(/frames.*speed.*seed.*lifetimeMs.*noticeMs/s);
    expect(() => simulatedTransport({ latencyMs: -1 })).toThrow(LiveConfigError);
    expect(() => simulatedTransport({ wire: [{ expect: 'nothing' }] as never })).toThrow(/wire\[0\]/);
    expect(() => simulatedTransport({ script: 'Hi' as never })).toThrow(/script/);
  });
});
