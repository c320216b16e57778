import { left, right } from 'fp-ts/lib/Either.js';
import type { ResumeToken, Resumption } from '../../lib/machine/resumption';
import { resumptionOf, tokenOf } from '../../lib/machine/resumption';

const HOUR = 3_600_000;
const place = { endpoint: 'geminiApi:generativelanguage.googleapis.com', model: 'models/m' };
const vertex = { endpoint: 'vertexAi:p/l', model: 'models/m' };
const token: ResumeToken = { handle: 'h', ...place, savedAt: 1_000, turn: 4 };

describe('resumptionOf', () => {
  it('is where a session can be resumed, with all that was said', () => {
    expect(resumptionOf(token, place, 2_000)).toEqual(right({ handle: 'h', savedAt: 1_000, turn: 4, calls: [], standing: 'current' }));
  });

  it.each([
    [0, 1],
    [-3, 1],
    [2.9, 2],
  ])('takes a turn of %d for %d', (turn, number) => {
    expect(resumptionOf({ ...token, turn }, place, 0)).toMatchObject(right({ turn: number }));
  });

  const kept: readonly unknown[] = [
    null,
    undefined,
    'h',
    [],
    {},
    { ...token, handle: '' },
    { ...token, handle: 7 },
    { ...token, model: '' },
    { ...token, endpoint: null },
    { ...token, savedAt: '1000' },
    { ...token, savedAt: NaN },
    { ...token, turn: Infinity },
  ];
  it.each(kept)('trusts nothing that was kept elsewhere: %j', (junk) => {
    expect(resumptionOf(junk, place, 0)).toEqual(left('it is not one'));
  });

  it('is good for one service and one model', () => {
    expect(resumptionOf(token, { ...place, endpoint: 'custom:x' }, 0)).toEqual(left('it is of another endpoint'));
    expect(resumptionOf(token, { ...place, model: 'models/n' }, 0)).toEqual(left('it is of another model'));
  });

  it.each([
    [place, 2 * HOUR, true],
    [place, 2 * HOUR + 1, false],
    [vertex, 24 * HOUR, true],
    [vertex, 24 * HOUR + 1, false],
  ])('is good as long as the service keeps a session: %j after %d ms: %s', (where, age, isGood) => {
    const old = { ...token, ...where };
    expect(resumptionOf(old, where, 1_000 + age)._tag).toBe(isGood ? 'Right' : 'Left');
  });
});

describe('tokenOf', () => {
  it('is plain JSON that leads back', () => {
    const resumption: Resumption = { handle: 'h', savedAt: 5, turn: 4, calls: [], standing: 'current' };
    const made = JSON.parse(JSON.stringify(tokenOf(resumption, place))) as unknown;
    expect(made).toEqual({ handle: 'h', ...place, savedAt: 5, turn: 4 });
    expect(resumptionOf(made, place, 6)).toEqual(right(resumption));
  });
});
