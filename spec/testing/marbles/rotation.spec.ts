import type { Observable } from 'rxjs';
import { map, startWith, withLatestFrom } from 'rxjs';
import type { LiveConfig, SessionEvent } from 'gemini-live-rxjs';
import { ofType } from 'gemini-live-rxjs';
import { liveMarbles, type SessionSource } from 'gemini-live-rxjs/testing';
import { messageOf, text } from './thrown';

/** On `goAway` a second connection, with the newest handle. */
const rotating = (events$: Observable<SessionEvent>): Observable<Partial<LiveConfig>> =>
  events$.pipe(
    ofType('GoAway'),
    withLatestFrom(events$.pipe(ofType('SessionResumeUpdate'))),
    map(([, { handle = '' }]) => ({ setup: { sessionResumption: { handle } } })),
    startWith({}),
  );

/** The same, but the handle is forgotten. */
const forgetful = (events$: Observable<SessionEvent>): Observable<Partial<LiveConfig>> =>
  events$.pipe(
    ofType('GoAway'),
    map(() => ({})),
    startWith({}),
  );

// prettier-ignore
const rotation = (source: SessionSource): void =>
  liveMarbles(({ session, server, user, expectEvents, expectSent, expectSockets }) => {
    session(source);
    server('      --C-r---t-T   ----g',
           '                        -   --C----t-T', { r: { handle: 'h-1' } });
    user('        ------t----   -----   ----t-----');
    expectEvents('--C-r---t-(XT)----(gD)--C----t-(XT)', { r: { handle: 'h-1' } });
    expectSent(1, 'S-----t----   ----|');
    expectSent(2, '-----------   ----S   ----t-----', { S: { setup: { sessionResumption: { handle: 'h-1' } } } });
    expectSockets('^----------   ----!', '-----------   ----^');
  });

describe('a session that rotates over two sockets', () => {
  it('continues on the second one with the handle of the first one', () => {
    rotation(rotating);
  });

  it('says what is wrong where the handle is forgotten', () => {
    expect(messageOf(() => rotation(forgetful))).toBe(
      text(
        'expectSent(2): something else was written than was drawn.',
        '',
        '  expected  ---------------S----t-----',
        '  actual    ---------------S----t-----',
        '                           ^',
        '',
        '  frame 15: S (setup) came with another value.',
        '    setup.sessionResumption.handle: expected "h-1", got nothing',
        '',
        'One character is one ms, counted from frame 0; what stands in ( ) happened in one frame, in that order.',
        '',
      ),
    );
  });

  it('says what is wrong where the second connection is never made', () => {
    expect(messageOf(() => rotation({}))).toBe(
      text(
        '6 expectations were not met.',
        '',
        'expectEvents: the session told something else than was drawn.',
        '',
        '  expected  --C-r---t-(XT)----(gD)--C----t-(XT)',
        '  actual    --C-r---t-(XT)----g   ----------',
        '                              ^     ^    ^ ^',
        '',
        '  frame 15: D (Disconnected) was expected, but did not come.',
        '  frame 18: C (Connected) was expected, but did not come.',
        '  frame 23: t (TextDelta) was expected, but did not come.',
        '  frame 25: X (TextComplete) was expected, but did not come.',
        '  frame 25: T (TurnComplete) was expected, but did not come.',
        '',
        'expectSent(1): something else was written than was drawn.',
        '',
        '  expected  S-----t--------|----------',
        '  actual    S-----t-------------t-----',
        '                           ^    ^',
        '',
        '  frame 15: | (close frame) was expected, but did not come.',
        '  frame 20: t (realtimeInput.text) came, but was not drawn.',
        '    { realtimeInput: { text: "Hello" } }',
        '',
        'expectSent(2): socket 2 was never dialled.',
        '',
        '  expected  ---------------S----t-----',
        '  actual    --------------------------',
        '                           ^    ^',
        '',
        '  frame 15: S (setup) was expected, but did not come.',
        '  frame 20: t (realtimeInput.text) was expected, but did not come.',
        '',
        'expectSockets: socket 1 was dialled or closed at another time.',
        '',
        '  expected  ^--------------!----------',
        '  actual    ^-------------------------',
        '                           ^',
        '',
        '  frame 15: ! (end) was expected, but did not come.',
        '',
        'expectSockets: socket 2 was never dialled.',
        '',
        '  expected  ---------------^----------',
        '  actual    --------------------------',
        '                           ^',
        '',
        '  frame 15: ^ (dial) was expected, but did not come.',
        '',
        'server: a socket was drawn that nobody dialled.',
        '',
        '  Of the 2 sockets that server(…) drew, 1 was dialled.',
        '',
        'One character is one ms, counted from frame 0; what stands in ( ) happened in one frame, in that order.',
        '',
      ),
    );
  });
});
