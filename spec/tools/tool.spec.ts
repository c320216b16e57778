import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { of } from 'rxjs';
import { z } from 'zod';
import { LiveConfigError } from '../../lib/errors/live-config-error';
import type { PreparedRun, Tool } from '../../lib/session/tool';
import { described } from '../../lib/tools/schema/described';
import { tool } from '../../lib/tools/tool';

const problemsOf = (define: () => unknown): readonly string[] => {
  try {
    define();
    return [];
  } catch (error) {
    return error instanceof LiveConfigError ? error.problems.map(({ field, problem }) => `${field}: ${problem}`) : [String(error)];
  }
};

const outcomeOf = (prepared: PreparedRun): unknown =>
  isLeft(prepared) ? prepared.left : prepared.right({ call: { id: '1', name: 'x', args: {} }, signal: new AbortController().signal });

const prepare = async (made: Tool, args: unknown): Promise<unknown> => outcomeOf(await made.prepare(args));

describe('tool', () => {
  it('derives the declaration from the schema, and reads arguments with it', async () => {
    const weather = tool({
      name: 'get_weather',
      description: 'The weather.',
      args: t.intersection([t.type({ city: described(t.string, 'The city') }), t.partial({ days: t.Int })]),
      run: ({ city, days = 1 }) => `${city} for ${String(days)}`,
    });
    expect(weather.parameters).toEqual({
      type: 'OBJECT',
      properties: { city: { type: 'STRING', description: 'The city' }, days: { type: 'INTEGER' } },
      required: ['city'],
    });
    expect(await prepare(weather, { city: 'Rome', days: 2 })).toBe('Rome for 2');
    expect(await prepare(weather, { city: 'Rome' })).toBe('Rome for 1');
    expect(await prepare(weather, { days: 2 })).toBe('city is missing');
  });

  it('takes a Standard Schema, whose output is what runs get', async () => {
    const book = tool({
      name: 'book',
      description: 'Books.',
      args: z.object({ seats: z.number().default(2), day: z.string().transform((day) => day.toUpperCase()) }),
      run: ({ seats, day }) => [seats, day],
    });
    expect(await prepare(book, { day: 'monday' })).toEqual([2, 'MONDAY']);
    expect(await prepare(book, { day: 1 })).toMatch(/day/);
  });

  it('takes a JSON Schema', async () => {
    const light = tool({
      name: 'light',
      description: 'Sets the light.',
      args: { type: 'object', properties: { level: { type: 'integer', minimum: 0, maximum: 100 } }, required: ['level'] },
      run: ({ level }) => level + 1,
    });
    expect(await prepare(light, { level: 7 })).toBe(8);
    expect(await prepare(light, { level: 101 })).toMatch(/level/);
  });

  it('may take nothing', async () => {
    const lamp = tool({ name: 'lamp_on', description: 'Turns the lamp on.', run: (args) => args });
    expect(lamp.parameters).toBeNull();
    expect(await prepare(lamp, {})).toEqual({});
  });

  it('has every default filled in', () => {
    const { behavior, scheduling, timeoutMs, concurrency, approve } = tool({ name: 'a', description: 'A.', run: () => 1 });
    expect([behavior, scheduling, timeoutMs, concurrency, approve]).toEqual([null, null, null, Infinity, null]);
    const ask = () => of(true);
    const said = { behavior: 'NON_BLOCKING', scheduling: 'silent', timeoutMs: 7, concurrency: 2, approve: ask } as const;
    expect(tool({ name: 'a', description: 'A.', run: () => 1, ...said })).toMatchObject(said);
  });

  it.each<readonly [object, readonly string[]]>([
    [
      { name: '1st' },
      ['tool 1st: name: should begin with a letter or _ and go on with letters, digits and _ . : -, 128 characters at most'],
    ],
    [{ description: ' ' }, ['tool go: description: should say in words what the function does: the model reads it']],
    [{ run: 'now' }, ['tool go: run: should be a function']],
    [{ timeoutMs: -1 }, ['tool go: timeoutMs: should be a number of milliseconds, 0 or more']],
    [{ concurrency: 0 }, ['tool go: concurrency: should be a number, 1 or more']],
    [{ behavior: 'blocking' }, ['tool go: behavior: should be "BLOCKING" or "NON_BLOCKING"']],
    [{ scheduling: 'SILENT' }, ['tool go: scheduling: should be "whenIdle" or "silent" or "interrupt"']],
    [{ approve: true }, ['tool go: approve: should be a function']],
    [
      { timeout: 5 },
      ['tool go: timeout: is not known; there are name, description, run, args, behavior, scheduling, timeoutMs, concurrency, approve'],
    ],
  ])('says what is wrong with %j', (wrong, problems) => {
    const given = { name: 'go', description: 'Goes.', run: () => 1, ...wrong };
    expect(problemsOf(() => tool(given as never))).toEqual(problems);
  });

  it('says everything at once, of the schema too', () => {
    const problems = problemsOf(() =>
      tool({ name: '', description: 'x', args: t.type({ tags: t.record(t.string, t.string) }), run: () => 1 }),
    );
    expect(problems).toEqual([expect.stringMatching(/^tool : name/), expect.stringMatching(/^tool : args\.tags/)]);
  });

  it.each([undefined, null, 'tool'])('says what it needs where it is given %p', (given) => {
    expect(problemsOf(() => tool(given as never))).toEqual(['tool: definition: should be an object']);
  });
});
