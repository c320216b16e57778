import { EMPTY, skip } from 'rxjs';
import type { LiveConfig } from '../../lib/index';
import { liveEvents, liveSession } from '../../lib/index';
import { letters } from '../support/session';
import { virtual } from '../streams/virtual';
import { marbleServer, USER } from './marble-server';

/**
 * How to read these diagrams.
 *
 * One column is one millisecond, one letter one fact; a group like `(pt)` is what one moment tells.
 *
 * - server, from its dial on: `O` opens the socket, `C` accepts the setup, `x` closes, `n` refuses; `t` text, `a` audio, `c` a call, `u` usage,
 *   `v` the user begins to speak, `I` interrupted, `T` the turn is over.
 * - user: `m` sends a text, `i` interrupts, `r` answers the call, `d` disconnects.
 * - events: the letters of the server's facts, and `p` PhaseChanged, `C` Connected, `X` TextComplete, `e` Error, `D` Disconnected.
 * - sent: `S` the setup, `m` a text, `i` the turn that interrupts, `r` an answer, `z` the close frame.
 * - subscribed, dials: `^` from here, `!` to here.
 */
interface Picture {
  readonly server: string;
  readonly user?: string;
  readonly subscribed?: string;
  readonly events: string;
  readonly sent: string;
  readonly dials: string;
}

const draw = ({ server, user = '-', subscribed = '^', events, sent, dials }: Picture, config: Partial<LiveConfig> = {}): void => {
  virtual((marbles) => {
    const drawn = marbleServer(marbles, server, config);
    const commands$ = marbles.cold(user, USER);
    marbles.expectObservable(drawn.sent$).toBe(sent);
    marbles.expectObservable(liveEvents(drawn.config, commands$).pipe(letters()), subscribed).toBe(events);
    marbles.expectSubscriptions(drawn.dials).toBe(dials);
    // The commands are subscribed as long as the session lasts.
    marbles.expectSubscriptions(commands$.subscriptions).toBe(dials);
  });
};

describe('liveEvents as marbles', () => {
  it('a text turn', () => {
    draw({
      server: '--O---C-------t---t--u-T--------x',
      user: '  ----------m----------------------',
      events: 'p-p---(pC)----(pt)t--u-(XpT)----(pD|)',
      sent: '  --S-------m----------------------',
      dials: ' ^-------------------------------!',
    });
  });

  it('a text that waits until the session is up', () => {
    draw({
      server: '--O---C----x',
      user: '  m-----------',
      events: 'p-p---(pC)-(pD|)',
      sent: '  --S---m-----',
      dials: ' ^----------!',
    });
  });

  it('a barge-in: the user speaks over the model', () => {
    draw({
      server: '    --O---C-------a---a---v---I-----T-----',
      subscribed: '^----------------------------------------!',
      events: '    p-p---(pC)----(pa)a---v---(pI)--(pT)--',
      sent: '      --S-----------------------------------',
      dials: '     ^----------------------------------------!',
    });
  });

  it('an interruption by the app: told at once, and what still comes of the turn is withheld', () => {
    draw({
      server: '    --O---C-------a---a-------a---I---T-----a----',
      user: '      ----------------------i----------------------',
      subscribed: '^-----------------------------------------------!',
      events: '    p-p---(pC)----(pa)a---(pI)--------(pT)--(pa)-',
      sent: '      --S-------------------i----------------------',
      dials: '     ^-----------------------------------------------!',
    });
  });

  it('a function call', () => {
    draw({
      server: '    --O---C-------c----------------t---T-----',
      user: '      ----------------------r------------------',
      subscribed: '^-------------------------------------------!',
      events: '    p-p---(pC)----(pc)----p--------(pt)(XpT)-',
      sent: '      --S-------------------r------------------',
      dials: '     ^-------------------------------------------!',
    });
  });

  it('a setup that is refused', () => {
    draw({
      server: '--O---n',
      events: 'p-p---(epD|)',
      sent: '  --S----',
      dials: ' ^-----!',
    });
  });

  it('a setup that is not answered in time', () => {
    const timeouts = { setup: 5 };
    draw(
      {
        server: '--O------',
        events: 'p-p----(epD|)',
        sent: '  --S------',
        dials: ' ^------!',
      },
      { timeouts },
    );
  });

  it('a disconnect: the close frame, its answer, the end', () => {
    draw({
      server: '--O---C-------------x',
      user: '  ----------------d----',
      events: 'p-p---(pC)------p---(pD|)',
      sent: '  --S-------------z----',
      dials: ' ^-------------------!',
    });
  });

  it('who unsubscribes in mid-turn hears nothing more, and leaves the server and the commands', () => {
    draw({
      server: '    --O---C-------t---t---t---T',
      user: '      --------------------------m',
      subscribed: '^-------------------!',
      events: '    p-p---(pC)----(pt)t--------',
      sent: '      --S------------------------',
      dials: '     ^-------------------!',
    });
  });

  it('each subscription is a session of its own', () => {
    virtual((marbles) => {
      const server = marbleServer(marbles, '         --O---C---');
      const events$ = liveEvents(server.config, EMPTY).pipe(letters());
      const first = '                                        ^------------!';
      const second = '                                       ----^-----------!';
      marbles.expectObservable(events$, first).toBe('        p-p---(pC)');
      marbles.expectObservable(events$, second).toBe('       ----p-p---(pC)');
      marbles.expectSubscriptions(server.dials).toBe([first, second]);
    });
  });
});

