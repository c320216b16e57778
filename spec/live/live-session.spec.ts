import { BehaviorSubject, from, NEVER, type Observable } from 'rxjs';
import { LiveConfigError } from '../../lib/errors/live-config-error';
import { liveSession } from '../../lib/live/live-session';
import type { LiveConfig } from '../../lib/session/live-config';
import { sendText } from '../../lib/wire/commands';
import { linesOf, see, storyOf } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';
import { HOLDS, STATES, streamOf } from '../support/stream-names';

/** A session that is up, and the world around it. */
const up = (config: Partial<LiveConfig> = {}) => {
  const world = stage(undefined, config);
  const session = liveSession(world.config);
  const seen = see(session.events$);
  world.advance(10);
  return { ...world, session, seen };
};

describe('liveSession', () => {
  it('throws at once for a config that cannot work', () => {
    expect(() => liveSession({ model: '' } as LiveConfig)).toThrow(LiveConfigError);
  });

  it('does nothing until a stream that dials is subscribed', () => {
    const { config, sockets, scheduler, advance } = stage();
    const session = liveSession(config);
    session.sendText('Hello');
    const states = STATES.map((name) => see(streamOf(session, name)));
    advance(60_000);
    expect(sockets).toEqual([]);
    expect(scheduler.actions).toEqual([]);
    expect(states.map(({ values }) => values.length)).toEqual(STATES.map(() => 1));
  });

  it.each(HOLDS)('dials for %s', (name) => {
    const { config, sockets, advance } = stage();
    const stream$ = liveSession(config)[name] as Observable<unknown>;
    const seen = see(stream$);
    advance(10);
    expect(sockets).toHaveLength(1);
    seen.subscription.unsubscribe();
    advance(1_001);
    expect(sockets[0]?.closeCalls).toHaveLength(1);
  });

  it('tells a session from the dial to the end', () => {
    const { session, seen, advance, socket } = up();
    socket().frame(message.text('Hi'));
    socket().frame(message.turnComplete());
    session.close();
    advance(10);
    expect(linesOf(seen)).toEqual([
      'Disconnected > Connecting',
      'Connecting > SetupSent',
      'SetupSent > Active',
      'Connected',
      'Active > ModelSpeaking',
      'TextDelta 1: Hi',
      'TextComplete 1: Hi',
      'ModelSpeaking > Active',
      'TurnComplete 1',
      'Active > Disconnecting',
      'Disconnecting > Disconnected',
      'Disconnected 1000',
    ]);
    expect(seen.end()).toBe('complete');
  });

  it('has bound methods: a source can be subscribed with one', () => {
    const { session, socket } = up();
    const microphone$: Observable<Int16Array> = from([new Int16Array(2), new Int16Array(2)]);
    const keyboard$: Observable<string> = from(['Hello']);
    microphone$.subscribe(session.sendAudio);
    keyboard$.subscribe(session.sendText);
    from([sendText('you')]).subscribe(session.send);
    const { close, interrupt } = session;
    interrupt();
    close();
    expect(socket().sent.slice(1, 5)).toMatchObject([
      { realtimeInput: { audio: { mimeType: 'audio/pcm;rate=16000' } } },
      { realtimeInput: { audio: {} } },
      { realtimeInput: { text: 'Hello' } },
      { realtimeInput: { text: 'you' } },
    ]);
    expect(socket().state).toBe('closing');
  });

  it('gives everyone the same bytes of the voice', () => {
    const { session, socket } = up();
    const first = see(session.audio$);
    const second = see(session.audio$);
    socket().frame(message.audio(Uint8Array.of(1, 2, 3, 4)));
    expect([...(first.values[0]?.data ?? [])]).toEqual([1, 2, 3, 4]);
    expect(second.values[0]?.data).toBe(first.values[0]?.data);
  });

  it('gives every message whole, what no event covers included', () => {
    const { session, socket } = up();
    const messages = see(session.messages$);
    socket().frame({ serverContent: { groundingMetadata: { chunks: 1 } }, novelty: true });
    expect(messages.values).toEqual([{ serverContent: { groundingMetadata: { chunks: 1 } }, novelty: true }]);
  });

  it('is told by its streams, each in its own shape', () => {
    const { session, socket } = up();
    const views = [
      session.text$,
      session.thoughts$,
      session.toolCalls$,
      session.usage$,
      session.transcripts$,
      session.turns$,
      session.interrupted$,
      session.errors$,
    ].map((stream$: Observable<unknown>) => see(stream$));
    socket().frame(message.text('Hi'));
    socket().frame({ serverContent: { modelTurn: { parts: [{ text: 'hm', thought: true }] } } });
    socket().frame(message.toolCall({ id: 'c-1', name: 'look', args: {} }));
    socket().frame(message.usage({ totalTokenCount: 5 }));
    socket().frame(message.inputTranscription('Hello'));
    socket().frame(message.interrupted());
    socket().frame(message.turnComplete());
    socket().frame('no JSON');
    expect(views.map(({ values }) => values)).toMatchObject([
      ['Hi'],
      ['hm'],
      [{ id: 'c-1', name: 'look', args: {} }],
      [{ totalTokenCount: 5 }],
      [{ type: 'InputTranscription', text: 'Hello' }],
      [{ turn: 1, text: 'Hi', end: 'interrupted' }],
      [{ type: 'Interrupted', by: 'server' }],
      [{ type: 'Error', error: { type: 'MalformedFrame' } }],
    ]);
  });

  it.each([
    ['AUDIO', 'said'],
    ['TEXT', 'written'],
  ])('replies in %s sessions with what is %s', (modality, reply) => {
    const { session, socket } = up({ setup: { generationConfig: { responseModalities: [modality] } }, setupCheck: 'warn' });
    const replies = see(session.reply$);
    socket().frame(message.text('written'));
    socket().frame(message.outputTranscription('said'));
    socket().frame({ serverContent: { outputTranscription: { finished: true } } });
    expect(replies.values).toEqual([reply]);
  });

  it('takes the times of a turn from the scheduler', () => {
    const { session, socket, advance } = up();
    const turns = see(session.turns$);
    advance(30);
    socket().frame(message.text('Hi'));
    advance(5);
    socket().frame(message.turnComplete());
    expect(turns.values).toMatchObject([{ times: { firstOutput: 40, end: 45 } }]);
  });

  it('waits for a quiet moment to close, if it is told to', () => {
    const { session, socket, seen, advance } = up();
    socket().frame(message.text('Hi'));
    session.close({ whenQuietMs: 500 });
    advance(100);
    expect(socket().closeCalls).toEqual([]);
    socket().frame(message.turnComplete());
    expect(socket().closeCalls).toEqual([{ code: 1000, reason: '' }]);
    advance(10);
    expect(seen.end()).toBe('complete');
  });

  it('waits for it no longer than that', () => {
    const { session, socket, advance } = up();
    socket().frame(message.text('Hi'));
    session.close({ whenQuietMs: 500 });
    advance(499);
    expect(socket().closeCalls).toEqual([]);
    advance(1);
    expect(socket().closeCalls).toHaveLength(1);
  });

  it('waits for it for ever where it is told so', () => {
    const { session, socket, advance } = up();
    socket().frame(message.text('Hi'));
    session.close({ whenQuietMs: Infinity });
    advance(86_400_000);
    expect(socket().closeCalls).toEqual([]);
  });

  it('takes an Observable of configs', () => {
    const { config, advance, sockets } = stage();
    const seen = see(liveSession(new BehaviorSubject<LiveConfig | null>(config)).events$);
    advance(10);
    expect(sockets).toHaveLength(1);
    expect(storyOf(seen)).toEqual(['Connected']);
    expect(see(liveSession(NEVER).phase$).values).toEqual(['Disconnected']);
  });
});
