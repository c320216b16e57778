import * as t from 'io-ts';
import { of } from 'rxjs';
import { z } from 'zod';
import type { Tool } from '../../lib/session/tool';
import { toolResult } from '../../lib/session/tool-result';
import { tool } from '../../lib/tools/tool';

type Identity<T> = <U>(value: U) => U extends T ? 1 : 2;
type IsSame<A, B> = Identity<A> extends Identity<B> ? true : false;

interface Typed<Args, Result> {
  /** Compiles for the very types of the arguments and the result alone. */
  readonly is: <A, R>(
    ...proof: IsSame<Args, A> extends true ? (IsSame<Result, R> extends true ? [] : [result: Result]) : [args: Args]
  ) => void;
}

const typed = <Args, Result>({ name }: Tool<Args, Result>): Typed<Args, Result> => ({ is: () => expect(name).toBe('go') });

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

  it('let tools of all kinds stand in one list', () => {
    const tools: readonly Tool[] = [
      tool({ ...base, args: t.type({ city: t.string }), run: ({ city }) => city }),
      tool({ ...base, args: z.object({ seats: z.number() }), run: ({ seats }) => seats }),
      tool({ ...base, run: () => undefined }),
    ];
    expect(tools).toHaveLength(3);
  });
});
