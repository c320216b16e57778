import * as t from 'io-ts';
import type { Observable } from 'rxjs';
import { concat, EMPTY, interval, map, NEVER, of, throwError, timer } from 'rxjs';
import { LiveConfigError } from '../../lib/errors/live-config-error';
import type { Tool } from '../../lib/session/tool';
import { event } from '../../lib/testing/builders/event';
import { runTools } from '../../lib/tools/run-tools';
import type { RunToolsOptions } from '../../lib/tools/run-tools-options';
import { tool } from '../../lib/tools/tool';
import type { SessionEvent } from '../../lib/wire/session-event';
import { virtual } from '../streams/virtual';
import { lineOfCommand } from './line-of-command';

const call = (id: string, name: string, args: Readonly<Record<string, unknown>> = {}) => ({ id, name, args });
const toolCall = (...calls: readonly ReturnType<typeof call>[]): SessionEvent => event.ToolCall({ calls });

const EVENTS: Readonly<Record<string, SessionEvent>> = {
  a: toolCall(call('1', 'go', { city: 'Paris' })),
  b: toolCall(call('2', 'go', { city: 'Rome' })),
  w: toolCall(call('1', 'go', { city: 42 })),
  u: toolCall(call('1', 'fly')),
  m: toolCall(call('1', 'go', { city: 'Paris' }), call('2', 'go', { city: 'Rome' }), call('3', 'other')),
  k: event.ToolCallCancelled({ ids: ['1'] }),
  T: event.TurnComplete(),
  D: event.Disconnected(),
};

type Run = Parameters<typeof tool<t.TypeC<{ city: t.StringC }>>>[0]['run'];

const go = (run: Run, more: object = {}): Tool =>
  tool({ name: 'go', description: 'Goes to a city.', args: t.type({ city: t.string }), run, ...more });

const STARTED = 'started 1';
const after = (ms: number, value: unknown): Observable<unknown> => timer(ms).pipe(map(() => value));

/** Plays events, and expects commands as lines: those of one moment are drawn as a group, and listed. */
const expectCommands = (
  events: string,
  tools: readonly Tool[],
  [marbles, lines]: readonly [marbles: string, lines: Readonly<Record<string, string>>],
  options: RunToolsOptions = {},
  leave?: string,
): void => {
  virtual(({ hot, expectObservable, scheduler }) => {
    const commands$ = hot<SessionEvent>(events, EVENTS).pipe(runTools(tools, { scheduler, ...options }), map(lineOfCommand));
    expectObservable(commands$, leave).toBe(marbles, lines);
  });
};

const s = STARTED;
const S = 'started 2';
const r = 'answered 1 {"output":"Paris!"}';
const R = 'answered 2 {"output":"Rome!"}';
const answer = { s, r, S, R };

const failing = (why: string, error: string) => ({ s, f: `failed 1 ${why}`, x: `answered 1 ${JSON.stringify({ error })}` });
const WRONG = failing('arguments', 'The arguments do not fit: city should be a string but is 42. Correct them and call again.');
const THREW = failing('threw', 'The function failed: no road to Paris');
const SLOW = failing('timeout', 'The function gave no result within 0.005 seconds and was stopped. Tell the user, or try again later.');
const UNKNOWN = failing('unknown', 'There is no such function. Use one of these: go.');
const NO_JSON = failing('result', 'The function ran, but its result cannot be read. Do not call it again for the same thing.');
const REFUSED = failing('refused', 'The user did not allow this. Do not try again unless they ask for it.');

const OTHER = tool({ name: 'other', description: 'Does something else.', run: () => 'done' });
const other = { o: 'started 3', q: 'answered 3 {"output":"done"}' };

const asking = (approve: () => Observable<unknown>): Tool => go(() => 'Paris!', { approve });

const throws = (): never => {
  throw new Error('no road to Paris');
};

type Path = readonly [
  what: string,
  events: string,
  tools: readonly Tool[],
  commands: string,
  lines: Readonly<Record<string, string>>,
  options?: RunToolsOptions,
];

const paths = (rows: readonly Path[]): readonly (readonly [string, Path])[] => rows.map((row) => [row[0], row]);

