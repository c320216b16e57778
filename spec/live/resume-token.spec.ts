import { defer, NEVER, of, Subject, throwError } from 'rxjs';
import type { LiveConfig, ResumeToken } from '../../lib/index';
import { customEndpoint, geminiApi, liveEvents, liveSession } from '../../lib/index';
import { message } from '../../lib/testing/builders/message';
import { linesOf, see, storyOf } from '../support/log';
import { stage } from '../support/session';
import { played } from '../support/session-configs';

const HOUR = 3_600_000;

/** A session that is up at 10 ms, and the token that it has then. */
const up = (config: Partial<LiveConfig> = {}, handle: string | null = null) => {
  const world = stage(undefined, { reconnect: {}, ...config });
  const session = liveSession(world.config);
  const seen = see(session.events$);
  world.advance(10);
  if (handle !== null) world.socket().frame(message.sessionResumptionUpdate(handle));
  return { ...world, session, seen, token: () => see(session.resumeToken$).values.at(-1) ?? null };
};

/** The token of a session that said something, as it comes out of a storage. */
const stored = (): ResumeToken => {
  const { socket, token } = up();
  socket().frame(message.text('Hi'));
  socket().frame({ ...message.turnComplete(), ...message.sessionResumptionUpdate('h-1') });
  return JSON.parse(JSON.stringify(token())) as ResumeToken;
};

/** The handle that the first dial of a session asks for. */
const asked = ({ socket }: ReturnType<typeof up>): unknown => socket().sent[0];

describe('resumeToken$', () => {
  it('is null before there is a handle, and then the newest, as often as it changes', () => {
    const { session, socket } = up();
    const tokens = see(session.resumeToken$);
    socket().frame(message.sessionResumptionUpdate('h-1'));
    socket().frame(message.text('Hi'));
    socket().frame(message.sessionResumptionUpdate(null));
    socket().frame(message.sessionResumptionUpdate('h-2'));
    expect(tokens.values.map((token) => token?.handle ?? null)).toEqual([null, 'h-1', 'h-2']);
  });

  it('tells what it is good for, when it was given, and which turn comes next', () => {
    expect(stored()).toEqual({ handle: 'h-1', model: 'gemini-3.8-live', endpoint: 'custom:live.example/', savedAt: 10, turn: 1 });
  });

  it('holds no credential', () => {
    const { token } = up({ endpoint: geminiApi({ apiKey: 'a-key-of-mine' }) }, 'h-1');
    expect(token()).toMatchObject({ handle: 'h-1', endpoint: 'geminiApi:generativelanguage.googleapis.com' });
    expect(JSON.stringify(token())).not.toContain('a-key-of-mine');
  });

  it('neither dials nor holds, and gives its last value after the end', () => {
    const { session, token, advance, sockets } = up({}, 'h-1');
    session.close();
    advance(10);
    const late = see(session.resumeToken$);
    expect([late.values.at(-1)?.handle, late.end(), token()?.handle, sockets.length]).toEqual(['h-1', 'complete', 'h-1', 1]);
    const idle = stage();
    see(liveSession(idle.config).resumeToken$);
    idle.advance(100);
    expect(idle.sockets).toEqual([]);
  });

  it('is null once the server has refused it', () => {
    const { session, socket, advance, token } = up({ reconnect: { baseMs: 0 } }, 'h-1');
    socket().closed({ code: 1011 });
    advance(0);
    expect(token()?.handle).toBe('h-1');
    socket(1).closed({ code: 1008, reason: 'BidiGenerateContent session not found' });
    expect(token()).toBeNull();
    advance(10);
    expect(see(session.connection$).values).toMatchObject([{ type: 'Up', continuity: 'reset' }]);
  });

  it('begins anew with the next config', () => {
    const { give, config, session, advance, socket } = played(undefined, { reconnect: {} });
    const tokens = see(session.resumeToken$);
    give(config);
    advance(10);
    socket().frame(message.sessionResumptionUpdate('h-1'));
    give(config);
    advance(10);
    expect(tokens.values.map((token) => token?.handle ?? null)).toEqual([null, 'h-1', null]);
  });
});

