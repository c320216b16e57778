import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

interface Sample {
  /** A file that exists: the text stands in for what it holds, so that types are known and nothing is written. */
  readonly filePath: string;
  readonly text: string;
}

interface Case {
  readonly title: string;
  readonly rule: string;
  readonly bad: Sample;
  readonly good: Sample;
}

const inFile = (filePath: string, ...lines: readonly string[]): Sample => ({ filePath, text: `${lines.join('\n')}\n` });

const PURE = 'lib/errors/scrub.ts';
const ERROR = 'lib/errors/live-config-error.ts';
const TRANSPORT = 'lib/transport/transport.ts';
const count = (lines: number): readonly string[] =>
  Array.from({ length: lines }, (_, index) => (index === 0 ? 'export const one = 1;' : '// a line'));

const cases: readonly Case[] = [
  {
    title: 'a file of 251 lines',
    rule: 'max-lines',
    bad: { filePath: PURE, text: count(251).join('\n') },
    good: { filePath: PURE, text: count(250).join('\n') },
  },
  {
    title: 'an import against the direction',
    rule: 'import-x/no-restricted-paths',
    bad: inFile(PURE, "import type { Transport } from '../transport/transport';", 'export type Dial = Transport;'),
    good: inFile(PURE, "import type { LiveError } from './live-error';", 'export type Dial = LiveError;'),
  },
  {
    title: 'RxJS where it is not known',
    rule: 'no-restricted-imports',
    bad: inFile(PURE, "import type { Observable } from 'rxjs';", 'export type Numbers = Observable<number>;'),
    good: inFile(TRANSPORT, "import type { Observable } from 'rxjs';", 'export type Numbers = Observable<number>;'),
  },
  {
    title: 'a socket outside transport',
    rule: 'no-restricted-imports',
    bad: inFile(
      'lib/wire/session-event.ts',
      "import WebSocket from 'isomorphic-ws';",
      'export const open = (): WebSocket => new WebSocket("ws://x");',
    ),
    good: inFile(TRANSPORT, "import WebSocket from 'isomorphic-ws';", 'export const open = (): WebSocket => new WebSocket("ws://x");'),
  },
  {
    title: 'a cycle',
    rule: 'import-x/no-cycle',
    bad: inFile(ERROR, "import { geminiApi } from '../transport/gemini-api';", 'export const again = geminiApi;'),
    good: inFile(ERROR, "import { LiveFailure } from './live-failure';", 'export const again = LiveFailure;'),
  },
  {
    title: 'a Subject in what a function returns',
    rule: 'local/no-exposed-subjects',
    bad: inFile(TRANSPORT, "import { Subject } from 'rxjs';", 'export const numbers = () => ({ all$: new Subject<number>() });'),
    good: inFile(
      TRANSPORT,
      "import { Subject } from 'rxjs';",
      'export const numbers = () => ({ all$: new Subject<number>().asObservable() });',
    ),
  },
  {
    title: 'a Subject in an interface',
    rule: 'local/no-exposed-subjects',
    bad: inFile(TRANSPORT, "import type { Subject } from 'rxjs';", 'export interface Numbers {', '  readonly all$: Subject<number>;', '}'),
    good: inFile(
      TRANSPORT,
      "import type { Observable } from 'rxjs';",
      'export interface Numbers {',
      '  readonly all$: Observable<number>;',
      '}',
    ),
  },
  {
    title: 'a floating promise',
    rule: '@typescript-eslint/no-floating-promises',
    bad: inFile(PURE, 'export const begin = (work: () => Promise<void>): void => {', '  work();', '};'),
    good: inFile(PURE, 'export const begin = (work: () => Promise<void>): Promise<void> => {', '  return work();', '};'),
  },
  {
    title: 'an Observable without $',
    rule: 'local/observable-names',
    bad: inFile(TRANSPORT, "import { of } from 'rxjs';", 'export const numbers = of(1);'),
    good: inFile(TRANSPORT, "import { of } from 'rxjs';", 'export const numbers$ = of(1);'),
  },
  {
    title: 'a $ on a function',
    rule: 'local/observable-names',
    bad: inFile(TRANSPORT, "import { type Observable, of } from 'rxjs';", 'export const numbers$ = (): Observable<number> => of(1);'),
    good: inFile(TRANSPORT, "import { type Observable, of } from 'rxjs';", 'export const numbers = (): Observable<number> => of(1);'),
  },
  {
    title: 'the clock of the machine',
    rule: 'no-restricted-properties',
    bad: inFile(TRANSPORT, 'export const now = (): number => Date.now();'),
    good: inFile(TRANSPORT, 'export const now = (clock: { readonly now: () => number }): number => clock.now();'),
  },
];

const lint = (samples: readonly Sample[]): readonly (readonly string[])[] =>
  JSON.parse(
    execFileSync(process.execPath, [join(ROOT, 'tools/lint/lint-texts.mjs')], {
      cwd: ROOT,
      input: JSON.stringify(samples),
      encoding: 'utf8',
    }),
  ) as readonly (readonly string[])[];

describe('npm run lint', () => {
  const broken = lint(cases.flatMap(({ bad, good }) => [bad, good]));

  it.each(cases.map(({ title, rule }, index) => ({ title, rule, found: broken[2 * index] })))('refuses $title', ({ rule, found }) => {
    expect(found).toContain(rule);
  });

  it.each(cases.map(({ title }, index) => ({ title, found: broken[2 * index + 1] })))(
    'passes the same text without $title',
    ({ found }) => {
      expect(found).toEqual([]);
    },
  );
});
