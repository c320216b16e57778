import { liveSession, type EventOf, type LiveConfig, type LiveError, type SessionCommand } from '../../lib';
import { see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage, type ServerOptions } from '../support/session';

const begun = (config: Partial<LiveConfig> = {}, script?: ServerOptions) => {
  const world = stage(script, config);
  const session = liveSession(world.config);
  return { ...world, session };
};

type Begun = ReturnType<typeof begun>;

const errorsOf = (events: readonly EventOf<'Error'>[]): readonly LiveError[] => events.map(({ error }) => error);

const SILENCE = new Int16Array(160);

/** What is lost, and the one error that tells of it. */
interface Loss {
  readonly what: string;
  readonly lose: (world: Begun) => void;
  readonly error: Partial<LiveError>;
}

const losses: readonly Loss[] = [
  {
    what: 'a frame that is no JSON',
    lose: ({ socket }) => {
      socket().frame('no JSON');
    },
    error: { type: 'MalformedFrame', path: '$' },
  },
  {
    what: 'the wrong part of a frame',
    lose: ({ socket }) => {
      socket().frame({ ...message.text('kept'), goAway: 5 });
    },
    error: { type: 'MalformedFrame', path: 'goAway' },
  },
  {
    what: 'media that cannot be decoded',
    lose: ({ socket }) => {
      socket().frame({ serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm', data: '*' } }] } } });
    },
    error: { type: 'BadMedia' },
  },
  {
    what: 'an error that the server reports',
    lose: ({ socket }) => {
      socket().frame({ error: { code: 13, message: 'no' } });
    },
    error: { type: 'ServerFault', code: 13 },
  },
  {
    what: 'a command that the wire refuses',
    lose: ({ session }) => {
      session.sendText('');
    },
    error: { type: 'CommandRefused', command: 'SendText' },
  },
  {
    what: 'what is no command',
    lose: ({ session }) => {
      session.send({ type: 'Dance' } as unknown as SessionCommand);
    },
    error: { type: 'CommandRefused', command: 'Dance' },
  },
  {
    what: 'nothing at all, sent',
    lose: ({ session }) => {
      session.send(undefined as unknown as SessionCommand);
    },
    error: { type: 'CommandRefused' },
  },
  {
    what: 'a source of commands that fails',
    lose: ({ session }) => {
      session.feed(Promise.reject(new Error('unplugged')));
    },
    error: { type: 'CommandSourceFailed' },
  },
];

describe('law 7: nothing is lost in silence', () => {
  it.each(losses)('$what becomes one error, and the session goes on', async ({ lose, error }) => {
    const world = begun();
    const errors = see(world.session.errors$);
    world.advance(10);
    lose(world);
    await Promise.resolve();
    await Promise.resolve();
    expect(errorsOf(errors.values)).toMatchObject([error]);
    expect(errors.values[0]).toMatchObject({ fatal: false });
    const texts = see(world.session.text$);
    world.socket().frame(message.text('still here'));
    expect(texts.values).toEqual(['still here']);
  });

  it.each(losses.filter(({ error }) => error.type === 'CommandRefused'))('$what before the dial as well', ({ lose, error }) => {
    const world = begun();
    lose(world);
    const errors = see(world.session.errors$);
    world.advance(10);
    expect(errorsOf(errors.values)).toMatchObject([error]);
  });

  it('commands that find no room are told as a run, with the first dial', () => {
    const { session, advance, socket } = begun({ outbox: { commands: 3 } });
    for (let sent = 0; sent < 10; sent += 1) session.sendAudio(SILENCE);
    const errors = see(session.errors$);
    advance(10);
    expect(errorsOf(errors.values)).toMatchObject([{ type: 'CommandsDropped', kind: 'audio', why: 'full', count: 7 }]);
    expect(socket().sent).toHaveLength(1 + 3);
  });

  it('what is written is not pushed out by what comes later', () => {
    const { session, advance, socket } = begun({ outbox: { commands: 2 } });
    const errors = see(session.errors$);
    session.sendText('one');
    session.sendText('two');
    session.sendText('three');
    advance(10);
    advance(1_000);
    expect(socket().sent.slice(1)).toEqual([{ realtimeInput: { text: 'one' } }, { realtimeInput: { text: 'two' } }]);
    expect(errorsOf(errors.values)).toMatchObject([{ type: 'CommandsDropped', kind: 'content', why: 'full', count: 1 }]);
  });

  it('media that waited too long are told', () => {
    const { session, advance } = begun({ outbox: { maxAgeMs: 20 } }, { autoSetup: 100 });
    const errors = see(session.errors$);
    session.sendAudio(SILENCE);
    advance(90);
    session.sendAudio(SILENCE);
    advance(2_000);
    expect(errorsOf(errors.values)).toMatchObject([{ type: 'CommandsDropped', why: 'stale', count: 1 }]);
  });

  it('what could not be sent any more is told before the end', () => {
    const { session, advance } = begun({ timeouts: { connect: 50 } }, {});
    const seen = see(session.events$);
    session.sendText('never sent');
    advance(50);
    expect(seen.values.slice(-4)).toMatchObject([
      { type: 'Error', error: { type: 'CommandsDropped', why: 'ended', count: 1 }, fatal: false },
      { type: 'Error', error: { type: 'DialTimeout' }, fatal: true },
      { type: 'PhaseChanged' },
      { type: 'Disconnected', cause: { type: 'DialTimeout' } },
    ]);
  });

  it('what comes after the end is logged', () => {
    const { session, advance, log } = begun();
    const seen = see(session.events$);
    advance(10);
    session.close();
    advance(10);
    session.sendText('too late');
    session.sendAudio(SILENCE);
    session.close();
    expect(log.map(({ event, fields }) => [event, fields['command']])).toEqual([
      ['command-after-end', 'SendText'],
      ['command-after-end', 'SendAudio'],
    ]);
    expect(seen.values.at(-1)).toMatchObject({ type: 'Disconnected' });
  });

  it('a logger that fails takes nothing with it', () => {
    const { config } = stage();
    const logger = (): void => {
      throw new Error('the disk is full');
    };
    const session = liveSession({ ...config, env: { ...config.env, logger } });
    session.close();
    expect(() => {
      session.sendText('too late');
    }).not.toThrow();
  });
});
