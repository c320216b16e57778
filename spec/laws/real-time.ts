/** Every way to real time, real randomness or a microtask, and how often each was used. */
export interface RealTime {
  readonly uses: () => Readonly<Record<string, number>>;
  readonly restore: () => void;
}

export const NO_USE: Readonly<Record<string, number>> = {
  setTimeout: 0,
  setInterval: 0,
  setImmediate: 0,
  queueMicrotask: 0,
  'process.nextTick': 0,
  'Promise.then': 0,
  'Date.now': 0,
  'performance.now': 0,
  'Math.random': 0,
};

/** Watches them all; they work as before. */
export const watchRealTime = (): RealTime => {
  const spies: Readonly<Record<string, jest.SpyInstance>> = {
    setTimeout: jest.spyOn(globalThis, 'setTimeout'),
    setInterval: jest.spyOn(globalThis, 'setInterval'),
    setImmediate: jest.spyOn(globalThis, 'setImmediate'),
    queueMicrotask: jest.spyOn(globalThis, 'queueMicrotask'),
    'process.nextTick': jest.spyOn(process, 'nextTick'),
    'Promise.then': jest.spyOn(Promise.prototype, 'then'),
    'Date.now': jest.spyOn(Date, 'now'),
    'performance.now': jest.spyOn(performance, 'now'),
    'Math.random': jest.spyOn(Math, 'random'),
  };
  return {
    uses: () => Object.fromEntries(Object.entries(spies).map(([name, { mock }]) => [name, mock.calls.length])),
    restore: () => {
      Object.values(spies).forEach((spy) => {
        spy.mockRestore();
      });
    },
  };
};
