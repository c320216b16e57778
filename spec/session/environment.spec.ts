import { asyncScheduler, EMPTY, VirtualTimeScheduler } from 'rxjs';
import { environment } from '../../lib/session/environment';

const entry = { level: 'info', event: 'an-event', message: 'It happened.', fields: {} } as const;

describe('environment', () => {
  it('is the real world where nothing replaces it', () => {
    const { transport, scheduler, logger } = environment();
    expect(scheduler).toBe(asyncScheduler);
    expect(typeof transport).toBe('function');
    expect(() => {
      logger(entry);
    }).not.toThrow();
  });

  it('takes what replaces a part', () => {
    const transport = () => EMPTY;
    const scheduler = new VirtualTimeScheduler();
    const logger = jest.fn();
    const env = environment({ transport, scheduler, logger });
    env.logger(entry);
    expect(env).toMatchObject({ transport, scheduler });
    expect(logger).toHaveBeenCalledWith(entry);
  });

  it('ignores what a logger throws', () => {
    const logger = jest.fn(() => {
      throw new Error('the disk is full');
    });
    expect(() => {
      environment({ logger }).logger(entry);
    }).not.toThrow();
    expect(logger).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no dice');
      },
    ],
    ['gives too much', () => 1],
    ['gives too little', () => -0.1],
    ['gives no number', () => NaN],
    ['gives nothing', () => undefined as unknown as number],
  ])('draws a half where the randomness of the app %s', (_what, random) => {
    expect(environment({ random }).random()).toBe(0.5);
  });

  it('draws from the randomness of the app', () => {
    const { random } = environment({ random: () => 0.25 });
    expect(random()).toBe(0.25);
    expect(environment().random()).toBeLessThan(1);
  });
});