describe('liveSession as marbles', () => {
  it('one session for all: who comes late hears what comes, and after the end the end', () => {
    virtual((marbles) => {
      const server = marbleServer(marbles, '         --O---C-------t-----t---T-----x');
      const { events$, text$ } = liveSession(server.config);
      const told$ = events$.pipe(letters());
      const late = '                                         ------------------^------------';
      const tooLate = '                                      ----------------------------------^';
      marbles.expectObservable(told$).toBe('                 p-p---(pC)----(pt)--t---(XpT)-(pD|)');
      marbles.expectObservable(text$, late).toBe('           --------------------t---------|', { t: 'Hi' });
      marbles.expectObservable(told$, tooLate).toBe('        ----------------------------------(D|)');
      marbles.expectSubscriptions(server.dials).toBe('       ^-----------------------------!');
    });
  });

  it('linger: who comes back within lingerMs keeps the session, and it ends when nobody does', () => {
    virtual((marbles) => {
      const server = marbleServer(marbles, '         --O---C------------------------', { lingerMs: 6, timeouts: { close: 3 } });
      const { events$, phase$ } = liveSession(server.config);
      const phases = { c: 'Connecting', s: 'SetupSent', a: 'Active', n: 'Disconnecting', d: 'Disconnected' };
      const first = '                                        ^----------!--------------------';
      const second = '                                       ---------------^-----!----------';
      marbles.expectObservable(events$.pipe(letters()), first).toBe(' p-p---(pC)');
      marbles.expectObservable(events$.pipe(letters()), second).toBe('--------------------------------');
      marbles.expectObservable(phase$.pipe(skip(1))).toBe('  c-s---a--------------------n--(d|)', phases);
      marbles.expectObservable(server.sent$).toBe('          --S------------------------z----');
      marbles.expectSubscriptions(server.dials).toBe('       ^-----------------------------!');
    });
  });

  it('two configs, two sessions: the second one is dialled when the first one has ended', () => {
    virtual((marbles) => {
      const one = marbleServer(marbles, '            --O---C-------------------x');
      const two = marbleServer(marbles, '                                      ------O---C----', { lingerMs: 0, timeouts: { close: 2 } });
      const configs$ = marbles.hot<LiveConfig>('     o--------------------t----------------------', { o: one.config, t: two.config });
      const { events$ } = liveSession(configs$);
      const subscribed = '                                   ^-------------------------------------------!';
      marbles.expectObservable(events$.pipe(letters()), subscribed).toBe('p-p---(pC)-----------p----(pDp)-p---(pC)----');
      marbles.expectObservable(one.sent$).toBe('             --S------------------z----------------------');
      marbles.expectObservable(two.sent$).toBe('             --------------------------------S-----------z--');
      marbles.expectSubscriptions(one.dials).toBe('          ^-------------------------!');
      marbles.expectSubscriptions(two.dials).toBe('          --------------------------^-------------------!');
    });
  });
});
