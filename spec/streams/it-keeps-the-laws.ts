import type { OperatorFunction } from 'rxjs';
import { from } from 'rxjs';
import { virtual } from './virtual';

/** What goes into an operator, one value after the other, and what comes out for each: at most one value. */
export interface Laws<I, O> {
  readonly operator: () => OperatorFunction<I, O>;
  readonly inputs: readonly [I, I, I];
  readonly outputs: readonly [O | null, O | null, O | null];
}

/** What every operator of this folder keeps to, whatever it selects. */
export const itKeepsTheLaws = <I, O>({ operator, inputs, outputs }: Laws<I, O>): void => {
  const [a, b, c] = inputs;
  const [x, y, z] = outputs;
  const sources = { a, b, c };
  const results = { x, y, z } as Record<string, O>;
  const marble = (letter: string, output: O | null): string => (output === null ? '-' : letter);
  const [first, second, third] = [marble('x', x), marble('y', y), marble('z', z)];

  it('is empty where its source is', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<I>('--|');
      expectObservable(source$.pipe(operator())).toBe('--|');
      expectSubscriptions(source$.subscriptions).toBe('^-!');
    });
  });

  it('says nothing where its source says nothing', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<I>('---');
      expectObservable(source$.pipe(operator())).toBe('---');
      expectSubscriptions(source$.subscriptions).toBe('^--');
    });
  });

  it('emits what it selects and completes with its source', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<I>(' -a--b--c--|', sources);
      const expected = `-${first}--${second}--${third}--|`;
      expectObservable(source$.pipe(operator())).toBe(expected, results);
      expectSubscriptions(source$.subscriptions).toBe('^---------!');
    });
  });

  it('fails with its source', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<I>('-a--#', sources);
      expectObservable(source$.pipe(operator())).toBe(`-${first}--#`, results);
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
  });

  it('leaves its source when it is left', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<I>('-a--b--c--', sources);
      const leave = '         ^----!----';
      expectObservable(source$.pipe(operator()), leave).toBe(`-${first}--${second}-----`, results);
      expectSubscriptions(source$.subscriptions).toBe(leave);
    });
  });

  it('serves two subscribers apart from each other', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<I>('-a--b--c--|', sources);
      const selected$ = source$.pipe(operator());
      expectObservable(selected$, '^------!').toBe(`-${first}--${second}--${third}`.slice(0, 7), results);
      expectObservable(selected$).toBe(`-${first}--${second}--${third}--|`, results);
      expectSubscriptions(source$.subscriptions).toBe(['^------!', '^---------!']);
    });
  });

  it('keeps up with a burst in one tick', () => {
    const emitted: O[] = [];
    from(inputs)
      .pipe(operator())
      .subscribe((value) => emitted.push(value));
    expect(emitted).toEqual(outputs.filter((output) => output !== null));
  });
};
