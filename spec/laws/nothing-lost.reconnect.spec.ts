import { Subject } from 'rxjs';
import { liveSession, type LiveConfig, type LiveError, type LiveSession } from '../../lib';
import { see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage, type ServerOptions, type Stage } from '../support/session';

interface Begun extends Stage {
  readonly session: LiveSession;
  readonly errors: () => readonly LiveError[];
}

/** A session that outlives its connections, and is up. */
const begun = (config: Partial<LiveConfig> = {}, script: ServerOptions = { autoSetup: 6, autoClose: 2 }): Begun => {
  const world = stage(script, { reconnect: {}, ...config });
  const session = liveSession(world.config);
  const seen = see(session.errors$);
  world.advance(10);
  return { ...world, session, errors: () => seen.values.map(({ error }) => error) };
};

const SILENCE = new Uint8Array(640);

describe('law 7: nothing is lost in silence, over a loss', () => {
  it('what was handed to a connection that is lost is told, one error a kind, and not sent again', () => {
    const { session, socket, errors, advance } = begun();
    socket().frame(message.sessionResumptionUpdate('h-1'));
    session.sendText('Hello');
    for (let piece = 0; piece < 3; piece += 1) session.sendAudio(SILENCE);
    socket().closed({ code: 1011 });
    expect(errors()).toMatchObject([
      { type: 'DeliveryUnknown', kind: 'content', count: 1 },
      { type: 'DeliveryUnknown', kind: 'audio', count: 3 },
      { type: 'ConnectionLost', willRetry: true, delayMs: 250 },
    ]);
    advance(300);
    expect(socket(1).sent).toMatchObject([{ setup: { sessionResumption: { handle: 'h-1' } } }]);
  });

  it('it is told, too, where the server ends the session as agreed', () => {
    const { session, socket, errors } = begun();
    session.sendText('Hello');
    socket().closed({ code: 1000 });
    expect(errors()).toMatchObject([{ type: 'DeliveryUnknown', kind: 'content', count: 1 }]);
  });

  it('it is not told of what the server has shown to have read', () => {
    const { session, socket, errors } = begun();
    session.sendText('Hello');
    socket().frame(message.text('Hi'));
    socket().closed({ code: 1011 });
    expect(errors()).toMatchObject([{ type: 'ConnectionLost' }]);
    expect(see(session.outbox$).values).toMatchObject([{ sent: 1, delivered: 1, inFlight: 0, unknown: 0 }]);
  });

  it('it is not told after a close that the server answers, which has read everything before it', () => {
    const { session, errors, advance } = begun();
    session.sendText('Hello');
    session.close();
    advance(10);
    expect(errors()).toEqual([]);
    expect(see(session.outbox$).values).toMatchObject([{ sent: 1, delivered: 1, inFlight: 0, unknown: 0 }]);
  });

  it('it is told after a close that nobody answers', () => {
    const { session, errors, advance } = begun({}, { autoSetup: 6 });
    session.sendText('Hello');
    session.close();
    advance(2_000);
    expect(errors()).toMatchObject([{ type: 'DeliveryUnknown', count: 1 }]);
  });

  it('what is sent in a back-off waits for the next connection', () => {
    const { session, socket, errors, advance } = begun();
    socket().closed({ code: 1011 });
    session.sendText('Hello');
    session.sendAudio(SILENCE);
    advance(300);
    expect(socket(1).sent).toMatchObject([{ setup: {} }, { realtimeInput: { text: 'Hello' } }, { realtimeInput: { audio: {} } }]);
    expect(errors()).toMatchObject([{ type: 'ConnectionLost' }]);
  });

  it('what still waits when nobody tries any more is told before the end', () => {
    const { session, socket, errors, advance } = begun({ reconnect: { attempts: 1 } }, { autoOpen: 1, autoSetup: 1 });
    socket().closed({ code: 1011 });
    session.sendText('Hello');
    advance(250);
    socket(1).closed({ status: 503 });
    expect(errors()).toMatchObject([
      { type: 'ConnectionLost' },
      { type: 'CommandsDropped', kind: 'content', why: 'ended', count: 1 },
      { type: 'RetriesExhausted', attempts: 1 },
    ]);
  });

  it('what a transparent server had not read is sent again to the one that goes on', () => {
    const { session, socket, errors, advance } = begun({ setup: { sessionResumption: { transparent: true } } });
    socket().frame(message.sessionResumptionUpdate('h-1'));
    session.sendText('Hello');
    socket().closed({ code: 1011 });
    advance(300);
    expect(socket(1).sent).toMatchObject([{ setup: { sessionResumption: { handle: 'h-1' } } }, { realtimeInput: { text: 'Hello' } }]);
    expect(errors()).toMatchObject([{ type: 'ConnectionLost' }]);
  });

  it.each<readonly [string, Partial<LiveConfig>, string]>([
    [
      'a function that decides',
      {
        reconnect: {
          decide: () => {
            throw new Error('no idea');
          },
        },
      },
      'reconnect.decide threw: no idea.',
    ],
    [
      'a function that gives a token',
      {
        reconnect: {},
        resume: () => {
          throw new Error('no storage');
        },
      },
      'The token to resume with could not be had: no storage.',
    ],
  ])('%s and fails is told, and the session goes on', (_what, config, said) => {
    const { socket, errors, sockets, advance } = begun(config);
    socket().closed({ code: 1011 });
    expect(errors().filter(({ type }) => type === 'CommandSourceFailed')).toMatchObject([{ message: said }]);
    advance(300);
    expect(sockets).toHaveLength(2);
  });

  it('a source that wakes and fails is told, and the session goes on', () => {
    const wake$ = new Subject<null>();
    const { errors, socket, sockets, advance } = begun({ reconnect: { wake$ } });
    wake$.error(new Error('no network'));
    expect(errors()).toMatchObject([{ type: 'CommandSourceFailed', message: 'reconnect.wake$ failed: no network.' }]);
    socket().closed({ code: 1011 });
    advance(300);
    expect(sockets).toHaveLength(2);
  });
});
