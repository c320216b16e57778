import * as t from 'io-ts';
import { EMPTY, of, timer } from 'rxjs';
import { z } from 'zod';
import type { Tool } from '../../lib/session/tool';
import { toolResult } from '../../lib/session/tool-result';
import type { ResultOf } from '../../lib/tools/result-of';
import type { ArgsOf, ArgsSchema } from '../../lib/tools/schema/args-schema';
import { tool } from '../../lib/tools/tool';
import type { ToolDefinition } from '../../lib/tools/tool-definition';
import type { IsSame } from '../support/is-same';

interface Typed<Args, Result> {
  /** Compiles for the very types of the arguments and the result alone. */
  readonly is: <A, R>(
    ...proof: IsSame<Args, A> extends true ? (IsSame<Result, R> extends true ? [] : [result: Result]) : [args: Args]
  ) => void;
}

const typed = <Args, Result>({ name }: Tool<Args, Result>): Typed<Args, Result> => ({ is: () => expect(name).toBe('go') });

class Room {
  readonly beds: number = 2;
  readonly floor?: number;
  describe(): string {
    return `${String(this.beds)} beds`;
  }
}

interface Tree {
  readonly name: string;
  readonly kids: readonly Tree[];
}

const TREE: Tree = { name: 'root', kids: [] };

const base = { name: 'go', description: 'Goes.' } as const;

