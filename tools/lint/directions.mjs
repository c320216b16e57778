import { fileURLToPath } from 'node:url';

/** What each folder of lib may import beside itself. The folders are the stages of the flow, so this is the whole shape of the library. */
const MAY_IMPORT = {
  errors: [],
  wire: ['errors'],
  machine: ['wire', 'errors'],
  transport: ['errors'],
  token: ['wire', 'errors', 'transport'],
  session: ['wire', 'errors', 'machine', 'transport'],
  streams: ['wire', 'errors'],
  tools: ['wire', 'errors', 'session', 'streams'],
  audio: ['wire', 'errors'],
  live: ['wire', 'errors', 'machine', 'transport', 'session', 'streams', 'tools'],
  script: ['wire', 'errors'],
  recording: ['wire', 'errors'],
  simulator: ['wire', 'errors', 'transport', 'script', 'recording'],
  testing: ['wire', 'errors', 'machine', 'transport', 'session', 'streams', 'tools', 'live', 'script', 'recording'],
  cli: ['wire', 'errors', 'transport', 'session', 'streams', 'live', 'recording', 'testing', 'simulator'],
  angular: ['wire', 'errors', 'machine', 'transport', 'session', 'streams', 'tools', 'live'],
};

/** Who may name which package; everybody else may not. */
const PACKAGE_OWNERS = {
  'isomorphic-ws': ['transport'],
  ws: ['simulator'],
  '@angular/core': ['angular'],
};

const WITHOUT_RXJS = ['errors', 'wire', 'machine', 'script', 'recording'];
/** The folders that run on Node alone. */
const ON_NODE = ['simulator', 'cli'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folders = Object.keys(MAY_IMPORT);

const zones = [
  ...folders.map((folder) => ({
    target: `lib/${folder}`,
    from: 'lib',
    except: [folder, ...MAY_IMPORT[folder]].map((allowed) => `./${allowed}`),
    message: `lib/${folder} may import ${[...MAY_IMPORT[folder], 'its own folder'].join(', ')} and nothing else of lib.`,
  })),
  { target: 'lib/index.ts', from: 'lib/simulator', message: 'The root entry does not know the simulator.' },
  ...['spec', 'demos', 'tools'].map((from) => ({ target: 'lib', from, message: 'The library imports nothing outside lib.' })),
  { target: 'demos', from: 'spec', message: 'Nothing imports spec.' },
  { target: 'tools', from: 'spec', message: 'Nothing imports spec.' },
  { target: 'demos', from: 'lib', message: "Demos import 'gemini-live-rxjs' by its package name, as users do." },
];

const WITH_EXTENSION = { regex: '^\\.{1,2}/.*\\.(ts|js|mjs|cjs)$', message: 'Relative imports have no extension.' };

const onlyFrom = (name) => ({ regex: `^${name}(/|$)`, message: `'${name}' is not for this folder.` });

/** @returns {import('eslint').Linter.Config} */
const packageRule = (folder) => ({
  files: [`lib/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          WITH_EXTENSION,
          { regex: '^gemini-live-rxjs(/|$)', message: 'Inside the library imports are relative.' },
          {
            regex: '^fp-ts($|/(?!lib/[A-Za-z]+\\.js$))',
            message: "Write 'fp-ts/lib/<Module>.js': only that loads in Node and is inlined by the build.",
          },
          ...Object.keys(PACKAGE_OWNERS)
            .filter((name) => !PACKAGE_OWNERS[name].includes(folder))
            .map(onlyFrom),
          ...(WITHOUT_RXJS.includes(folder) ? [onlyFrom('rxjs')] : []),
          ...(ON_NODE.includes(folder) ? [] : [{ regex: '^node:', message: 'The library runs in browsers too.' }]),
        ],
      },
    ],
  },
});

/**
 * Import directions: which folder may know which, who may name a socket, and no cycles.
 * @type {import('eslint').Linter.Config[]}
 */
export const directions = [
  {
    files: ['{lib,spec,demos,tools}/**/*.{ts,mjs}'],
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: ROOT, zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': 'error',
      'import-x/no-self-import': 'error',
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'import-x/no-default-export': 'error',
      'import-x/no-extraneous-dependencies': [
        'error',
        { devDependencies: false, peerDependencies: true, includeTypes: true, packageDir: ROOT },
      ],
    },
  },
  packageRule('*'),
  ...folders.map(packageRule),
  {
    files: ['demos/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            WITH_EXTENSION,
            { regex: '(^|/)lib(/|$)', message: "Demos import 'gemini-live-rxjs' by its package name, as users do." },
            { regex: '^gemini-live-rxjs/(lib|dist)(/|$)', message: 'Import an entry point.' },
          ],
        },
      ],
    },
  },
];
