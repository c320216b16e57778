import { basename, join } from 'node:path';
import ts from 'typescript';
import type { Block } from './blocks';
import { blocksOf, PAGES } from './blocks';

/** Angular comes as modules that this runner does not load. */
const runsHere = ({ code }: Block): boolean => /^ {0,2}it\(/m.test(code) && !code.includes('@angular/');

/** Runs a piece of a page, and those of the same page that it imports. */
const run = (block: Block, siblings: readonly Block[]): unknown => {
  const { outputText } = ts.transpileModule(block.code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const load = (name: string): unknown => {
    if (!name.startsWith('./')) return jest.requireActual(name);
    const sibling = siblings.find(({ path }) => basename(path) === `${basename(join(name))}.ts`);
    if (sibling === undefined) throw new Error(`${block.where} imports ${name}, which is not on its page.`);
    return run(sibling, siblings);
  };
  const exported = {};
  // What a page shows is a module for a project of its own; here it runs with the globals of the runner.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a page is a module
  (new Function('require', 'exports', outputText) as (require: typeof load, exports: object) => void)(load, exported);
  return exported;
};

PAGES.forEach((page) => {
  const blocks = blocksOf(page);
  blocks.filter(runsHere).forEach((block) => {
    describe(block.where, () => {
      run(block, blocks);
    });
  });
});

describe('the pages for users', () => {
  it('show tests that run', () => {
    expect(PAGES.flatMap(blocksOf).filter(runsHere).length).toBeGreaterThan(5);
  });
});
