const MINUTE = 60_000;
const MINUTES = [1, 2, 5, 10, 20, 30, 60, 120, 180, 300, 600].map((count) => count * MINUTE);
const FACTORS = [1, 2, 3, 5] as const;

/** 1 2 3 5 10 20 … and whole minutes where there are many. */
const steps = function* (): Generator<number> {
  for (let power = 1; power <= 10_000; power *= 10) yield* FACTORS.map((factor) => factor * power).filter((step) => step < MINUTE);
  yield* MINUTES;
  for (let step = 20 * 60 * MINUTE; ; step *= 2) yield step;
};

/** The first round number that will do; there is always one, if large numbers do. */
export const roundStep = (willDo: (step: number) => boolean): number => {
  for (const step of steps()) if (willDo(step) || step > Number.MAX_SAFE_INTEGER) return step;
  return Number.MAX_SAFE_INTEGER;
};
