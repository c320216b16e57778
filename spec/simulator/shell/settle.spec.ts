import { LiveConfigError } from '../../../lib/errors/live-config-error';
import type { ConfigProblem } from '../../../lib/errors/live-config-error';
import { PROFILES, scenarios, simulatedTransport } from '../../../lib/simulator';
import { PLAIN } from '../../../lib/simulator/model/reply/quirks';
import { settle } from '../../../lib/simulator/shell/settle';

const MODEL = PROFILES['gemini-3.8-live'];

const problemsOf = (options: object): readonly ConfigProblem[] => {
  try {
    settle(options);
    return [];
  } catch (error) {
    if (error instanceof LiveConfigError) return error.problems;
    throw error;
  }
};

describe('settle', () => {
  it('knows a default for everything', () => {
    expect(settle({})).toMatchObject({
      faults: [],
      frames: 'binary',
      seed: 1,
      settings: { script: [], models: {}, speed: 4, setupMs: 50, lifetime: { ms: 600_000, noticeMs: 60_000 } },
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
    [{ fault: { type: 'drop' }, at: { chance: 0.5, change: 2 } }, /faults\[0\]\.at/],
    [{ fault: { type: 'drop' }, connection: 0 }, /faults\[0\]\.connection/],
  ])('refuses the fault %p', (plan, problem) => {
    expect(() => settle({ faults: [plan as never] })).toThrow(problem);
  });

  it('takes faults of the dial alone beside a script of the wire', () => {
    const wire = [{ expect: 'setup' as const }];
    expect(settle({ wire, faults: [{ fault: { type: 'hang' }, connection: 2 }] }).wire).toBe(wire);
    expect(() => settle({ wire, faults: [{ fault: { type: 'drop' } }] })).toThrow(/faults: a wire script/);
  });

  it.each<readonly [object, string, string]>([
    [{ txet: 'a' }, 'script[1].txet', 'is not known, did you mean text?'],
    [{ text: 5 }, 'script[1].text', 'must be a text, and is 5'],
    [{ text: 'x'.repeat(10_001) }, 'script[1].text', 'must be at most 10000 characters long, and has 10001'],
    [{ then: null }, 'script[1].then', 'must be a text, and is null'],
    [{ goAway: 'soon' }, 'script[1].goAway', `must be seconds such as '5s', and is "soon"`],
    [{ badFrame: false }, 'script[1].badFrame', `must be true or 'json', and is false`],
    [{ call: 'f' }, 'script[1].call', 'must be an object, and is "f"'],
    [{ call: [{ name: 'f' }, {}] }, 'script[1].call[1].name', 'is missing'],
    [{ call: { name: 'f', args: [1] } }, 'script[1].call.args', 'must be an object, and is an array of 1'],
    [{ captions: 'never' }, 'script[1].captions', `must be 'inTime' or 'late', and is "never"`],
    [{ code: { code: 'a' } }, 'script[1].code.output', 'is missing'],
    [{ also: [1] }, 'script[1].also[0]', 'must be an object, and is 1'],
  ])('refuses the reply %j', (reply, field, problem) => {
    expect(problemsOf({ script: [{ text: 'Hi', meanwhile: null }, reply] })).toEqual([{ field, problem }]);
  });

  it('takes every reply and every model of its own', () => {
    for (const scenario of Object.values(scenarios)) expect(problemsOf(scenario)).toEqual([]);
    expect(problemsOf({ models: PROFILES })).toEqual([]);
    expect(problemsOf({ script: [{ ...PLAIN, thoughts: '', heard: '', goAway: '0.5s', badFrame: true, call: [] }] })).toEqual([]);
  });

  it.each<readonly [object | null, string, string]>([
    [null, 'models.mine', 'must be an object, and is null'],
    [{ ...MODEL, role: 'sings' }, 'models.mine.role', `must be 'converses' or 'transcribes', and is "sings"`],
    [{ ...MODEL, modalities: [] }, 'models.mine.modalities', 'must have one at least'],
    [{ ...MODEL, tools: [1] }, 'models.mine.tools[0]', 'must be a text, and is 1'],
    [{ ...MODEL, thinking: undefined }, 'models.mine.thinking', 'is missing'],
    [{ ...MODEL, pitch: 1 }, 'models.mine.pitch', expect.stringContaining('is not known') as string],
  ])('refuses the model %j', (mine, field, problem) => {
    expect(problemsOf({ models: { mine } as never })).toEqual([{ field, problem }]);
  });

  it.each([0.1, 2 ** 32, NaN, -1, '1'])('refuses the seed %p, which would be like another one', (seed) => {
    expect(problemsOf({ seed: seed as number })).toEqual([{ field: 'seed', problem: 'must be a whole number from 0 to 4294967295' }]);
  });

  it('takes every seed of 32 bits', () => {
    expect(problemsOf({ seed: 0 })).toEqual([]);
    expect(problemsOf({ seed: 2 ** 32 - 1 })).toEqual([]);
  });

  it('refuses options that cannot work, all at once', () => {
    const bad = { speed: 0, setupMs: -1, pongMs: -1, noticeMs: -1, lifetimeMs: 0, seed: -1, frames: 'xml' as 'text' };
    expect(() => simulatedTransport(bad)).toThrow(/frames.*speed.*seed.*pongMs.*setupMs.*lifetimeMs.*noticeMs/s);
    expect(() => simulatedTransport({ latencyMs: -1 })).toThrow(LiveConfigError);
    expect(() => simulatedTransport({ wire: [{ expect: 'nothing' }] as never })).toThrow(/wire\[0\]/);
    expect(() => simulatedTransport({ script: 'Hi' as never })).toThrow(/script/);
  });
});
