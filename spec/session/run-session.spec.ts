import { EMPTY, filter, interval, map, NEVER, of, Subject, throwError, timer, type Observable } from 'rxjs';
import { initialState } from '../../lib/machine/state';
import * as machine from '../../lib/machine/step';
import { checkConfig } from '../../lib/session/check-config';
import { runSession, type SessionRun } from '../../lib/session/run-session';
import type { Post, Signal } from '../../lib/session/signal';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SessionEvent } from '../../lib/wire/session-event';
import { lineOf, see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';

jest.mock('../../lib/machine/step', () => ({ __esModule: true, ...jest.requireActual<typeof machine>('../../lib/machine/step') }));

const lineOfSignal = (signal: Signal): string => {
  switch (signal.type) {
    case 'State':
      return `State ${signal.state.type}`;
    case 'Command':
      return `Command ${signal.command.type}`;
    case 'Message':
      return `Message ${Object.keys(signal.message).join(' ')}`;
    case 'Event':
      return lineOf(signal.event);
    case 'LateResult':
      return `LateResult ${signal.id}`;
    default: {
      const unreachable: never = signal;
      return unreachable;
    }
  }
};

const commanded = (command: SessionCommand): Post => ({ type: 'Commanded', command });

const run = (parts: Partial<SessionRun> = {}, react: (line: string, end: () => void) => void = () => undefined) => {
  const world = stage();
  const config = checkConfig(world.config);
  const posts$ = new Subject<Post>();
  const lines: string[] = [];
  const session$ = runSession({ config, seed: initialState, begin$: timer(0, world.scheduler), posts: () => posts$, ...parts });
  const seen = see(session$.pipe(map(lineOfSignal)), (line, subscription) => {
    lines.push(line);
    react(line, () => subscription.unsubscribe());
  });
  return { ...world, seen, lines, give: (command: SessionCommand) => posts$.next(commanded(command)), posts$ };
};

describe('runSession', () => {
  afterEach(() => jest.restoreAllMocks());

  it('tells of each input its state, the command, the message and the events, in this order', () => {
    const { lines, advance, give, socket } = run();
    advance(10);
    lines.length = 0;
    socket().frame({ ...message.text('Hi'), ...message.usage({ totalTokenCount: 7 }) });
    give({ type: 'SendText', text: 'Hello' });
    expect(lines).toEqual([
      'State Live',
      'Message serverContent usageMetadata',
      'Active > ModelSpeaking',
      'TextDelta 1: Hi',
      'Usage',
      'State Live',
      'Command SendText',
    ]);
  });

  it('does not tell of a command that is refused', () => {
    const { lines, advance, give } = run();
    advance(10);
    lines.length = 0;
    give({ type: 'SendText', text: '' });
    expect(lines).toEqual(['State Live', 'Error CommandRefused']);
  });

  it('tells events before it performs effects', () => {
    const sentAt: number[] = [];
    const { advance, socket } = run({}, (line) => {
      if (line === 'Connecting > SetupSent') sentAt.push(socket().sent.length);
    });
    advance(10);
    expect(sentAt).toEqual([0]);
    expect(socket().sent).toHaveLength(1);
  });

  it('takes what was given before the dial', () => {
    const world = stage();
    const config = checkConfig(world.config);
    const posts = () => of(commanded({ type: 'SendText', text: 'early' }));
    see(runSession({ config, seed: initialState, begin$: timer(5, world.scheduler), posts }));
    world.advance(20);
    expect(world.socket().sent).toMatchObject([{ setup: {} }, { realtimeInput: { text: 'early' } }]);
  });

  it('begins once, and warns of the setup once, however often it is asked to dial', () => {
    const world = stage();
    const config = checkConfig(world.config);
    see(runSession({ config, seed: initialState, begin$: interval(5, world.scheduler), posts: () => EMPTY }));
    world.advance(100);
    expect(world.sockets).toHaveLength(1);
    expect(world.setupWarnings).toHaveLength(config.warnings.length);
    expect(config.warnings.length).toBeGreaterThan(0);
  });

  it('completes after the end, and releases the rest', () => {
    const { seen, advance, give, socket, scheduler, posts$ } = run();
    advance(10);
    give({ type: 'Disconnect' });
    advance(10);
    expect(seen.values.at(-1)).toBe('Disconnected 1000');
    expect(seen.end()).toBe('complete');
    expect(socket().state).toBe('closed');
    expect(scheduler.actions).toEqual([]);
    expect(posts$.observed).toBe(false);
  });

  it('gives its own events to those who make commands of them', () => {
    const world = stage();
    const config = checkConfig(world.config);
    const posts = (events$: Observable<SessionEvent>): Observable<Post> =>
      events$.pipe(
        filter(({ type }) => type === 'Connected'),
        map(() => commanded({ type: 'SendText', text: 'up' })),
      );
    see(runSession({ config, seed: initialState, begin$: timer(0, world.scheduler), posts }));
    world.advance(20);
    expect(world.socket().sent).toContainEqual({ realtimeInput: { text: 'up' } });
  });

  it('logs what is given while the end is told, and tells nothing after the end', () => {
    const { seen, advance, give, log } = run({}, (line) => {
      if (line === 'Disconnected 1000') {
        give({ type: 'SendText', text: 'too late' });
        give({ type: 'Disconnect' });
        give({ type: 'SendText', text: 'later still' });
      }
    });
    advance(10);
    give({ type: 'Disconnect' });
    advance(10);
    expect(log.map(({ event, fields }) => [event, fields['command']])).toEqual([
      ['command-after-end', 'SendText'],
      ['command-after-end', 'SendText'],
    ]);
    expect(seen.values.at(-1)).toBe('Disconnected 1000');
    expect(seen.end()).toBe('complete');
  });

  it.each(['State Dialling', 'Disconnected > Connecting', 'State Opened', 'Connecting > SetupSent', 'Message setupComplete', 'Connected'])(
    'tells and does nothing more after it is left at "%s"',
    (moment) => {
      const { seen, advance, sockets, scheduler } = run({}, (line, leave) => {
        if (line === moment) leave();
      });
      advance(20_000);
      expect(seen.values.at(-1)).toBe(moment);
      expect(seen.end()).toBe('none');
      expect(sockets.every(({ state }) => state === 'abandoned')).toBe(true);
      expect(scheduler.actions).toEqual([]);
    },
  );

  it('tells those who make commands no more either, once it is left', () => {
    const types: string[] = [];
    const listening = (events$: Observable<SessionEvent>): Observable<Post> => {
      events$.subscribe(({ type }) => types.push(type));
      return NEVER;
    };
    const { advance, socket } = run({ posts: listening }, (line, leave) => {
      if (line === 'TextDelta 1: Hi') leave();
    });
    advance(10);
    socket().frame({ ...message.text('Hi'), ...message.usage({ totalTokenCount: 7 }) });
    expect(types.at(-1)).toBe('TextDelta');
  });

  it('warns of the setup once, when it begins', () => {
    const { setupWarnings } = run({ begin$: NEVER });
    expect(setupWarnings).toEqual([]);
    const begun = run();
    begun.advance(20);
    expect(begun.setupWarnings.map(({ fields }) => fields['field'])).toEqual([
      'setup.outputAudioTranscription',
      'setup.contextWindowCompression',
    ]);
  });

  it('ends in words where the machine fails', () => {
    const { step } = jest.requireActual<typeof machine>('../../lib/machine/step');
    jest.spyOn(machine, 'step').mockImplementation((state, input) => {
      if (input.type === 'Opened') throw new Error('a hole');
      return step(state, input);
    });
    const { seen, advance, socket } = run();
    advance(20);
    expect(seen.values.slice(-3)).toEqual(['Error Internal, fatal', 'Connecting > Disconnected', 'Disconnected Internal']);
    expect(seen.end()).toBe('complete');
    expect(socket().state).toBe('abandoned');
  });

  it.each([
    ['an error', new Error('a hole')],
    ['a text', 'a hole'],
  ])('ends in words where what comes from the side fails with %s', (_what, thrown) => {
    const events: SessionEvent[] = [];
    const world = stage();
    const config = checkConfig(world.config);
    const sides: readonly Partial<SessionRun>[] = [{ posts: () => throwError(() => thrown) }, { begin$: throwError(() => thrown) }];
    for (const side of sides) {
      const seen = see(runSession({ config, seed: initialState, begin$: NEVER, posts: () => EMPTY, ...side }), (signal) => {
        if (signal.type === 'Event') events.push(signal.event);
      });
      expect(seen.end()).toBe('complete');
    }
    const advice = 'This is a defect of gemini-live-rxjs. Please report it.';
    const error = { type: 'Internal', message: 'The session failed inside: a hole.', advice };
    const ending = [
      { type: 'Error', error, fatal: true },
      { type: 'Disconnected', cause: error },
    ];
    expect(events).toEqual([...ending, ...ending]);
  });
});