describe('runTools', () => {
  it.each(
    paths([
      ['answers with a value', '    -a---|', [go(({ city }) => `${city}!`)], '-(sr)|', answer],
      ['answers with the value of an Observable', '-a-----|', [go(({ city }) => after(3, `${city}!`))], '-s--r--|', answer],
      [
        'answers with the last one of several, where it may say no more',
        '-a-----|',
        [go(() => concat(after(1, 'no'), after(2, 'Paris!')))],
        '-s--r--|',
        answer,
      ],
      ['answers with nothing', '    -a---|', [go(() => undefined)], '-(sr)|', { s, r: 'answered 1 {"output":null}' }],
      ['answers an object as it is', '-a---|', [go(() => ({ mood: 'happy' }))], '-(sr)|', { s, r: 'answered 1 {"mood":"happy"}' }],
      ['runs calls side by side', ' -a-b-----|', [go(({ city }) => after(4, `${city}!`))], '-s-S-r-R-|', answer],
      ['leaves alone what is not its own', '-u-T-|', [go(() => 1)], '-----|', {}, { isForeign: (name) => name === 'fly' }],
      ['runs once what is asked for again', '-a-a---|', [go(() => after(4, 'Paris!'))], '-s---r-|', answer],
      ['runs anew what is asked for again when it was answered', '-a---a---|', [go(() => after(2, 'Paris!'))], '-s-r-s-r-|', answer],
      ['says of wrong arguments what is wrong', '-w---|', [go(() => 'never')], '-(fx)|', WRONG],
      ['says what a throw says', '  -a----|', [go(throws)], '-(sfx)|', THREW],
      [
        'says what an error says',
        ' -a------|',
        [
          go(() =>
            concat(
              after(2, 'x'),
              throwError(() => new Error('no road to Paris')),
            ),
          ),
        ],
        '-s-(fx)-|',
        THREW,
      ],
      ['stops what takes too long', '-a--------|', [go(() => NEVER, { timeoutMs: 5 })], '-s----(fx)|', SLOW],
      ['stops what takes too long for any tool', '-a--------|', [go(() => NEVER)], '-s----(fx)|', SLOW, { timeoutMs: 5 }],
      [
        'answers with what there is when the time is up',
        '-a--------|',
        [go(() => concat(after(2, 'Paris!'), NEVER), { timeoutMs: 5 })],
        '-s----r---|',
        answer,
      ],
      [
        'does not wait for ever because values come on and on',
        '-a--------|',
        [go(() => interval(2).pipe(map(() => 'Paris!')), { timeoutMs: 5 })],
        '-s----r---|',
        answer,
      ],
      ['says which functions there are', '-u---|', [go(() => 1)], '-(fx)|', UNKNOWN],
      ['says that a result is not JSON', '-a----|', [go(() => new Map())], '-(sfx)|', NO_JSON],
      ['completes with its source, and lets go of what runs', '-a--|', [go(() => NEVER)], '-s--|', { s }],
      ['fails with its source', '-a--#', [go(() => NEVER)], '-s--#', { s }],
    ]),
  )('%s', (_what, [, events, tools, commands, lines, options]) => {
    expectCommands(events, tools, [commands, lines], options);
  });

  it.each(
    paths([
      ['while it runs', '            -a--k---|', [go(() => after(5, 'late'))], '-s------|', { s }],
      ['in the moment of its answer', '-a--k---|', [go(() => after(3, 'late'))], '-s------|', { s }],
      ['when it was answered', '     -a--k---|', [go(() => after(1, 'Paris!'))], '-sr-----|', answer],
      ['while it waits for room', '  -b-a-k-----|', [go(({ city }) => after(6, `${city}!`), { concurrency: 1 })], '-S-----R---|', answer],
      [
        'while somebody is asked',
        '  -a--k---|',
        [go(() => 'late', { approve: () => after(5, true) as Observable<boolean> })],
        '--------|',
        {},
      ],
      ['with its session', '         -a--D---|', [go(() => after(5, 'late'))], '-s------|', { s }],
      ['and runs when it is asked for again', '-a-k-a---|', [go(() => after(3, 'Paris!'))], '-s---s--r|', answer],
    ]),
  )('answers nothing to what is taken back %s', (_what, [, events, tools, commands, lines, options]) => {
    expectCommands(events, tools, [commands, lines], options);
  });

  it.each(
    paths([
      ['over all', '        -(ab)--------|', [go(({ city }) => after(5, `${city}!`))], '-s----(rS)-R-|', answer, { concurrency: 1 }],
      ['of a tool', '       -(ab)--------|', [go(({ city }) => after(5, `${city}!`), { concurrency: 1 })], '-s----(rS)-R-|', answer],
      [
        'of each tool alone',
        '-m----------|',
        [go(({ city }) => after(5, `${city}!`), { concurrency: 1 }), OTHER],
        '-(soq)(rS)-R|',
        { ...answer, ...other },
      ],
    ]),
  )('runs so many at a time %s', (_what, [, events, tools, commands, lines, options]) => {
    expectCommands(events, tools, [commands, lines], options);
  });

  it.each(
    paths([
      ['allowed', '           -a------|', [asking(() => after(3, true))], '----(sr)|', answer],
      [
        'allowed for every tool',
        '-a------|',
        [go(() => 'Paris!')],
        '----(sr)|',
        answer,
        { approve: () => after(3, true) as Observable<boolean> },
      ],
      ['allowed by itself', ' -a---|', [asking(() => of(true))], '-(sr)|', answer, { approve: () => NEVER }],
      ['answered with something else', '-a------|', [asking(() => after(3, { allowed: true }))], '----(fx)|', REFUSED],
      ['answered in words', '-a---|', [asking(() => 'no' as never)], '-(fx)|', REFUSED],
      ['allowed at once', '-a---|', [asking(() => true as never)], '-(sr)|', answer],
      ['refused', '           -a------|', [asking(() => after(3, false))], '----(fx)|', REFUSED],
      ['left open', '         -a---|', [asking(() => EMPTY)], '-(fx)|', REFUSED],
      ['not answered', '      -a--------|', [asking(() => NEVER)], '------(fx)|', REFUSED, { approveMs: 5 }],
      ['failing', '           -a---|', [asking(() => throwError(() => new Error('no screen')))], '-(fx)|', REFUSED],
      ['thrown', '            -a---|', [asking(throws)], '-(fx)|', REFUSED],
      ['not asked for arguments that do not fit', '-w---|', [asking(throws)], '-(fx)|', WRONG],
    ]),
  )('runs what somebody has to allow where it is %s', (_what, [, events, tools, commands, lines, options]) => {
    expectCommands(events, tools, [commands, lines], options);
  });

  it('refuses tools and options that cannot work', () => {
    const problemsOf = (define: () => unknown): readonly string[] => {
      try {
        define();
        return [];
      } catch (error) {
        return error instanceof LiveConfigError ? error.problems.map(({ field }) => field) : [String(error)];
      }
    };
    expect(problemsOf(() => runTools([OTHER, OTHER], { timeoutMs: -1, concurency: 2 } as never))).toEqual([
      'tools[1]',
      'timeoutMs',
      'concurency',
    ]);
  });
});
