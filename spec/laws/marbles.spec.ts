import { EMPTY, skip } from 'rxjs';
import type { LiveConfig } from '../../lib/index';
import { disconnect, interrupt, liveEvents, sendText, sendToolResponse } from '../../lib/index';
import { liveMarbles } from '../../lib/testing/index';

/**
 * The pictures are in the language of `liveMarbles`: one frame is a ms, a group is one frame, and blanks keep the columns in line. The user sends
 * `t` a text, `I` an interruption, `r` the answer of a call, `D` a disconnect; `x` is a refusal of the server.
 */
interface Picture {
  readonly server: string;
  readonly user?: string;
  readonly subscribed?: string;
  readonly events: string;
  readonly sent: string;
  readonly socket: string;
}

const USER = {
  t: sendText('Hello'),
  I: interrupt(),
  r: sendToolResponse([{ id: 'call-1', response: { output: 'red' } }]),
  D: disconnect(),
};

const draw = (picture: Picture, given: Partial<LiveConfig> = {}): void => {
  liveMarbles(({ server, config, cold, expectEvents, expectSent, expectSockets, expectSubscriptions }) => {
    server(picture.server, { x: { close: { code: 1007, reason: 'Invalid model' } } });
    const commands$ = cold(picture.user ?? '-', USER);
    const { subscribed = '^' } = picture;
    expectEvents(picture.events, {}, { of: liveEvents(config(given), commands$), subscribed });
    expectSent(1, picture.sent);
    expectSockets(picture.socket);
    // The commands are subscribed as long as the session lasts.
    expectSubscriptions(commands$.subscriptions).toBe(picture.socket);
  });
};

describe('liveEvents as marbles', () => {
  it('a text turn', () => {
    draw({
      server: '-   -----C   -------t   ---t--u-T    --------|',
      user: '  -   ------   ---t----',
      events: '(pp)-----(pC)-------(pt)---t--u-(XpT)--------(pD|)',
      sent: '  S   ------   ---t----',
      socket: '^   ------   --------   ---------    --------!',
    });
  });

  it('a text that waits until the session is up', () => {
    draw({
      server: '-   -----C   ----t   ---|',
      user: '  t',
      events: '(pp)-----(pC)----(pt)---(IXTpD|)',
      sent: '  S   -----t',
      socket: '^   ------   -----   ---!',
    });
  });

  it('a barge-in: the user speaks over the model', () => {
    draw({
      server: '    -   -----C   -------a   ---a---v---I   -----T   --------',
      subscribed: '^   ------   --------   ------------   ------   --------!',
      events: '    (pp)-----(pC)-------(pa)---a---v---(pI)-----(pT)--------',
      sent: '      S',
      socket: '    ^   ------   --------   ------------   ------   --------!',
    });
  });

  it('an interruption by the app: told at once, and what still comes of the turn is withheld', () => {
    draw({
      server: '    -   -----C   -------a   ---a----   ---a---I---T   -----a   ------',
      user: '      -   ------   --------   -------I',
      subscribed: '^   ------   --------   --------   ------------   ------   ------!',
      events: '    (pp)-----(pC)-------(pa)---a---(pI)-----------(pT)-----(pa)------',
      sent: '      S   ------   --------   -------c',
      socket: '    ^   ------   --------   --------   ------------   ------   ------!',
    });
  });

  it('a function call', () => {
    draw({
      server: '    -   -----C   -------c   ----------------t   ---T     -------',
      user: '      -   ------   --------   -------r',
      subscribed: '^   ------   --------   -----------------   ----     -------!',
      events: '    (pp)-----(pC)-------(pc)-------p--------(pt)---(XpT)-------',
      sent: '      S   ------   --------   -------r',
      socket: '    ^   ------   --------   -----------------   ----     -------!',
    });
  });

  it('a setup that is refused', () => {
    draw({
      server: '-   -----x',
      events: '(pp)-----(epD|)',
      sent: '  S',
      socket: '^   -----!',
    });
  });

  it('a text that nobody has shown to have read when the server ends it', () => {
    draw({
      server: '-   -----C   ----|',
      user: '  t',
      events: '(pp)-----(pC)----(epD|)',
      sent: '  S   -----t',
      socket: '^   ------   ----!',
    });
  });

  it('a setup that is not answered in time, in a session of one connection', () => {
    draw(
      {
        server: '-   ----------',
        events: '(pp)----(epD|)',
        sent: '  S',
        socket: '^   ----!',
      },
      { timeouts: { setup: 5 }, reconnect: false },
    );
  });

  it('a disconnect: the close frame, its answer, the end', () => {
    draw({
      server: '-   -----C   -------------|',
      user: '  -   ------   -----------D',
      events: '(pp)-----(pC)-----------p-(pD|)',
      sent: '  S   ------   -----------|',
      socket: '^   ------   -------------!',
    });
  });

  it('who unsubscribes in mid-turn hears nothing more, and leaves the server and the commands', () => {
    draw({
      server: '    -   -----C   -------t   ---t---t---T',
      user: '      -   ------   --------   -----------t',
      subscribed: '^   ------   --------   -----!',
      events: '    (pp)-----(pC)-------(pt)---t--------',
      sent: '      S',
      socket: '    ^   ------   --------   -----!',
    });
  });

  it('each subscription is a session of its own', () => {
    liveMarbles(({ server, config, expectEvents, expectSockets }) => {
      const events$ = liveEvents(config(), EMPTY);
      const first = '  ^---   ---------!';
      const second = ' ----   ^-----------!';
      server('         ----   --C', '------C');
      expectEvents('   (pp)---   --(pC)', {}, { of: events$, subscribed: first });
      expectEvents('   ----   (pp)-----(pC)', {}, { of: events$, subscribed: second });
      expectSockets(first, second);
    });
  });
});

