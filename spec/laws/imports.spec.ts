import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const LIB = resolve(__dirname, '../../lib');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gms)].map(([, from = '']) => from);

interface Source {
  readonly file: string;
  readonly folder: string;
  /** Other folders of lib. */
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

const folderOf = (file: string): string => relative(LIB, file).split(sep)[0] ?? '';

const sources: readonly Source[] = filesBelow(LIB)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const imports = importsOf(readFileSync(file, 'utf8'));
    const folder = folderOf(file);
    const inside = imports.filter((from) => from.startsWith('.')).map((from) => folderOf(resolve(file, '..', from)));
    return {
      file: relative(LIB, file),
      folder,
      folders: inside.filter((other) => other !== folder),
      packages: imports.filter((from) => !from.startsWith('.')),
    };
  });

const within = (...folders: readonly string[]): readonly Source[] => sources.filter(({ folder }) => folders.includes(folder));
const breaking = (some: readonly Source[], isWrong: (source: Source) => boolean): readonly string[] =>
  some.filter(isWrong).map(({ file }) => file);

/** From the end of the flow to its beginning: what stands left may import what stands right of it. */
const STAGES = ['live', 'tools', 'streams', 'session', 'transport', 'machine', 'wire', 'errors'];
const stageOf = (folder: string): number => STAGES.indexOf(folder);

describe('law 1: imports point one way', () => {
  it('reads the sources', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.find(({ file }) => file === join('session', 'run-session.ts'))).toMatchObject({
      folders: expect.arrayContaining(['machine', 'wire', 'errors']) as unknown,
      packages: ['rxjs'],
    });
  });

  it('never from an early stage to a late one', () => {
    const stages = sources.filter(({ folder }) => stageOf(folder) >= 0);
    expect(breaking(stages, ({ folder, folders }) => folders.some((other) => stageOf(other) < stageOf(folder)))).toEqual([]);
  });

  it.each([
    ['session', 'streams'],
    ['streams', 'session'],
    ['streams', 'machine'],
    ['session', 'tools'],
    ['streams', 'tools'],
    ['tools', 'machine'],
    ['machine', 'transport'],
    ['transport', 'machine'],
    ['transport', 'wire'],
    ['simulator', 'session'],
    ['simulator', 'machine'],
    ['simulator', 'live'],
  ])('not from %s to %s', (from, to) => {
    expect(breaking(within(from), ({ folders }) => folders.includes(to))).toEqual([]);
  });

  it('wire, errors and machine know no rxjs', () => {
    expect(breaking(within('wire', 'errors', 'machine'), ({ packages }) => packages.some((name) => name.startsWith('rxjs')))).toEqual([]);
  });

  it('only the transport and the simulator name a WebSocket', () => {
    const others = sources.filter(({ folder }) => folder !== 'transport' && folder !== 'simulator');
    expect(breaking(others, ({ packages }) => packages.some((name) => /(^|-)ws$/.test(name)))).toEqual([]);
    expect(others.filter(({ file }) => /new WebSocket|globalThis\.WebSocket/.test(readFileSync(join(LIB, file), 'utf8')))).toEqual([]);
  });
});
