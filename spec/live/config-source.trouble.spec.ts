import { concat, of, throwError, type Observable } from 'rxjs';
import { liveSession } from '../../lib/live/live-session';
import type { LiveConfig } from '../../lib/session/live-config';
import { linesOf, see, storyOf } from '../support/log';
import { played } from '../support/session-configs';

const BAD = { model: '' } as LiveConfig;

describe('trouble with configs', () => {
  it('is told at once where a config is bad, while no session runs', () => {
    const { give, config, advance, news, seen } = played();
    give(BAD);
    expect(news()).toEqual(['Error CommandSourceFailed']);
    give(config);
    advance(10);
    expect(news()).toEqual(['Connected']);
    expect(seen.values[0]).toMatchObject({
      error: { message: expect.stringContaining('model: should be the name') as string },
      fatal: false,
    });
  });

  it('is told in its place while one runs, and changes nothing there', () => {
    const { give, config, advance, news, sockets } = played();
    give(config);
    advance(10);
    give(BAD);
    give('config' as unknown as LiveConfig);
    advance(1_000);
    expect(news()).toEqual(['Connected', 'Error CommandSourceFailed', 'Error CommandSourceFailed']);
    expect(sockets.map(({ state }) => state)).toEqual(['open']);
  });

  it('comes before the end', () => {
    const { give, finish, news, seen } = played();
    give(BAD);
    finish();
    expect(news()).toEqual(['Error CommandSourceFailed', 'Disconnected']);
    expect(seen.end()).toBe('complete');
  });

  it('does not end a session where the source fails', () => {
    const { give, fail, config, advance, news, seen, session } = played();
    give(config);
    advance(10);
    fail(new Error(`GET /config?key=AIza${'x'.repeat(35)} failed`));
    expect(news()).toEqual(['Connected', 'Error CommandSourceFailed']);
    expect(JSON.stringify(seen.values)).not.toContain('AIza');
    expect(seen.end()).toBe('none');
    session.close();
    advance(10);
    expect(news()).toEqual(['Disconnected 1000']);
    expect(seen.end()).toBe('complete');
  });

  it.each<readonly [string, Observable<LiveConfig | null>]>([
    ['fails', throwError(() => new Error('no config'))],
    ['fails with a text', throwError((): unknown => 'no config')],
    [
      'fails after null',
      concat(
        of(null),
        throwError(() => new Error('no config')),
      ),
    ],
  ])('ends the object where the source %s and no session runs', (_what, configs$) => {
    const seen = see(liveSession(configs$).events$);
    expect(linesOf(seen)).toEqual(['Error CommandSourceFailed', 'Disconnected']);
    expect(seen.values[0]).toMatchObject({ error: { message: 'The source of configs failed: no config.' } });
    expect(seen.end()).toBe('complete');
  });

  it('ends the object after the last session where the source fails between two', () => {
    const { give, fail, config, advance, news, seen, session } = played();
    give(config);
    advance(10);
    give(null);
    advance(10);
    fail(new Error('no config'));
    expect(news()).toEqual(['Connected', 'Disconnected 1000', 'Error CommandSourceFailed', 'Disconnected 1000']);
    expect(seen.end()).toBe('complete');
    expect(storyOf(see(session.events$))).toEqual(['Disconnected 1000']);
  });
});
