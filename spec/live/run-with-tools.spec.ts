import { BehaviorSubject, map, of, throwError, timer, VirtualTimeScheduler } from 'rxjs';
import type { LiveConfig, Tool } from '../../lib/index';
import { geminiApi, liveEvents, liveSession, tool, updateSetup } from '../../lib/index';
import { message } from '../../lib/testing/builders/message';
import { see } from '../support/log';
import { stage } from '../support/session';
import { answered, calls, PARIS, sessionWith, weather } from './tools-stage';

describe('a session with tools', () => {
  it('declares them, beside what the setup declares, and always says whether the model waits', () => {
    const setup = { tools: [{ googleSearch: {} }, { functionDeclarations: [{ name: 'mine', behavior: 'BLOCKING' as const }] }] };
    const { socket } = sessionWith(
      [weather(() => 'sunny'), tool({ name: 'lamp', description: 'A lamp.', behavior: 'NON_BLOCKING', run: () => 1 })],
      { setup },
    );
    expect(socket().sent[0]).toMatchObject({
      setup: {
        tools: [
          ...setup.tools,
          {
            functionDeclarations: [
              {
                name: 'get_weather',
                description: 'The weather.',
                parameters: { type: 'OBJECT', properties: { city: { type: 'STRING' } }, required: ['city'] },
                behavior: 'BLOCKING',
              },
              { name: 'lamp', description: 'A lamp.', behavior: 'NON_BLOCKING' },
            ],
          },
        ],
      },
    });
  });

  it('declares what the model knows where it does not know what the tool asks for', () => {
    const declared = (model: string, behavior?: 'BLOCKING' | 'NON_BLOCKING'): unknown => {
      const { socket } = sessionWith([weather(() => 1, behavior === undefined ? {} : { behavior })], { model });
      return (socket().sent[0] as { setup: { tools: { functionDeclarations: { behavior: string }[] }[] } }).setup.tools[0]
        ?.functionDeclarations[0]?.behavior;
    };
    expect(declared('gemini-3.8-live-extended-thinking')).toBe('NON_BLOCKING');
    expect(declared('gemini-3.1-flash-live-preview', 'NON_BLOCKING')).toBe('BLOCKING');
  });

  it('runs a call and answers it with the name of the function; the phases follow the run', () => {
    const clock = new VirtualTimeScheduler();
    const slow = weather((city) => timer(20, clock).pipe(map(() => `${city}: sunny`)), {
      approve: () => timer(5, clock).pipe(map(() => true)),
    });
    const { socket, advance, sent, story, run, phase } = sessionWith([slow], {}, clock);
    socket().frame(calls(PARIS));
    expect([phase(), run()]).toMatchObject(['ToolCallPending', { id: 'c-1', state: 'waiting' }]);
    advance(5);
    expect([phase(), run()]).toMatchObject(['ToolCallExecuting', { id: 'c-1', state: 'running' }]);
    advance(20);
    expect(phase()).toBe('Active');
    expect(sent()).toEqual([answered({ output: 'Paris: sunny' })]);
    expect(story()).toEqual(['Connected', 'ToolCall c-1']);
    expect(run()).toEqual({
      id: 'c-1',
      name: 'get_weather',
      args: { city: 'Paris' },
      turn: 1,
      calledAt: 10,
      state: 'done',
      waitedMs: 5,
      ranMs: 20,
      result: { output: 'Paris: sunny' },
    });
  });

  it('says what went wrong, to the model and as an Error event, without a secret', () => {
    const failing = weather(() => {
      throw new Error('no access with my-secret-key');
    });
    const { socket, sent, seen, run } = sessionWith([failing], { endpoint: geminiApi({ apiKey: 'my-secret-key' }) });
    socket().frame(calls(PARIS));
    const error = {
      type: 'ToolFailed',
      message: 'get_weather failed: no access with [redacted].',
      call: { id: 'c-1', name: 'get_weather' },
      why: 'threw',
    };
    expect(seen.values.flatMap((event) => (event.type === 'Error' ? [event.error] : []))).toEqual([expect.objectContaining(error)]);
    expect(sent()).toEqual([answered({ error: 'The function failed: no access with [redacted]' })]);
    expect(run()).toMatchObject({ state: 'failed', error, result: { error: expect.any(String) as unknown } });
  });

  it.each<readonly [string, Tool]>([
    ['a permission', weather(() => 1, { approve: () => throwError(() => new Error('no access with my-secret-key')) })],
    [
      'a result',
      weather(() => ({
        toJSON: () => {
          throw new Error('no access with my-secret-key');
        },
      })),
    ],
    ['a run', weather(() => throwError(() => new Error('no access with my-secret-key')))],
  ])('keeps the credential that a function gave out of what %s says', (_what, tool) => {
    const { socket, sent, seen } = sessionWith([tool], { endpoint: geminiApi({ apiKey: () => of('my-secret-key') }) });
    socket().frame(calls(PARIS));
    expect(sent()).toHaveLength(1);
    expect(JSON.stringify([sent(), seen.values])).not.toContain('my-secret-key');
  });

  it('runs once what one message asks for twice', () => {
    let runs = 0;
    const { socket, sent } = sessionWith([
      weather(() => {
        runs += 1;
        return 'sunny';
      }),
    ]);
    socket().frame(calls(PARIS, PARIS));
    expect([runs, sent()]).toEqual([1, [answered({ output: 'sunny' })]]);
  });

  it('leaves functions of the setup to the app, those of an update too, and tells the model what there is not', () => {
    const mine = { functionDeclarations: [{ name: 'mine', behavior: 'BLOCKING' as const }] };
    const { session, socket, sent, advance } = sessionWith([weather(() => 'sunny')], { setup: { tools: [mine] }, reconnect: {} });
    socket().frame(calls({ id: 'c-1', name: 'mine', args: {} }));
    expect(sent()).toEqual([]);
    session.sendToolResponse([{ id: 'c-1', response: { ok: true } }]);
    socket().frame({ serverContent: { turnComplete: true } });
    socket().frame(message.sessionResumptionUpdate('h-1'));
    socket().frame(calls({ id: 'c-2', name: 'newer', args: {} }));
    expect(sent().at(-1)).toMatchObject({
      toolResponse: {
        functionResponses: [{ id: 'c-2', name: 'newer', response: { error: expect.stringMatching(/get_weather/) as unknown } }],
      },
    });
    socket().frame({ serverContent: { turnComplete: true } });
    socket().frame(message.sessionResumptionUpdate('h-2'));
    session.send(updateSetup({ tools: [{ functionDeclarations: [{ name: 'newer', behavior: 'BLOCKING' }] }] }));
    advance(20);
    socket(1).frame(calls({ id: 'c-3', name: 'newer', args: {} }));
    expect(sent(1)).toEqual([]);
    // What the session runs is declared on.
    expect(JSON.stringify(socket(1).sent[0])).toContain('get_weather');
  });

  it('makes up ids where the server gives none, and leaves them out on the wire', () => {
    const { socket, sent } = sessionWith([weather((city) => `${city}: sunny`)]);
    socket().frame(calls({ name: 'get_weather', args: { city: 'Rome' } }));
    expect(sent()).toEqual([{ toolResponse: { functionResponses: [{ name: 'get_weather', response: { output: 'Rome: sunny' } }] } }]);
  });

  it('is the same in each session of an Observable of configs, and in liveEvents', () => {
    const world = stage(undefined, { tools: [weather((city) => city)] });
    const configs$ = new BehaviorSubject<LiveConfig | null>(world.config);
    see(liveSession(configs$).events$);
    world.advance(10);
    world.socket().frame(calls(PARIS));
    configs$.next({ ...world.config });
    world.advance(20);
    world.socket(1).frame(calls({ ...PARIS, id: 'c-2' }));
    see(liveEvents(world.config, of()));
    world.advance(20);
    world.socket(2).frame(calls({ ...PARIS, id: 'c-3' }));
    expect(world.sockets.map(({ sent }) => sent.at(1))).toEqual([
      answered({ output: 'Paris' }),
      answered({ output: 'Paris' }, 'c-2'),
      answered({ output: 'Paris' }, 'c-3'),
    ]);
  });

  it('has all calls of the app as tool runs, too', () => {
    const { session, socket, run } = sessionWith([], {
      setup: { tools: [{ functionDeclarations: [{ name: 'get_weather', behavior: 'BLOCKING' }] }] },
    });
    socket().frame(calls(PARIS));
    expect(run()).toMatchObject({ state: 'waiting' });
    session.toolCallStarted(['c-1']);
    session.sendToolResponse([{ id: 'c-1', response: { ok: true } }]);
    expect(run()).toMatchObject({ state: 'done', result: { ok: true } });
  });
});
