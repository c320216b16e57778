import { type RunHelpers, TestScheduler } from 'rxjs/testing';

/** What a spec in virtual time gets: the marbles, and the scheduler that is their clock. */
export type Virtual = RunHelpers & { readonly scheduler: TestScheduler };

/** Runs a spec in virtual time: deep equality of every notification and its frame. */
export const virtual = (run: (helpers: Virtual) => void): void => {
  const scheduler = new TestScheduler((actual, expected) => {
    expect(actual).toEqual(expected);
  });
  scheduler.run((helpers) => {
    run({ ...helpers, scheduler });
  });
};
