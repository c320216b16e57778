import { liveSession, sendToolResponse, type LiveConfig } from '../../lib/index';
import { message } from '../../lib/testing/builders/message';
import { see, storyOf } from '../support/log';
import { stage } from '../support/session';

/** A session that is up, dials again at once, and was given a handle; and what it told since. */
const up = (config: Partial<LiveConfig> = {}) => {
  const world = stage(undefined, { reconnect: { baseMs: 0 }, ...config });
  const session = liveSession(world.config);
  const seen = see(session.events$);
  world.advance(10);
  world.socket().frame(message.sessionResumptionUpdate('h-1'));
  const begun = seen.values.length;
  /** The connection is lost, and had again. */
  const lose = (): void => {
    world.sockets.at(-1)?.closed({ code: 1011 });
    world.advance(10);
  };
  return {
    ...world,
    session,
    lose,
    news: () => storyOf({ ...seen, values: seen.values.slice(begun) }),
    /** What the last connection was sent after its setup. */
    sentLast: () => world.sockets.at(-1)?.sent.slice(1) ?? [],
    connection: () => see(session.connection$).values.at(-1),
  };
};

const CALL = message.toolCall({ id: 'c-1', name: 'look', args: {} });
const ANSWER = { toolResponse: { functionResponses: [{ id: 'c-1', name: 'look', response: { output: 1 } }] } };
const SETUP_REFUSED = { code: 1008, reason: 'BidiGenerateContent session not found' };

describe('what a session knows of itself after a loss', () => {
  it('is told by connection$: resumed where there is a handle', () => {
    const { lose, connection } = up();
    lose();
    expect(connection()).toMatchObject({ type: 'Up', connection: 2, continuity: 'resumed' });
  });

  it.each<readonly [string, Partial<LiveConfig>]>([
    ['nothing may be told again', { reconnect: { baseMs: 0, reseed: false } }],
    ['the model takes no history', { capabilities: { history: 'none' } }],
  ])('is told by connection$: reset where %s', (_what, config) => {
    const { session, socket, advance, connection, sentLast } = up(config);
    session.sendText('Hello');
    socket().closed({ code: 1011 });
    advance(0);
    socket(1).closed(SETUP_REFUSED);
    advance(10);
    expect(connection()).toMatchObject({ type: 'Up', connection: 2, continuity: 'reset' });
    expect(sentLast()).toEqual([]);
  });

  it('is told by connection$: reseeded where it was told again in words, which ask for nothing', () => {
    const { session, socket, advance, connection, sentLast, news } = up({ capabilities: { history: 'pending' } });
    session.sendText('Hello');
    socket().frame(message.outputTranscription('Hi.'));
    socket().frame(message.turnComplete());
    socket().closed({ code: 1011 });
    advance(0);
    socket(1).closed(SETUP_REFUSED);
    advance(10);
    expect(connection()).toMatchObject({ type: 'Up', connection: 2, continuity: 'reseeded' });
    expect(sentLast()).toEqual([
      {
        clientContent: {
          turns: [
            { role: 'user', parts: [{ text: 'Hello' }] },
            { role: 'model', parts: [{ text: 'Hi.' }] },
          ],
        },
      },
    ]);
    expect(news().slice(-3)).toEqual(['Error ConnectionLost', 'Error ResumeRefused', 'Connected']);
  });

  it('is the conversation, too: what was cut is marked, and what follows is a new turn', () => {
    const { session, socket, lose } = up();
    session.sendText('Hello');
    socket().frame(message.text('Once upon'));
    lose();
    socket(1).frame(message.text('Where was I?'));
    expect(see(session.conversation$).values[0]).toMatchObject([
      { role: 'user', text: 'Hello' },
      { role: 'model', text: 'Once upon', turn: 1, interrupted: true, final: true },
      { role: 'model', text: 'Where was I?', turn: 2, interrupted: false },
    ]);
  });

  it('is the turn that was dropped', () => {
    const { session, socket, lose } = up();
    const turns = see(session.turns$);
    socket().frame(message.text('Once upon'));
    lose();
    expect(turns.values).toMatchObject([{ turn: 1, text: 'Once upon', end: 'dropped' }]);
  });

  it('is what was spent, on all connections', () => {
    const { session, socket, lose } = up();
    socket().frame(message.usage({ totalTokenCount: 3 }));
    lose();
    socket(1).frame(message.usage({ totalTokenCount: 4 }));
    expect(see(session.usageTotal$).values).toMatchObject([{ totalTokenCount: 7 }]);
  });
});

