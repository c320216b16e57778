import { concat, NEVER, of, throwError } from 'rxjs';
import type { LiveSession } from '../../lib';
import { disconnect, geminiApi, interrupt, liveSession, sendAudio, sendToolResponse } from '../../lib';
import { see, storyOf } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';

const textsSent = (sent: readonly unknown[]): readonly unknown[] =>
  sent.flatMap((message) => (message as { readonly realtimeInput?: { readonly text?: string } }).realtimeInput?.text ?? []);

describe('a session before its first dial', () => {
  it('keeps what a subscriber of a state sends while it is told of another command', () => {
    const world = stage();
    const session = liveSession(world.config);
    see(session.conversation$, (entries) => {
      if (entries.length === 1) session.sendText('b');
    });
    session.sendText('a');
    see(session.events$);
    world.advance(100);
    expect(textsSent(world.socket().sent)).toEqual(['a', 'b']);
  });

  it('keeps the command that made a subscriber of a state dial', () => {
    const world = stage();
    const session = liveSession(world.config);
    see(session.conversation$, (entries) => {
      if (entries.length === 1) session.connect();
    });
    session.sendText('a');
    world.advance(100);
    expect(textsSent(world.socket().sent)).toEqual(['a']);
  });

  it('holds as much as the config says, and says what does not fit', () => {
    const world = stage(undefined, { outbox: { commands: 2 } });
    const session = liveSession(world.config);
    for (const text of ['a', 'b', 'c']) session.sendText(text);
    expect(see(session.outbox$).values).toMatchObject([{ queued: 2, dropped: { full: 1 } }]);
    const seen = see(session.events$);
    world.advance(100);
    expect(textsSent(world.socket().sent)).toEqual(['a', 'b']);
    expect(storyOf(seen)[0]).toBe('Error CommandsDropped');
  });

  it('drops a picture that can never fit, and nothing for it', () => {
    const world = stage(undefined, { outbox: { bytes: 10_000 } });
    const session = liveSession(world.config);
    session.sendAudio(new Uint8Array(640));
    session.sendVideo(new Uint8Array(20_000));
    expect(see(session.outbox$).values).toMatchObject([{ queued: 1, dropped: { full: 1 } }]);
  });
});

