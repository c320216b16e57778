import { EMPTY, from, map, NEVER, of, throwError, type Observable } from 'rxjs';
import { LiveConfigError } from '../../lib/errors/live-config-error';
import { liveEvents } from '../../lib/live/live-events';
import type { LiveConfig } from '../../lib/session/live-config';
import { ofType } from '../../lib/streams/of-type';
import type { Incoming } from '../../lib/transport/transport';
import { disconnect, sendText } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SessionEvent } from '../../lib/wire/session-event';
import { linesOf, see, storyOf } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { letters, stage } from '../support/session';
import { virtual } from '../streams/virtual';

describe('liveEvents', () => {
  it('throws at once for a config that cannot work', () => {
    expect(() => liveEvents({} as LiveConfig, EMPTY)).toThrow(LiveConfigError);
  });

  it('tells a session as marbles, and dials once for each subscription', () => {
    virtual(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const socket = { send: () => undefined, close: () => undefined, bufferedAmount: 0 };
      const frame = (data: object): Incoming => ({ type: 'Frame', data: JSON.stringify(data) });
      const connection$ = cold<Incoming>('    --o---s----t----x|', {
        o: { type: 'Opened', socket },
        s: frame(message.setupComplete()),
        t: frame(message.text('Hi')),
        x: { type: 'Closed', code: 1000, reason: '' },
      });
      const { config } = stage(undefined, { env: { transport: () => connection$, scheduler } });
      const events$ = liveEvents(config, of(sendText('Hello'))).pipe(letters());
      const late = '                                   --------------------^----!';
      expectObservable(events$).toBe('        p-p---(pC)-(pt)-(IXTpD|)');
      expectObservable(events$, late).toBe('  --------------------p-p---');
      expectSubscriptions(connection$.subscriptions).toBe(['^---------------!', late]);
    });
  });

  it('does nothing until it is subscribed, and then dials on the next turn', () => {
    const { config, sockets, scheduler, advance } = stage();
    const events$ = liveEvents(config, NEVER);
    advance(100);
    expect(sockets).toEqual([]);
    see(events$);
    expect(sockets).toEqual([]);
    expect(scheduler.actions).toHaveLength(1);
    advance(0);
    expect(sockets).toHaveLength(1);
  });

  it('is a session of its own for each subscription', () => {
    const { config, sockets, socket, advance } = stage();
    const events$ = liveEvents(config, of(sendText('Hello')));
    const first = see(events$);
    const second = see(events$);
    advance(10);
    socket(1).frame(message.text('only here'));
    expect(sockets.map(({ sent }) => sent.length)).toEqual([2, 2]);
    expect(storyOf(first)).toEqual(['Connected']);
    expect(storyOf(second)).toEqual(['Connected', 'TextDelta 1: only here']);
  });

  it('goes on when the commands are complete', () => {
    const { config, advance, socket } = stage();
    const seen = see(liveEvents(config, from([sendText('one'), sendText('two')])));
    advance(10);
    expect(socket().sent).toMatchObject([{ setup: {} }, { realtimeInput: { text: 'one' } }, { realtimeInput: { text: 'two' } }]);
    expect(seen.end()).toBe('none');
  });

  it('makes commands of its own events', () => {
    const { config, advance, socket } = stage();
    const answer = (events$: Observable<SessionEvent>): Observable<SessionCommand> =>
      events$.pipe(
        ofType('TextDelta'),
        map(({ text }) => sendText(`${text}?`)),
      );
    see(liveEvents(config, answer));
    advance(10);
    socket().frame(message.text('Hi'));
    expect(socket().sent.at(-1)).toEqual({ realtimeInput: { text: 'Hi?' } });
  });

  it('ends by a command, before the dial as well', () => {
    const { config, sockets, scheduler } = stage();
    const seen = see(liveEvents(config, of(disconnect())));
    expect(linesOf(seen)).toEqual(['Disconnected']);
    expect(seen.end()).toBe('complete');
    expect(sockets).toEqual([]);
    expect(scheduler.actions).toEqual([]);
  });

  it('says that the commands failed, and goes on', () => {
    const { config, advance } = stage();
    const failing = see(
      liveEvents(
        config,
        throwError(() => new Error('no microphone')),
      ),
    );
    const throwing = see(
      liveEvents(config, () => {
        throw new Error('no microphone');
      }),
    );
    advance(10);
    for (const seen of [failing, throwing]) {
      expect(storyOf(seen)).toEqual(['Error CommandSourceFailed', 'Connected']);
      expect(seen.end()).toBe('none');
    }
  });

  it('leaves the commands when it is left, and when it ends', () => {
    virtual(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const { config } = stage({ autoOpen: 2 }, { timeouts: { connect: 1 }, env: { scheduler } });
      const commands$ = cold<SessionCommand>('---------');
      expectObservable(liveEvents(config, commands$).pipe(letters())).toBe('p(epD|)');
      expectObservable(liveEvents(config, commands$).pipe(letters()), '^!').toBe('p');
      expectSubscriptions(commands$.subscriptions).toBe(['^!', '^!']);
    });
  });
});