describe('the calls of a session that loses its connection', () => {
  it('stay open where the handle knows them, and are answered on the next connection', () => {
    const { session, socket, lose, sentLast, news } = up();
    socket().frame(CALL);
    socket().frame(message.sessionResumptionUpdate('h-2'));
    lose();
    expect(news()).not.toContain('ToolCallCancelled');
    session.send(sendToolResponse([{ id: 'c-1', response: { output: 1 } }]));
    expect(sentLast()).toEqual([ANSWER]);
  });

  it('are taken back where it does not, as every call of a session that begins anew', () => {
    const { session, socket, lose, sentLast, news } = up();
    socket().frame(CALL);
    lose();
    expect(news().slice(-2)).toEqual(['Connected', 'ToolCallCancelled']);
    session.send(sendToolResponse([{ id: 'c-1', response: { output: 1 } }]));
    expect(news().at(-1)).toBe('Error CommandRefused');
    expect(sentLast()).toEqual([]);
  });

  it('run once: what was answered and is asked for again is answered by the session', () => {
    const { session, socket, lose, sentLast, news, log } = up();
    socket().frame(CALL);
    session.send(sendToolResponse([{ id: 'c-1', response: { output: 1 } }]));
    lose();
    socket(1).frame(CALL);
    expect(news().filter((line) => line === 'ToolCall c-1')).toHaveLength(1);
    expect(sentLast()).toEqual([ANSWER]);
    expect(log.map(({ event }) => event)).toContain('call-repeated');
  });

  it('can be answered while there is no connection: that is sent first', () => {
    const { session, socket, advance, sentLast } = up();
    socket().frame(CALL);
    socket().frame(message.sessionResumptionUpdate('h-2'));
    socket().closed({ code: 1011 });
    session.sendAudio(new Uint8Array(2));
    session.sendText('Well?');
    session.send(sendToolResponse([{ id: 'c-1', response: { output: 1 } }]));
    advance(10);
    expect(sentLast()).toMatchObject([ANSWER, { realtimeInput: { text: 'Well?' } }, { realtimeInput: { audio: {} } }]);
  });
});

describe('the user of a session that loses its connection', () => {
  const MANUAL: Partial<LiveConfig> = { setup: { realtimeInputConfig: { automaticActivityDetection: { disabled: true } } } };

  it('goes on speaking where the app says when: the next connection is told so first', () => {
    const { session, lose, sentLast } = up(MANUAL);
    session.activityStart();
    session.sendAudio(new Uint8Array(2));
    lose();
    session.sendAudio(new Uint8Array(2));
    session.activityEnd();
    expect(sentLast()).toMatchObject([
      { realtimeInput: { activityStart: {} } },
      { realtimeInput: { audio: {} } },
      { realtimeInput: { activityEnd: {} } },
    ]);
  });

  it('is shown as he is now: of the pictures that piled up only the newest is sent, and no old sound', () => {
    const { session, socket, advance, sentLast, news } = up({ reconnect: { baseMs: 30_000 }, outbox: { maxAgeMs: 5_000 } });
    socket().closed({ code: 1011 });
    session.sendAudio(Uint8Array.of(1, 0));
    session.sendVideo(Uint8Array.of(1));
    advance(14_000);
    session.sendVideo(Uint8Array.of(2));
    session.sendVideo(Uint8Array.of(3));
    session.sendAudio(Uint8Array.of(2, 0));
    advance(2_500);
    expect(sentLast()).toMatchObject([{ realtimeInput: { video: { data: 'Aw==' } } }, { realtimeInput: { audio: { data: 'AgA=' } } }]);
    // What is too old goes as soon as something else waits, the picture only with the connection.
    expect(news().filter((line) => line === 'Error CommandsDropped')).toHaveLength(3);
  });
});
