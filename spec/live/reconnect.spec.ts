import type { LiveConfig } from '../../lib/index';
import { liveMarbles } from '../../lib/testing/index';

/** The handle that the first connection gives, and the setup that goes on from it. */
const HANDLE = { r: { handle: 'h-1' } };
const RESUMES = { S: { setup: { sessionResumption: { handle: 'h-1' } } } };

/** No wait before a dial, so that the pictures stay narrow. */
const AT_ONCE: Partial<LiveConfig> = { reconnect: { baseMs: 0 } };

/** A wait of 10 ms before the first dial, of 20 before the second. */
const SOON: Partial<LiveConfig> = { reconnect: { baseMs: 20 }, env: { random: () => 0.5 } };

/** In the values of events: the turn was cut by a loss, and another dial follows. */
const LOST = { I: { by: 'drop' }, e: { fatal: false, error: { type: 'ConnectionLost', willRetry: true } } } as const;

describe('a session that loses its connection', () => {
  it('closes the turn that was cut, and goes on with the handle where it was', () => {
    liveMarbles(({ server, session, user, expectEvents, expectSent, expectSockets }) => {
      session(AT_ONCE);
      server('      --C-r-t-t-#', '             --C---t-T', HANDLE);
      user('        ----------     -----t');
      expectEvents('--C-r-t-t-(IXTe)-C---t-(XT)', LOST);
      expectSent(1, 'S');
      expectSent(2, '----------     S----t', RESUMES);
      expectSockets('^---------!', '----------     ^');
    });
  });

  it('counts its turns on, and says on every connection whether the server remembers', () => {
    liveMarbles(({ server, session, expectEvents }) => {
      session(AT_ONCE);
      server('      --C-t-#', '     --C-r-t-T-#', '             --C-t', HANDLE);
      expectEvents('--C-t-(IXTe)-C-r-t-(XT)-e-R-u', {
        C: { resumed: false },
        R: { type: 'Connected', resumed: true },
        u: { type: 'TextDelta', turn: 3 },
      });
    });
  });

  it('waits before it dials, and sends then what was sent meanwhile', () => {
    liveMarbles(({ server, session, user, expectEvents, expectSent, expectSockets }) => {
      session(SOON);
      server('      --C-r-#', '          --C', HANDLE);
      user('        -------t');
      expectEvents('--C-r-e-----------C', { e: { error: { delayMs: 10 } } });
      expectSent(2, '----------------S-t', RESUMES);
      expectSockets('^-----!', '----------------^');
    });
  });

  it('waits twice as long after each dial that fails', () => {
    liveMarbles(({ server, session, expectEvents, expectSockets }) => {
      session(SOON);
      server('      x', 'x', 'x', '---', { x: { refuse: { status: 503 } } });
      expectEvents('e---------e-------------------e 40ms -', { e: { fatal: false, error: { type: 'DialFailed', status: 503 } } });
      expectSockets('(^!)', '----------(^!)', '------------------------------(^!)', '------------------------------ 40ms ^');
    });
  });

  it('begins the row anew with a connection that proves itself', () => {
    liveMarbles(({ server, session, expectSockets, expectEvents }) => {
      session(SOON);
      // The first connection proves nothing but that a setup is answered, the second speaks.
      server('      C-#', '          C-#', '                  C-t-T-#', '---');
      expectEvents('C-e---------C-e-------------------C-t-(XT)-e----------', {});
      expectSockets(
        '^-!',
        '------------^-!',
        '----------------------------------^-----!',
        '--------------------------------------------------^',
      );
    });
  });

  it('is given up after the last attempt, in words', () => {
    liveMarbles(({ server, session, expectEvents }) => {
      session({ reconnect: { baseMs: 0, attempts: 2 } });
      server('      --C---#', 'x', 'x', { x: { refuse: { status: 503 } } });
      expectEvents('--C---(eEFD|)', {
        E: { type: 'Error', fatal: false, error: { type: 'DialFailed' } },
        F: { type: 'Error', fatal: true, error: { type: 'RetriesExhausted', attempts: 2, last: { type: 'DialFailed', status: 503 } } },
        D: { cause: { type: 'RetriesExhausted' } },
      });
    });
  });

  it('is given up at once where another dial cannot help', () => {
    liveMarbles(({ server, expectEvents, expectSockets }) => {
      server('      --C---x', { x: { close: { code: 1007, reason: 'API key not valid. Please pass a valid API key.' } } });
      expectEvents('--C---(eD|)', { e: { fatal: true, error: { type: 'ConnectionLost', willRetry: false, close: { kind: 'auth' } } } });
      expectSockets('^-----!');
    });
  });

  it('ends where the server ends it as agreed', () => {
    liveMarbles(({ server, expectEvents, expectSockets }) => {
      server('      --C---|');
      expectEvents('--C---(D|)', { D: { code: 1000 } });
      expectSockets('^-----!');
    });
  });

  it('ends by close() in a back-off, without a further dial', () => {
    liveMarbles(({ server, session, user, expectEvents, expectSockets }) => {
      session(SOON);
      server('      --C---#');
      user('        --------x', { x: (live) => live.close() });
      expectEvents('--C---e-(D|) 20ms -');
      expectSockets('^-----!');
    });
  });

  it('ends by close() while the next setup is answered', () => {
    liveMarbles(({ server, session, user, expectEvents, expectSent }) => {
      session(AT_ONCE);
      server('      --C---#', '   ------');
      user('        --------x', { x: (live) => live.close() });
      expectEvents('--C---e-(D|)');
      expectSent(2, '------S-|');
    });
  });
});

describe('a session whose handle is refused', () => {
  const refuses = { r: { handle: 'h-1' }, x: { close: { code: 1008, reason: 'BidiGenerateContent session not found' } } };

  it('begins anew at once, and tells the server what was said', () => {
    liveMarbles(({ server, session, expectEvents, expectSent }) => {
      session(AT_ONCE);
      server('      --C-r-(it)-(oT)-#', '                --x', '    --C', { ...refuses, i: { text: 'Hello?' }, o: { text: 'Hi.' } });
      expectEvents('--C-r-(ti)-(oXT)-e-f-C', {
        e: { error: { type: 'ConnectionLost' } },
        f: { type: 'Error', fatal: false, error: { type: 'ResumeRefused' } },
      });
      expectSent(2, '----------       S', RESUMES);
      expectSent(3, '----------       --S-c', {
        S: { setup: { historyConfig: { initialHistoryInClientContent: true } } },
        c: {
          clientContent: {
            turns: [
              { role: 'user', parts: [{ text: 'Hello?' }] },
              { role: 'model', parts: [{ text: 'Hi.' }] },
            ],
          },
        },
      });
    });
  });
});
