import { asyncScheduler, concat, EMPTY, NEVER, of, Subject, throwError } from 'rxjs';
import { sessionFrom } from '../../lib/live/session-from';
import { liveSession } from '../../lib/live/live-session';
import { sendText } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SessionEvent } from '../../lib/wire/session-event';
import { connected, disconnected, over, phase, text, usage } from '../streams/events';
import { see, storyOf } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';
import { virtual } from '../streams/virtual';

const story: readonly SessionEvent[] = [
  phase('Disconnected', 'Connecting'),
  connected(),
  phase('Active', 'ModelSpeaking'),
  text('Hi'),
  usage({ totalTokenCount: 5 }),
  phase('ModelSpeaking', 'Active'),
  over(),
  disconnected({ code: 1000 }),
];

describe('sessionFrom', () => {
  it('tells the events as they come, and ends with them', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const events$ = cold<SessionEvent>('   a-b-(c|)', { a: connected(), b: text('Hi'), c: disconnected() });
      const session = sessionFrom(events$);
      expectObservable(session.events$).toBe('a-b-(c|)', { a: connected(), b: text('Hi'), c: disconnected() });
      expectObservable(session.text$).toBe('  --H-|', { H: 'Hi' });
      expectSubscriptions(events$.subscriptions).toBe('^---!');
    });
  });

  it('subscribes once for all, not before the first, and leaves with the last', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot<SessionEvent>('        --a-b-c-', { a: text('a'), b: text('b'), c: text('c') });
      const session = sessionFrom(events$);
      expectObservable(session.phase$, ' ^------').toBe('p------', { p: 'Disconnected' });
      expectObservable(session.text$, '  -^---!').toBe('  --a-b-');
      expectObservable(session.text$, '  ---^-!').toBe('  ----b-');
      expectSubscriptions(events$.subscriptions).toBe('  -^---!');
    });
  });

  it('keeps every state in step', () => {
    const events$ = new Subject<SessionEvent>();
    const session = sessionFrom(events$);
    see(session.events$);
    story.forEach((event) => {
      events$.next(event);
    });
    expect(see(session.phase$).values).toEqual(['Active']);
    expect(see(session.connection$).values).toEqual([{ type: 'Ended', code: 1000 }]);
    expect(see(session.conversation$).values).toMatchObject([[{ role: 'model', text: 'Hi' }]]);
    expect(see(session.usageTotal$).values).toMatchObject([{ totalTokenCount: 5 }]);
    events$.complete();
    expect(see(session.phase$).end()).toBe('complete');
  });

  it('gives the end to those who come later', () => {
    const session = sessionFrom(of(...story));
    expect(storyOf(see(session.events$))).toEqual(['Connected', 'TextDelta 1: Hi', 'Usage', 'TurnComplete 1', 'Disconnected 1000']);
    const late = see(session.events$);
    expect([storyOf(late), late.end()]).toEqual([['Disconnected 1000'], 'complete']);
  });

  it('is ready when its events say so', () => {
    const events$ = new Subject<SessionEvent>();
    const session = sessionFrom(events$);
    const seen = see(session.ready());
    const holding = session.connect();
    events$.next(connected(true));
    expect([seen.values, seen.end()]).toEqual([[connected(true)], 'complete']);
    expect(see(session.ready()).values).toEqual([connected(true)]);
    expect(events$.observed).toBe(true);
    holding.unsubscribe();
    expect(events$.observed).toBe(false);
  });

  it('is not ready between two connections, but with the next one', () => {
    const events$ = new Subject<SessionEvent>();
    const session = sessionFrom(events$);
    see(session.events$);
    events$.next(connected());
    events$.next(phase('Active', 'Disconnected'));
    const seen = see(session.ready());
    expect([seen.values, seen.end()]).toEqual([[], 'none']);
    events$.next(phase('Disconnected', 'Connecting'));
    events$.next(connected(true));
    expect([seen.values, seen.end()]).toEqual([[connected(true)], 'complete']);
  });

  it('hands commands on', () => {
    const sent: SessionCommand[] = [];
    const session = sessionFrom(of(connected()), (command) => sent.push(command));
    session.sendText('Hello');
    session.send({ type: 'SendClientContent' } as SessionCommand);
    session.close({ whenQuietMs: 5 });
    session.feed(of(sendText('you')));
    expect(sent).toEqual([sendText('Hello'), { type: 'SendClientContent' }, { type: 'Disconnect', whenQuietMs: 5 }, sendText('you')]);
    expect(see(session.conversation$).values).toMatchObject([[{ text: 'Hello' }, { text: 'you' }]]);
  });

  it('refuses them as events where nobody takes them', () => {
    const events$ = new Subject<SessionEvent>();
    const session = sessionFrom(events$);
    const seen = see(session.errors$);
    session.sendText('Hello');
    expect(seen.values.map(({ error }) => error)).toEqual([
      {
        type: 'CommandRefused',
        message: 'SendText was not sent: this session only plays events.',
        advice: 'Give sessionFrom a second argument that sends commands.',
        command: 'SendText',
        why: 'this session only plays events',
      },
    ]);
    expect(see(session.conversation$).values).toEqual([[]]);
    const events = see(session.events$);
    session.close();
    session.close();
    expect([storyOf(events), events.end(), seen.end()]).toEqual([['Disconnected'], 'complete', 'complete']);
    expect(events$.observed).toBe(false);
  });

  it('tells of a source of commands that fails', () => {
    const session = sessionFrom(new Subject<SessionEvent>(), () => undefined);
    const seen = see(session.errors$);
    session.feed(throwError(() => new Error('no microphone')));
    expect(seen.values).toMatchObject([{ error: { type: 'CommandSourceFailed' }, fatal: false }]);
  });

  it('keeps one order where a subscriber commands', () => {
    const events$ = new Subject<SessionEvent>();
    const session = sessionFrom(events$);
    const first = see(session.events$, ({ type }) => {
      if (type === 'Connected') session.sendText('Hello');
    });
    const second = see(session.events$);
    events$.next(connected());
    expect(storyOf(first)).toEqual(['Connected', 'Error CommandRefused']);
    expect(storyOf(second)).toEqual(storyOf(first));
  });

  it('ends in words where its events fail, and lets go of everything', () => {
    const session = sessionFrom(
      concat(
        of(connected()),
        throwError(() => new Error('the relay broke')),
      ),
    );
    const states = see(session.phase$);
    const source$ = new Subject<SessionCommand>();
    const feeding = session.feed(source$);
    const seen = see(session.events$);
    expect(storyOf(seen)).toEqual(['Connected', 'Error CommandSourceFailed, fatal', 'Disconnected CommandSourceFailed']);
    expect(seen.end()).toBe('complete');
    expect(() => session.connect()).not.toThrow();
    expect(states.end()).toBe('complete');
    expect(feeding.closed).toBe(true);
  });

  it('is empty where its events are', () => {
    const session = sessionFrom(EMPTY);
    expect(see(session.events$)).toMatchObject({ values: [] });
    expect(see(session.events$).end()).toBe('complete');
  });

  it('fails to be ready where its events end without a word', () => {
    expect(see(sessionFrom(EMPTY).ready()).end()).toMatchObject({ error: { message: 'The session ended before it was up.' } });
  });

  it('begins anew where everybody left and somebody comes back', () => {
    const spent: number[] = [];
    const session = sessionFrom(concat(of(...story.slice(0, -1)), NEVER));
    session.usageTotal$.subscribe(({ totalTokenCount }) => spent.push(totalTokenCount));
    see(session.events$).subscription.unsubscribe();
    see(session.events$).subscription.unsubscribe();
    expect(spent).toEqual([0, 5, 0, 5]);
    expect(see(session.conversation$).values).toMatchObject([[{ text: 'Hi' }]]);
  });

  it('joins its turns', () => {
    expect(see(sessionFrom(of(...story)).turns$).values).toMatchObject([{ turn: 1, text: 'Hi', end: 'complete' }]);
  });

  it('relays a session: its events one way, the commands the other', () => {
    const { config, advance, socket } = stage();
    const near = liveSession(config);
    const far = sessionFrom(near.events$, near.send);
    const said = see(far.text$);
    advance(10);
    far.sendText('Hello');
    socket().frame(message.text('Hi'));
    expect(socket().sent.at(-1)).toEqual({ realtimeInput: { text: 'Hello' } });
    expect(said.values).toEqual(['Hi']);
    far.close();
    advance(10);
    expect(said.end()).toBe('complete');
    expect(asyncScheduler.actions).toEqual([]);
  });
});
