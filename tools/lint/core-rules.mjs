const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' };
const NO_CLASS = [
  {
    selector: "ClassDeclaration:not([superClass.name='Error'])",
    message: 'No class but a subclass of Error: use functions and plain data.',
  },
  { selector: 'ClassExpression', message: 'No class but a subclass of Error: use functions and plain data.' },
];
const NO_CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes from a scheduler: scheduler.now().' },
  {
    selector: 'CallExpression[callee.name=/^(timer|interval|delay|debounceTime|throttleTime|auditTime|sampleTime)$/][arguments.length=1]',
    message: 'Give the scheduler: time must be virtual in tests.',
  },
];
const NO_PROMISE = [
  { selector: ':function[async=true]', message: 'No promise on the message path: return an Observable.' },
  { selector: 'AwaitExpression', message: 'No promise on the message path.' },
];

/** The files of lib that stand at its edge: where the defaults of the environment live, the server of the simulator, and the commands. */
const EDGES = ['lib/session/environment.ts', 'lib/simulator/**/*.ts', 'lib/cli/**/*.ts'];

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask', 'performance'];
const AMBIENT = [...TIMERS, 'console', 'process'];
const FORBIDDEN_PROPERTIES = [
  { object: 'Date', property: 'now', message: 'Use scheduler.now().' },
  { object: 'Math', property: 'random', message: 'Randomness is injected.' },
  ...AMBIENT.map((property) => ({ object: 'globalThis', property, message: 'It is injected, see LiveConfig.env.' })),
];

const NO_FOCUS = ['it', 'test', 'describe'].flatMap((object) =>
  ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'Every test runs.' })),
);

/**
 * Rules for what the language offers: no enum, no class, no hidden clock, no hidden randomness.
 * @type {import('eslint').Linter.Config[]}
 */
export const coreRules = [
  { files: ['lib/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_ENUM, ...NO_CLASS, ...NO_CLOCK, ...NO_PROMISE] } },
  {
    files: ['lib/**/*.ts'],
    ignores: EDGES,
    rules: {
      'no-restricted-globals': ['error', ...AMBIENT.map((name) => ({ name, message: 'It is injected, see LiveConfig.env.' }))],
      'no-restricted-properties': ['error', ...FORBIDDEN_PROPERTIES],
      'rxjs-x/no-ignored-error': 'error',
    },
  },
  {
    files: EDGES,
    rules: { 'no-restricted-syntax': ['error', NO_ENUM, ...NO_CLASS], 'no-console': 'off' },
  },
  { files: ['demos/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_ENUM, ...NO_CLASS], 'no-console': 'off' } },
  { files: ['tools/**', '*.{mjs,js,cjs}'], rules: { 'no-console': 'off' } },
  {
    files: ['spec/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', NO_ENUM],
      'no-restricted-properties': ['error', ...NO_FOCUS],
      'no-restricted-globals': ['error', 'fit', 'xit', 'fdescribe', 'xdescribe', 'xtest'],
    },
  },
];