describe('a session that is up', () => {
  const up = () => {
    const world = stage();
    const session = liveSession(world.config);
    const seen = see(session.events$);
    world.advance(20);
    return { ...world, session, seen };
  };

  it('sends the results of the calls that the server still wants', () => {
    const { session, seen, socket, advance } = up();
    socket().frame(message.toolCall({ id: 'a', name: 'look', args: {} }));
    socket().frame(message.toolCall({ id: 'b', name: 'look', args: {} }));
    socket().frame({ toolCallCancellation: { ids: ['a'] } });
    advance(5);
    session.send(
      sendToolResponse([
        { id: 'a', response: {} },
        { id: 'b', response: {} },
      ]),
    );
    expect(socket().sent.at(-1)).toEqual({ toolResponse: { functionResponses: [{ id: 'b', name: 'look', response: {} }] } });
    expect(storyOf(seen).at(-1)).toBe('Error CommandRefused');
  });

  it('tells of what a closing socket does not take, and of the rest that waited behind it, and counts none as sent', () => {
    const world = stage();
    const session = liveSession({
      ...world.config,
      env: {
        ...world.config.env,
        transport: (request) =>
          concat(
            of({
              type: 'Opened' as const,
              socket: {
                bufferedAmount: 0,
                close: () => undefined,
                send: (text: string) => {
                  if (!text.includes('setup')) throw new Error(`the socket is closing ${request.url}`);
                },
              },
            }),
            of({ type: 'Frame' as const, data: '{"setupComplete":{}}' }),
            NEVER,
          ),
      },
    });
    const seen = see(session.errors$);
    world.advance(10);
    for (let piece = 0; piece < 50; piece += 1) session.send(sendAudio(new Uint8Array(640)));
    world.advance(1_500);
    expect(seen.values).toMatchObject([{ error: { type: 'CommandsDropped', kind: 'audio', why: 'ended', count: 1 } }]);
    expect(see(session.outbox$).values).toMatchObject([{ sent: 0, queued: 49 }]);
    session.close();
    world.advance(5_000);
    expect(seen.values.slice(1)).toMatchObject([{ error: { type: 'CommandsDropped', kind: 'audio', why: 'ended', count: 49 } }]);
    expect(see(session.outbox$).values).toMatchObject([{ sent: 0, queued: 0, dropped: { ended: 50 } }]);
  });

  it('is stopped between a question and the first sound of its answer', () => {
    const { session, seen, socket, advance } = up();
    session.sendText('Tell me a story.');
    session.send(interrupt());
    socket().frame(message.audio(Uint8Array.of(1, 2)));
    socket().frame(message.turnComplete());
    advance(5);
    expect(storyOf(seen)).toEqual(['Connected', 'Interrupted by client', 'TurnComplete 1']);
  });

  it('answers in the place of the app the calls of a turn that the app has cut', () => {
    const { session, seen, socket, advance } = up();
    socket().frame(message.audio(Uint8Array.of(1, 2)));
    advance(5);
    session.interrupt();
    socket().frame(message.toolCall({ id: 'pay', name: 'look', args: {} }));
    advance(5);
    expect(storyOf(seen)).not.toContain('ToolCall pay');
    expect(socket().sent.at(-1)).toMatchObject({
      toolResponse: { functionResponses: [{ id: 'pay', response: { error: 'The user interrupted before this was done.' } }] },
    });
  });

  it('is heard again once the server has stopped what was cut', () => {
    const { session, seen, socket, advance } = up();
    socket().frame(message.audio(Uint8Array.of(1, 2)));
    advance(5);
    session.interrupt();
    session.sendText('Something else.');
    socket().frame(message.audio(Uint8Array.of(3, 4)));
    advance(5);
    expect(storyOf(seen).at(-1)).toBe('Interrupted by client');
    socket().frame(message.interrupted());
    socket().frame(message.audio(Uint8Array.of(5, 6)));
    advance(5);
    expect(storyOf(seen).slice(-2)).toEqual(['Interrupted by client', 'AudioData']);
  });

  it('waits with a quiet close for the answer to what was spoken', () => {
    const { session, seen, socket, advance } = up();
    socket().frame(message.activityStart());
    advance(5);
    session.close({ whenQuietMs: 60_000 });
    socket().frame({ voiceActivity: { type: 'ACTIVITY_END' } });
    advance(5);
    socket().frame(message.audio(Uint8Array.of(1, 2)));
    socket().frame(message.turnComplete());
    advance(20);
    expect(storyOf(seen).slice(-3)).toEqual(['AudioData', 'TurnComplete 1', 'Disconnected 1000']);
  });

  it('takes the earlier of two quiet closes', () => {
    const { session, seen, socket, advance } = up();
    socket().frame(message.audio(Uint8Array.of(1, 2)));
    advance(5);
    session.close({ whenQuietMs: 60_000 });
    session.close({ whenQuietMs: 500 });
    advance(600);
    expect(seen.end()).toBe('complete');
  });

  it('refuses a list of calls that is none, and goes on', () => {
    const { session, seen } = up();
    session.send({ type: 'ToolCallStarted' } as unknown as Parameters<LiveSession['send']>[0]);
    expect(storyOf(seen)).toEqual(['Connected', 'Error CommandRefused']);
    of(undefined).subscribe(session.close);
    expect(storyOf(seen)).toHaveLength(2);
  });

  it('keeps its own key out of what a source of commands says of itself', () => {
    const world = stage(undefined, { endpoint: geminiApi({ apiKey: 'plain-secret-key' }) });
    const session = liveSession(world.config);
    const seen = see(session.errors$);
    session.feed(throwError(() => new Error('refused plain-secret-key')));
    world.advance(20);
    session.feed(throwError(() => new Error('refused plain-secret-key again')));
    expect(seen.values.map(({ error }) => error.message)).toEqual([
      expect.stringContaining('refused [redacted]'),
      expect.stringContaining('refused [redacted] again'),
    ]);
  });
});

describe('a session over configs that has ended', () => {
  it('keeps the cause of its last end, whatever is said after it', () => {
    const world = stage({
      script: (socket) => {
        socket.closed({ code: 1006 });
      },
    });
    const session = liveSession(of(world.config));
    const seen = see(session.events$, (event) => {
      if (event.type === 'Disconnected') session.send(disconnect());
    });
    world.advance(50);
    expect(storyOf(seen).at(-1)).toBe('Disconnected 1006 DialFailed');
    expect(see(session.events$).values).toMatchObject([{ type: 'Disconnected', cause: { type: 'DialFailed' } }]);
    expect(see(session.connection$).values).toMatchObject([{ type: 'Ended', code: 1006, cause: { type: 'DialFailed' } }]);
  });

  it('gives turns the time of the session and not that of the machine', () => {
    const world = stage();
    const session = liveSession(concat(of(world.config), NEVER));
    const turns = see(session.turns$);
    world.advance(20);
    world.socket().frame(message.audio(Uint8Array.of(1, 2)));
    world.socket().frame(message.turnComplete());
    world.advance(5);
    expect(turns.values).toMatchObject([{ turn: 1, times: { end: 20 } }]);
  });
});
