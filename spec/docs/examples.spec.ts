import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { blocksOf, PAGES, ROOT } from './blocks';
import type { Block } from './blocks';

const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

const ofComments = (file: string): readonly Omit<Block, 'path'>[] =>
  [...readFileSync(file, 'utf8').matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(([comment]) => {
    const [, ...texts] = comment
      .slice(3, -2)
      .replace(/^\s*\* ?/gm, '')
      .split('@example');
    return texts.map((text) => ({ where: file.slice(ROOT.length + 1), code: text.split('\n@')[0] ?? '' }));
  });

/** What examples use without saying where it comes from. */
const STAGE: Readonly<Record<string, string>> = {
  session: 'declare const session: LiveSession;',
  config: 'declare const config: LiveConfig;',
  lamp: 'declare const lamp: Tool;',
  request: 'declare const request: TransportRequest;',
  microphone$: 'declare const microphone$: Observable<Int16Array>;',
  call$: 'declare const call$: Observable<{ readonly active: boolean }>;',
  play: 'declare const play: (pcm: Uint8Array) => void;',
  stopPlaying: 'declare const stopPlaying: () => void;',
  usage: 'declare const usage: UsageMetadata;',
  readFileSync: "import { readFileSync } from 'node:fs';",
  createReadStream: "import { createReadStream } from 'node:fs';",
  endpoint: 'declare const endpoint: Endpoint;',
  model: 'declare const model: string;',
  frames: 'declare const frames: readonly RecordedFrame[];',
  recording: 'declare const recording: Recorder;',
  lines: 'declare const lines: string[];',
  file: 'declare const file: { readonly write: (text: string) => void };',
  sessionStorage:
    'declare const sessionStorage: { getItem: (key: string) => string | null; setItem: (key: string, value: string) => void };',
  run: 'declare const run: (name: string, args: object) => unknown;',
};

const MODULES: Readonly<Record<string, string>> = {
  'gemini-live-rxjs': 'lib/index.ts',
  'gemini-live-rxjs/testing': 'lib/testing/index.ts',
  'gemini-live-rxjs/simulator': 'lib/simulator/index.ts',
  rxjs: 'node_modules/rxjs/dist/types/index.d.ts',
  'rxjs/testing': 'node_modules/rxjs/dist/types/testing/index.d.ts',
};

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config, ts.sys, ROOT)
    .options,
  noEmit: true,
  experimentalDecorators: true,
  noUnusedLocals: false,
  noUnusedParameters: false,
};

/** The names that each module exports, in the order in which an example may mean them. */
const exportedNames = (program: ts.Program): readonly (readonly [string, string])[] =>
  Object.entries(MODULES).flatMap(([name, path]) => {
    const file = program.getSourceFile(join(ROOT, path));
    const symbol = file === undefined ? undefined : program.getTypeChecker().getSymbolAtLocation(file);
    return symbol === undefined
      ? []
      : program
          .getTypeChecker()
          .getExportsOfModule(symbol)
          .map((each) => [each.name, name] as const);
  });

const uses = (code: string, name: string): boolean =>
  new RegExp(`(?<![\\w$'])(?<!(?<!\\.\\.)\\.)${name.replace('$', '\\$')}(?![\\w$'])`).test(code);

const declares = (code: string, name: string): boolean =>
  new RegExp(`(?:const|let|function|import[^;]*[{,]\\s*)\\s*(?:type )?${name.replace('$', '\\$')}(?![\\w$])`).test(code);

const moduleOf = (code: string, names: readonly (readonly [string, string])[]): string => {
  const stage = Object.entries(STAGE).flatMap(([name, line]) => (uses(code, name) && !declares(code, name) ? [line] : []));
  const body = [...stage, code].join('\n');
  const known = new Map([...names].reverse());
  const imports = [...known].flatMap(([name, from]) =>
    uses(body, name) && !declares(code, name) && !(name in STAGE) ? [`import { ${name} } from '${from}';`] : [],
  );
  return [...imports, body, 'export {};'].join('\n');
};

const examples: readonly Block[] = [
  ...sourceFiles(join(ROOT, 'lib'))
    .flatMap(ofComments)
    .map((example, index) => ({ ...example, path: join(ROOT, 'spec/docs', `example-${String(index)}.ts`) })),
  ...PAGES.flatMap(blocksOf),
];

const problemsOf = (): readonly string[] => {
  const entries = Object.values(MODULES).map((path) => join(ROOT, path));
  const names = exportedNames(ts.createProgram(entries, options));
  const files = new Map(examples.map(({ path, code }) => [path, moduleOf(code, names)]));
  const folders = new Set([...files.keys()].map(dirname));
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const directoryExists = host.directoryExists?.bind(host);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.directoryExists = (path) => folders.has(path) || directoryExists?.(path) === true;
  host.getSourceFile = (path, language) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, text], index) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${examples[index]?.where ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}\n${text}`,
    );
  });
};

describe('the examples of the documentation', () => {
  it('compile as they stand', () => {
    expect(examples.length).toBeGreaterThan(40);
    expect(problemsOf()).toEqual([]);
  }, 60_000);
});