describe('the types of a tool', () => {
  it('are those of an io-ts codec', () => {
    const args = t.type({ city: t.string, days: t.union([t.number, t.undefined]) });
    typed(tool({ ...base, args, run: ({ city }) => city.length })).is<{ city: string; days: number | undefined }, number>();
    // @ts-expect-error there is no such argument
    typed(tool({ ...base, args, run: ({ town }) => String(town) }));
    // @ts-expect-error a text is no number
    typed(tool({ ...base, args, run: ({ city }: { city: number }) => city }));
    // @ts-expect-error the result is a number
    typed(tool({ ...base, args, run: ({ city }) => city.length })).is<t.TypeOf<typeof args>, string>();
  });

  it('are the output of a zod schema', () => {
    const args = z.object({ day: z.enum(['mon', 'tue']), seats: z.number().default(2) });
    typed(tool({ ...base, args, run: async ({ seats }) => Promise.resolve(seats) })).is<{ day: 'mon' | 'tue'; seats: number }, number>();
    // @ts-expect-error a day is no number
    typed(tool({ ...base, args, run: ({ day }: { day: number; seats: number }) => day }));
  });

  it('are inferred from a literal of JSON Schema', () => {
    const made = tool({
      ...base,
      args: {
        type: 'object',
        properties: { city: { type: 'string' }, unit: { enum: ['C', 'F'] }, tags: { type: 'array', items: { type: 'string' } } },
        required: ['city', 'tags'],
      },
      run: ({ city, tags }) => of({ city, count: tags.length }),
    });
    typed(made).is<
      { readonly city: string; readonly tags: readonly string[]; readonly unit?: 'C' | 'F' },
      { city: string; count: number }
    >();
    typed(
      tool({
        ...base,
        args: { type: 'object', properties: { unit: { type: 'string' } } },
        // @ts-expect-error there may be no unit
        run: ({ unit }) => unit.length,
      }),
    );
  });

  it('know of a signal, and of results that say when to speak of them', () => {
    typed(tool({ ...base, run: (_args, { signal }) => of(signal.aborted) })).is<object, boolean>();
    typed(tool({ ...base, run: () => of(toolResult(1, { scheduling: 'silent' })) })).is<object, 1>();
  });

  it('are those of what is emitted, however it is given', () => {
    typed(tool({ ...base, run: () => 'x' })).is<object, string>();
    typed(tool({ ...base, run: async () => Promise.resolve({ a: 1 }) })).is<object, { a: number }>();
    typed(tool({ ...base, run: async () => Promise.resolve(of({ a: 1 })) })).is<object, { a: number }>();
    typed(tool({ ...base, run: async () => Promise.resolve(toolResult('x', { scheduling: 'silent' })) })).is<object, 'x'>();
    typed(
      tool({
        ...base,
        async *run() {
          yield 1;
          await Promise.resolve();
          yield toolResult('over', { scheduling: 'interrupt' });
        },
      }),
    ).is<object, 1 | 'over'>();
    typed(tool({ ...base, run: (_args, { signal }) => (signal.aborted ? { error: 'no' } : of({ ok: true })) })).is<
      object,
      { error: string } | { ok: boolean }
    >();
    typed(tool({ ...base, run: (_args, { signal }) => (signal.aborted ? Promise.resolve(1) : timer(1)) })).is<object, number>();
    typed(tool({ ...base, run: () => EMPTY })).is<object, never>();
    typed(tool({ ...base, run: () => JSON.parse('1') as unknown })).is<object, unknown>();
    typed(tool({ ...base, run: () => undefined })).is<object, undefined>();
  });

  it('are results that JSON can say', () => {
    typed(tool({ ...base, run: () => ({ at: new Date(0), site: new URL('https://a.b') }) })).is<object, { at: Date; site: URL }>();
    typed(tool({ ...base, run: () => of(new Room()) })).is<object, Room>();
    typed(tool({ ...base, run: () => TREE })).is<object, Tree>();
    // @ts-expect-error a bigint is not JSON
    tool({ ...base, run: () => 5n });
    // @ts-expect-error a symbol is not JSON
    tool({ ...base, run: () => Symbol('x') });
    // @ts-expect-error a Map would be told as {}
    tool({ ...base, run: () => new Map([['a', 1]]) });
    // @ts-expect-error a Set would be told as {}
    tool({ ...base, run: async () => Promise.resolve(new Set([1])) });
    // @ts-expect-error a function is not JSON
    tool({ ...base, run: () => () => 1 });
    // @ts-expect-error a function that is emitted
    tool({ ...base, run: () => of(() => 1) });
    // @ts-expect-error bytes would be told as an object
    tool({ ...base, run: () => ({ image: new Uint8Array(2) }) });
    // @ts-expect-error an Observable in an Observable, which nobody subscribes to
    tool({ ...base, run: () => of(of(1)) });
    // @ts-expect-error a Promise in an object, which nobody waits for
    tool({ ...base, run: () => ({ later: Promise.resolve(1) }) });
    // @ts-expect-error a Map deep within
    tool({ ...base, run: () => of({ rooms: [{ beds: new Map<string, number>() }] }) });
    // @ts-expect-error a bigint in a result that says when to speak of it
    tool({ ...base, run: () => toolResult({ big: 1n }, { scheduling: 'silent' }) });
    // @ts-expect-error what is a bigint now and then
    tool({ ...base, run: (_args, { signal }) => (signal.aborted ? 1 : 2n) });
  });

  it('pass through a function that takes any definition', () => {
    const twice = <S extends ArgsSchema, Given>(definition: ToolDefinition<S, Given>): Tool<ArgsOf<S>, ResultOf<Given>> =>
      tool({ ...definition, run: (args, context) => definition.run(args, context) });
    typed(twice({ ...base, args: z.object({ seats: z.number() }), run: ({ seats }) => of(seats) })).is<{ seats: number }, number>();
  });

  it('can be said of the place where the tool goes', () => {
    const switched: Tool<{ readonly on: boolean }, 'on' | 'off'> = tool({
      ...base,
      args: { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
      run: ({ on }) => (on ? 'on' : 'off'),
    });
    // @ts-expect-error the result is a number
    const wrong: Tool<object, string> = tool({ ...base, run: () => of(1) });
    expect([switched.name, wrong.name]).toEqual(['go', 'go']);
  });

  it('let tools of all kinds stand in one list', () => {
    const tools: readonly Tool[] = [
      tool({ ...base, args: t.type({ city: t.string }), run: ({ city }) => city }),
      tool({ ...base, args: z.object({ seats: z.number() }), run: ({ seats }) => seats }),
      tool({ ...base, run: () => undefined }),
    ];
    expect(tools).toHaveLength(3);
  });
});