describe('a session that resumes with a token', () => {
  it('goes on in another session object: with the handle, and with the count of turns', () => {
    const world = up({ resume: stored() });
    expect(asked(world)).toMatchObject({ setup: { sessionResumption: { handle: 'h-1' } } });
    expect(see(world.session.connection$).values).toMatchObject([{ type: 'Up', connection: 1, continuity: 'resumed' }]);
    const later = up({ resume: { ...stored(), turn: 7 } });
    later.socket().frame(message.text('Hi'));
    expect(linesOf(later.seen)).toContain('TextDelta 7: Hi');
    expect(later.seen.values.find(({ type }) => type === 'Connected')).toEqual({ type: 'Connected', resumed: true });
  });

  it('has that token itself, until the server gives a newer one', () => {
    const { session, socket } = up({ resume: stored() });
    const tokens = see(session.resumeToken$);
    socket().frame(message.sessionResumptionUpdate('h-2'));
    expect(tokens.values.map((token) => token?.handle)).toEqual(['h-1', 'h-2']);
  });

  it('asks the server for further handles, where it makes one connection as well', () => {
    expect(asked(up({ resume: stored(), reconnect: false }))).toMatchObject({ setup: { sessionResumption: { handle: 'h-1' } } });
  });

  it('does so as an operator chain, each time', () => {
    const resume = jest.fn(() => stored());
    const { config, advance, sockets } = stage(undefined, { reconnect: {}, resume });
    const events$ = liveEvents(config, NEVER);
    see(events$);
    see(events$);
    advance(10);
    expect(resume).toHaveBeenCalledTimes(2);
    expect(sockets.map(({ sent }) => sent[0])).toMatchObject([1, 2].map(() => ({ setup: { sessionResumption: { handle: 'h-1' } } })));
  });

  it('begins anew where the server refuses it, without an end', () => {
    const world = stage({ autoOpen: 0 }, { reconnect: {}, resume: stored() });
    const session = liveSession(world.config);
    const seen = see(session.events$);
    world.advance(0);
    world.socket().closed({ code: 1008, reason: 'BidiGenerateContent session not found' });
    world.advance(0);
    expect(world.socket(1).sent).toMatchObject([{ setup: { sessionResumption: {} } }]);
    world.socket(1).frame(message.setupComplete());
    expect(storyOf(seen)).toEqual(['Error ResumeRefused', 'Connected']);
    expect(see(session.connection$).values).toMatchObject([{ type: 'Up', continuity: 'reset' }]);
  });
});

describe('a token that is good for nothing here', () => {
  const ON_GEMINI: Partial<LiveConfig> = { endpoint: geminiApi({ apiKey: 'k' }) };
  const token: ResumeToken = {
    handle: 'h-1',
    model: 'models/gemini-3.8-live',
    endpoint: 'geminiApi:generativelanguage.googleapis.com',
    savedAt: 0,
    turn: 1,
  };

  it('is another one than this, which is good', () => {
    const world = up({ ...ON_GEMINI, resume: token });
    expect(asked(world)).toMatchObject({ setup: { sessionResumption: { handle: 'h-1' } } });
    expect(world.log).toEqual([]);
  });

  it.each<readonly [string, Partial<LiveConfig>, Partial<ResumeToken>]>([
    ['too old', {}, { savedAt: -2 * HOUR - 1 }],
    ['of another model', { model: 'gemini-3.1-flash-live-preview' }, {}],
    ['of another endpoint', { endpoint: customEndpoint({ url: 'wss://live.example/' }) }, {}],
  ])('that is %s is skipped, and the logger is told why', (why, config, other) => {
    const resume = { ...token, ...other };
    const world = up({ ...ON_GEMINI, ...config, resume });
    expect(JSON.stringify(asked(world))).not.toContain('h-1');
    expect(world.log).toEqual([
      {
        level: 'warn',
        event: 'resume-token-skipped',
        message: `The token to resume with was not used: it is ${why}. The session begins anew.`,
        fields: { savedAt: resume.savedAt, model: resume.model, endpoint: resume.endpoint },
      },
    ]);
    expect(storyOf(world.seen)).toEqual(['Connected']);
  });

  it.each<readonly [string, unknown]>([
    ['an empty object', {}],
    ['a token without a handle', { ...stored(), handle: '' }],
    ['a token with a time that is none', { ...stored(), savedAt: 'yesterday' }],
    ['a token with a turn that is none', { ...stored(), turn: null }],
  ])('is %s: skipped', (_what, resume) => {
    const world = up({ resume: resume as ResumeToken });
    expect(world.log).toMatchObject([{ event: 'resume-token-skipped', message: expect.stringContaining('it is not one') as string }]);
    expect(storyOf(world.seen)).toEqual(['Connected']);
  });

  it('is told by connection$: the session is reset, not fresh', () => {
    const { session } = up({ resume: { ...stored(), model: 'another' } });
    expect(see(session.connection$).values).toMatchObject([{ type: 'Up', continuity: 'reset' }]);
  });
});

