import { orderProblems, timeOf, timeProblems } from '../../lib/token/token-times';

const NOW = Date.UTC(2026, 9, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('timeOf', () => {
  it.each([
    [new Date(NOW), NOW],
    ['2026-10-01T12:00:00Z', NOW],
    ['2026-10-01t12:00:00z', NOW],
    ['2026-10-01T12:00:00.250Z', NOW + 250],
    ['2026-10-01T12:00:00.250999999Z', NOW + 250],
    ['2026-10-01T14:00:00+02:00', NOW],
    ['2026-10-01T07:00:00-05:00', NOW],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ])('reads %s', (given, ms) => {
    expect(timeOf(given)).toBe(ms);
  });

  it.each([
    [new Date(NaN)],
    [NOW],
    ['soon'],
    [''],
    ['2026-10-01'],
    ['2026-10-01T12:00:00'],
    ['2026-10-01 12:00:00Z'],
    ['2026-10-01T12:00Z'],
    ['2026-02-30T12:00:00Z'],
    ['2027-02-29T12:00:00Z'],
    ['2026-13-01T12:00:00Z'],
    ['2026-00-01T12:00:00Z'],
    ['2026-10-01T25:00:00Z'],
    ['Thu, 01 Oct 2026 12:00:00 GMT'],
    [null],
    [{}],
  ])('takes %p for no time', (given) => {
    expect(timeOf(given)).toBeNaN();
  });
});

describe('orderProblems', () => {
  it('refuses sessions that begin after the end', () => {
    expect(orderProblems({ expireTime: NOW, newSessionExpireTime: NOW + 1 })).toEqual([
      { field: 'newSessionExpireTime', problem: 'must not be later than expireTime' },
    ]);
  });

  it.each([[{}], [{ expireTime: NOW }], [{ newSessionExpireTime: NOW }], [{ expireTime: NOW, newSessionExpireTime: NOW }]])(
    'takes %p',
    (times) => {
      expect(orderProblems(times)).toEqual([]);
    },
  );
});

describe('timeProblems', () => {
  it.each([
    [{}],
    [{ expireTime: NOW + 1 }],
    [{ expireTime: NOW + 20 * HOUR - 1, newSessionExpireTime: NOW + 20 * HOUR - 1 }],
    [{ newSessionExpireTime: NOW + 30 * MINUTE }],
  ])('takes %p', (times) => {
    expect(timeProblems(times, NOW)).toEqual([]);
  });

  it('names every time that is over, and what time it is', () => {
    expect(timeProblems({ expireTime: NOW, newSessionExpireTime: NOW - 1 }, NOW)).toEqual([
      { field: 'expireTime', problem: 'must be in the future, but is 2026-10-01T12:00:00.000Z, and now it is 2026-10-01T12:00:00.000Z' },
      {
        field: 'newSessionExpireTime',
        problem: 'must be in the future, but is 2026-10-01T11:59:59.999Z, and now it is 2026-10-01T12:00:00.000Z',
      },
    ]);
  });

  it('names every time that is too far ahead', () => {
    const times = { expireTime: NOW + 20 * HOUR, newSessionExpireTime: NOW + 20 * HOUR };
    expect(timeProblems(times, NOW)).toEqual([
      { field: 'expireTime', problem: expect.stringMatching(/^must be less than 20 hours ahead/) as unknown },
      { field: 'newSessionExpireTime', problem: expect.stringMatching(/^must be less than 20 hours ahead/) as unknown },
    ]);
  });

  it('refuses sessions that begin after the end that a token has by default', () => {
    expect(timeProblems({ newSessionExpireTime: NOW + 30 * MINUTE + 1 }, NOW)).toEqual([
      { field: 'newSessionExpireTime', problem: expect.stringContaining('give expireTime as well') as unknown },
    ]);
  });
});
