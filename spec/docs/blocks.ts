import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** The pages for users, from the root of the project. */
export const PAGES: readonly string[] = ['README.md', 'lib/testing/README.md', 'lib/simulator/README.md'];

/** A piece of TypeScript that a page shows. */
export interface Block {
  readonly where: string;
  /** Where it would be, next to the others of its page; a comment in its first line may give it a name. */
  readonly path: string;
  readonly code: string;
}

/** The pieces of TypeScript of a page. */
export const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ''], index) => {
    const [, name = `block-${String(index + 1)}.ts`] = /^\/\/ ([\w.-]+\.ts)\n/.exec(code) ?? [];
    return {
      where: `${page}, block ${String(index + 1)}`,
      path: join(ROOT, 'spec/docs', dirname(page).replaceAll('/', '-'), name),
      code,
    };
  });