describe('a function that gives the token', () => {
  it.each<readonly [string, () => Exclude<LiveConfig['resume'], undefined>]>([
    ['gives it', () => () => stored()],
    ['gives an Observable of it', () => () => of(stored())],
    ['gives a thing that is subscribed later', () => () => defer(() => of(stored()))],
  ])('%s is asked once, before the first dial', (_what, made) => {
    expect(asked(up({ resume: made() }))).toMatchObject({ setup: { sessionResumption: { handle: 'h-1' } } });
  });

  it('may give a promise', async () => {
    const token = stored();
    const { config, advance, socket, sockets } = stage(undefined, { reconnect: {}, resume: () => Promise.resolve(token) });
    see(liveSession(config).events$);
    advance(0);
    expect(sockets).toEqual([]);
    await Promise.resolve();
    advance(10);
    expect(socket().sent[0]).toMatchObject({ setup: { sessionResumption: { handle: 'h-1' } } });
  });

  it('is not asked again for a further dial: the session knows better', () => {
    const resume = jest.fn(() => stored());
    const { socket, advance } = up({ resume, reconnect: { baseMs: 0 } });
    socket().frame(message.sessionResumptionUpdate('h-2'));
    socket().closed({ code: 1011 });
    advance(10);
    expect(resume).toHaveBeenCalledTimes(1);
    expect(socket(1).sent[0]).toMatchObject({ setup: { sessionResumption: { handle: 'h-2' } } });
  });

  it.each<readonly [string, LiveConfig['resume']]>([
    [
      'throws',
      () => {
        throw new Error('no storage');
      },
    ],
    ['fails', () => throwError(() => new Error('no storage'))],
  ])('that %s is told, and the session begins anew', (_what, resume) => {
    const world = up({ resume });
    expect(storyOf(world.seen)).toEqual(['Error CommandSourceFailed', 'Connected']);
    expect(world.seen.values.find(({ type }) => type === 'Error')).toMatchObject({
      error: { message: expect.stringContaining('no storage') as string },
    });
  });

  it('that does not answer is let go of with the dial, and is asked again for the next one', () => {
    const token$ = new Subject<ResumeToken>();
    const { seen, sockets, advance } = up({ resume: () => token$ });
    expect(token$.observed).toBe(true);
    advance(9_990);
    expect(storyOf(seen)).toEqual(['Error DialTimeout']);
    expect(token$.observed).toBe(false);
    advance(500);
    expect([token$.observed, sockets.length]).toEqual([true, 0]);
    token$.next(stored());
    advance(500);
    expect(sockets).toHaveLength(1);
    expect(storyOf(seen)).toEqual(['Error DialTimeout', 'Connected']);
    expect(seen.values.at(-1)).toMatchObject({ type: 'Connected', resumed: true });
  });
});
