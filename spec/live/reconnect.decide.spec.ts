import type { ConnectionLoss, LiveConfig, LiveSession, RetryAdvice } from '../../lib/index';
import { geminiApi, liveSession } from '../../lib/index';
import { message } from '../../lib/testing/builders/message';
import { linesOf, see, storyOf } from '../support/log';
import { stage, type ServerOptions } from '../support/session';

type Decide = (loss: ConnectionLoss, session: LiveSession) => RetryAdvice;

/** A session whose app decides; it is up, and has a handle. */
const decided = (decide: Decide, config: Partial<LiveConfig> = {}, script?: ServerOptions) => {
  const losses: ConnectionLoss[] = [];
  const world = stage(script, {
    ...config,
    reconnect: {
      ...(config.reconnect === false ? {} : config.reconnect),
      decide: (loss) => {
        losses.push(loss);
        return decide(loss, session);
      },
    },
  });
  const session = liveSession(world.config);
  const seen = see(session.events$);
  world.advance(10);
  if (world.sockets[0]?.state === 'open') world.sockets[0].frame(message.sessionResumptionUpdate('h-1'));
  return { ...world, session, seen, losses, story: () => storyOf(seen).filter((line) => line !== 'SessionResumeUpdate') };
};

const LOSS = { code: 1011, reason: 'Internal error encountered.' };

describe('reconnect.decide', () => {
  it('is given the loss, what the rules say, and which attempt would come next', () => {
    const refuse: ServerOptions['script'] = (socket, index) => {
      if (index > 0) socket.closed({ status: 503 });
    };
    const { losses, socket, advance } = decided(() => 'yes', {}, { autoSetup: 6, script: refuse });
    socket().closed(LOSS);
    advance(250);
    expect(losses).toMatchObject([
      { error: { type: 'ConnectionLost', close: { code: 1011, kind: 'transient' } }, retry: 'yes', attempt: 1 },
      { error: { type: 'DialFailed', status: 503 }, retry: 'yes', attempt: 2 },
    ]);
  });

  it('ends with "never" what the rules would have dialled again', () => {
    const { story, socket, sockets, advance } = decided(() => 'never');
    socket().closed(LOSS);
    expect(story()).toEqual(['Connected', 'Error ConnectionLost, fatal', 'Disconnected 1011 ConnectionLost']);
    advance(60_000);
    expect(sockets).toHaveLength(1);
  });

  it('dials again with "yes" what the rules would have ended', () => {
    const { story, socket, advance } = decided(() => 'yes');
    socket().closed({ code: 1000 });
    advance(300);
    expect(story()).toEqual(['Connected', 'Error ConnectionLost', 'Connected']);
    expect(socket(1).sent).toMatchObject([{ setup: { sessionResumption: { handle: 'h-1' } } }]);
  });

  it('dials only once with "once", until a connection proves itself', () => {
    const { story, socket, advance, seen } = decided(() => 'once');
    socket().closed(LOSS);
    advance(300);
    socket(1).frame(message.text('Hi'));
    socket(1).closed(LOSS);
    advance(300);
    socket(2).closed(LOSS);
    expect(story().filter((line) => line.startsWith('Error'))).toEqual([
      'Error ConnectionLost',
      'Error ConnectionLost',
      'Error ConnectionLost, fatal',
    ]);
    expect(seen.end()).toBe('complete');
  });

  it('dials with "fresh" without the handle, which is no token any more either', () => {
    const { session, socket, advance } = decided(() => 'fresh');
    socket().closed(LOSS);
    expect(see(session.resumeToken$).values).toEqual([null]);
    advance(300);
    expect(socket(1).sent[0]).toMatchObject({ setup: { sessionResumption: {} } });
    expect(JSON.stringify(socket(1).sent)).not.toContain('h-1');
  });

  it('cannot exceed the attempts that there may be', () => {
    const { story, socket, advance } = decided(() => 'yes', { reconnect: { attempts: 1 } });
    socket().closed(LOSS);
    advance(250);
    socket(1).closed({ status: 403 });
    expect(story()).toEqual(['Connected', 'Error ConnectionLost', 'Error RetriesExhausted, fatal', 'Disconnected 1006 RetriesExhausted']);
  });

  it.each<readonly [string, Decide]>([
    [
      'throws',
      () => {
        throw new Error('no idea');
      },
    ],
    ['answers nonsense', () => 'perhaps' as RetryAdvice],
  ])('that %s is told, and the rules decide', (_what, decide) => {
    const { story, socket, advance } = decided(decide);
    socket().closed(LOSS);
    advance(300);
    expect(story()).toEqual(['Connected', 'Error CommandSourceFailed', 'Error ConnectionLost', 'Connected']);
    const hopeless = decided(decide);
    hopeless.socket().closed({ code: 1007, reason: 'API key not valid.' });
    expect(hopeless.story()).toEqual([
      'Connected',
      'Error CommandSourceFailed',
      'Error ConnectionLost, fatal',
      'Disconnected 1007 ConnectionLost',
    ]);
  });

  it.each<readonly [string, Partial<LiveConfig>, ServerOptions, number, string]>([
    ['a dial that takes too long', {}, {}, 10_000, 'DialTimeout'],
    ['a setup that is not answered', {}, { autoOpen: 1 }, 15_001, 'SetupTimeout'],
    ['a credential that is empty', { endpoint: geminiApi({ apiKey: '' }) }, {}, 0, 'CredentialFailed'],
  ])('is asked after %s', (_what, config, script, ms, type) => {
    const { losses, advance, seen } = decided(() => 'never', config, script);
    advance(ms);
    expect(losses.map(({ error }) => error.type)).toEqual([type]);
    expect(seen.end()).toBe('complete');
  });

  it('is not asked where the app itself closes, nor where the session moves by itself', () => {
    const { losses, session, socket, advance } = decided(() => 'yes');
    socket().frame(message.goAway('50s'));
    advance(100);
    session.close();
    advance(100);
    expect(losses).toEqual([]);
  });

  it.each<readonly [string, (session: LiveSession) => void, readonly string[]]>([
    ['closes the session', (session) => session.close(), ['Active > Disconnected', 'Disconnected']],
    ['sends', (session) => session.sendText('Hello'), ['Active > Disconnected', 'Error ConnectionLost']],
    ['asks for a dial', (session) => void session.connect(), ['Active > Disconnected', 'Error ConnectionLost']],
  ])('that %s from inside keeps the order', (_what, act, last) => {
    const { socket, seen, advance, scheduler, session } = decided((_loss, own) => {
      act(own);
      return 'yes';
    });
    socket().closed(LOSS);
    expect(linesOf(seen).slice(-2)).toEqual(last);
    session.close();
    advance(100);
    expect(scheduler.actions).toEqual([]);
    expect(linesOf(seen).at(-1)).toBe('Disconnected');
  });
});
