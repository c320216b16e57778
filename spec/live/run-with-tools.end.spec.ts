import { finalize, map, NEVER, timer, VirtualTimeScheduler } from 'rxjs';
import { message } from '../../lib/testing/builders/message';
import { answered, calls, PARIS, sessionWith, weather } from './tools-stage';

describe('a session with tools, when a call is over,', () => {
  it('stops what the server takes back, and answers nothing', () => {
    const aborted: string[] = [];
    const { socket, sent, run, advance } = sessionWith([
      weather((city, _call, signal) =>
        NEVER.pipe(
          finalize(() => {
            aborted.push(`${city} ${String(signal.aborted)}`);
          }),
        ),
      ),
    ]);
    socket().frame(calls(PARIS));
    advance(30);
    socket().frame({ toolCallCancellation: { ids: ['c-1'] } });
    expect(aborted).toEqual(['Paris true']);
    expect([sent(), run()]).toEqual([[], expect.objectContaining({ state: 'cancelled', ranMs: 30, late: 0 })]);
  });

  it('stops a run whose call the app answers itself, and says nothing more', () => {
    let isAborted = (): boolean => false;
    const { session, socket, sent, run, advance, story } = sessionWith([
      weather((_city, _call, signal) => {
        isAborted = () => signal.aborted;
        return NEVER;
      }),
    ]);
    socket().frame(calls(PARIS));
    session.sendToolResponse([{ id: 'c-1', response: { output: 'half' }, willContinue: false }]);
    expect(isAborted()).toBe(true);
    advance(60_000);
    expect([sent().length, run(), story().filter((line) => /ToolFailed|CommandRefused/.test(line))]).toMatchObject([
      1,
      { state: 'done' },
      [],
    ]);
  });

  it('lets an iterable clean up', async () => {
    let hasReturned = false;
    const waiting: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => {
          hasReturned = true;
          return Promise.resolve({ done: true as const, value: undefined });
        },
      }),
    };
    const { socket } = sessionWith([weather(() => waiting)]);
    socket().frame(calls(PARIS));
    socket().frame({ toolCallCancellation: { ids: ['c-1'] } });
    await Promise.resolve();
    expect(hasReturned).toBe(true);
  });

  it('drops what comes too late, counts it, and tells the logger', async () => {
    const { socket, sent, run, log } = sessionWith([weather(() => Promise.resolve('late'))]);
    socket().frame(calls(PARIS));
    socket().frame({ toolCallCancellation: { ids: ['c-1'] } });
    await Promise.resolve();
    expect([sent(), run()]).toEqual([[], expect.objectContaining({ state: 'cancelled', late: 1 })]);
    expect(log.at(-1)).toMatchObject({ level: 'info', event: 'late-result', fields: { id: 'c-1', name: 'get_weather' } });
  });

  it.each<readonly [string, (world: ReturnType<typeof sessionWith>) => void]>([
    [
      'close()',
      ({ session }) => {
        session.close();
      },
    ],
    [
      'the end of the connection',
      ({ socket }) => {
        socket().closed({ code: 1011 });
      },
    ],
    [
      'unsubscribing',
      ({ seen, advance }) => {
        seen.subscription.unsubscribe();
        advance(1_000);
      },
    ],
  ])('stops what runs with %s', (_what, end) => {
    let isAborted = (): boolean => false;
    const world = sessionWith([
      weather((_city, _call, signal) => {
        isAborted = () => signal.aborted;
        return NEVER;
      }),
    ]);
    world.socket().frame(calls(PARIS));
    expect(isAborted()).toBe(false);
    end(world);
    expect(isAborted()).toBe(true);
  });

  it('goes on with a run over a lost connection, and answers on the next one where the server still knows the call', () => {
    const clock = new VirtualTimeScheduler();
    const slow = weather(() => timer(1_000, clock).pipe(map(() => 'sunny')));
    const { socket, advance, sent, story } = sessionWith([slow], { reconnect: {} }, clock);
    socket().frame(calls(PARIS));
    socket().frame(message.sessionResumptionUpdate('h-1'));
    socket().closed({ code: 1011 });
    advance(2_000);
    expect(sent(1)).toEqual([answered({ output: 'sunny' })]);
    expect(story()).not.toContain('ToolCallCancelled');
  });

  it('stops a run of which the new session knows nothing', () => {
    let runs = 0;
    const { socket, advance, sent, story, run } = sessionWith(
      [
        weather(() => {
          runs += 1;
          return NEVER;
        }),
      ],
      { reconnect: {} },
    );
    socket().frame(calls(PARIS));
    socket().closed({ code: 1011 });
    advance(2_000);
    expect(story()).toEqual(expect.arrayContaining(['ToolCallCancelled']));
    expect([runs, sent(1), run()]).toEqual([1, [], expect.objectContaining({ state: 'cancelled' })]);
  });

  it('runs once what a resumed server asks for again', () => {
    let runs = 0;
    const { socket, advance, sent } = sessionWith(
      [
        weather(() => {
          runs += 1;
          return 'sunny';
        }),
      ],
      { reconnect: {} },
    );
    socket().frame(message.sessionResumptionUpdate('h-1'));
    socket().frame(calls(PARIS));
    socket().closed({ code: 1011 });
    advance(2_000);
    socket(1).frame(calls(PARIS));
    expect([runs, sent(1)]).toEqual([1, [answered({ output: 'sunny' })]]);
  });
});