describe('liveSession as marbles', () => {
  it('one session for all: who comes late hears what comes, and after the end the end', () => {
    liveMarbles(({ server, session, expectEvents, expectObservable, expectSockets }) => {
      const { text$ } = session();
      const late = '                         -   ------   --------   ---^';
      const subscribed = '                   -   ------   --------   ----------    ------    ---^';
      server('                               -   -----C   -------t   -----t---T    -----|    ---', { t: { text: 'Hi' } });
      expectEvents('                         (pp)-----(pC)-------(pt)-----t---(XpT)-----(pD|)---');
      expectObservable(text$, late).toBe('   -   ------   --------   -----t----    -----|', { t: 'Hi' });
      expectEvents('                         -   ------   --------   ----------    ------    ---(D|)', {}, { subscribed });
      expectSockets('                        ^   ------   --------   ----------    -----!');
    });
  });

  it('linger: who comes back within lingerMs keeps the session, and it ends when nobody does', () => {
    liveMarbles(({ server, session, expectEvents, expectSent, expectSockets, expectObservable }) => {
      const { phase$ } = session({ lingerMs: 6, timeouts: { close: 3 } });
      const phases = { c: 'Connecting', s: 'SetupSent', a: 'Active', n: 'Disconnecting', d: 'Disconnected' };
      // The server would close too late.
      server('                                  -   -----C   -------------------------#');
      expectEvents('                            (pp)-----(pC)-------------------------', {}, { subscribed: '^----------!' });
      expectEvents('                            --------------------------------', {}, { subscribed: '---------------^-----!' });
      expectObservable(phase$.pipe(skip(1))).toBe('(cs)--a--------------------n--(d|)', phases);
      expectSent(1, '                           S--------------------------|');
      expectSockets('                           ^-----------------------------!');
    });
  });

  it('two configs, two sessions: the second one is dialled when the first one has ended', () => {
    liveMarbles(({ server, session, hot, expectEvents, expectSent, expectSockets }) => {
      const second: Partial<LiveConfig> = { lingerMs: 0, timeouts: { close: 2 } };
      session(hot<Partial<LiveConfig>>('o----------------------   --t', { o: {}, t: second }));
      server('                          -   -----C   -------------------|', '------C------------------------#');
      const subscribed = '              ^   ------   --------------------     ------   -----------!';
      expectEvents('                    (pp)-----(pC)------------------p(pDpp)-----(pC)------------', {}, { subscribed });
      expectSent(1, '                   S   ------   ------------------|');
      expectSent(2, '                   -   ------   -------------------S     ------   -----------|');
      expectSockets(
        '                              ^   ------   -------------------!',
        '                              -   ------   -------------------^     ------   -------------!',
      );
    });
  });
});
