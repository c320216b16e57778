import { config } from 'rxjs';

/** What nobody caught: errors that rxjs reports, rejections and exceptions of the process. `stop` looks no longer. */
export interface Watch {
  readonly caught: readonly unknown[];
  /** Lets everything that is reported later be reported. */
  readonly settle: () => Promise<void>;
  readonly stop: () => void;
}

export const watchForFailures = (): Watch => {
  const caught: unknown[] = [];
  const before = config.onUnhandledError;
  const note = (error: unknown): void => {
    caught.push(error);
  };
  config.onUnhandledError = note;
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  return {
    caught,
    // rxjs reports in a timer of 0 ms, and a rejection is unhandled once the microtasks are done: both are over after two timers.
    settle: async () => {
      await new Promise((done) => setTimeout(done, 0));
      await new Promise((done) => setTimeout(done, 0));
    },
    stop: () => {
      config.onUnhandledError = before;
      process.off('unhandledRejection', note);
      process.off('uncaughtException', note);
    },
  };
};

/** The ways in which a secret may be spelled in a text. */
const spellings = (secret: string): readonly string[] => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];

const textOf = (value: unknown): string => {
  const seen = new Set<unknown>();
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'object' && inner !== null) {
      if (seen.has(inner)) return '(again)';
      seen.add(inner);
    }
    return inner instanceof Error
      ? { ...Object.fromEntries(Object.entries(inner)), name: inner.name, message: inner.message, stack: inner.stack, cause: inner.cause }
      : inner;
  });
  return `${text} ${String(value)}`;
};

/** Where a secret stands in any of the values, whatever their shape; nothing where it stands nowhere. */
export const leaksOf = (secret: string, values: readonly unknown[]): readonly string[] =>
  values.map(textOf).filter((text) => spellings(secret).some((spelling) => text.includes(spelling)));
