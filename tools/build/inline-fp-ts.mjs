import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';

const HOME = dirname(createRequire(import.meta.url).resolve('fp-ts/package.json'));
const ES6 = join(HOME, 'es6');

/** Where an inlined module of fp-ts stands in the output; not under node_modules, which `npm pack` leaves out. */
export const vendoredName = (name) => name.replace(/^.*fp-ts\/es6\//, 'vendor/fp-ts/');

/**
 * Rollup plugin: takes the few functions that are used from the ES modules of fp-ts into the output. fp-ts has no `exports` map, so
 * 'fp-ts/lib/These.js' loads in Node but does not shake, and 'fp-ts/es6/These.js' shakes but does not load.
 */
export const inlineFpTs = () => ({
  name: 'inline-fp-ts',
  resolveId: (specifier, importer) => {
    const [, name] = /^fp-ts\/lib\/(\w+)\.js$/.exec(specifier) ?? [];
    if (name !== undefined) return { id: join(ES6, `${name}.js`), moduleSideEffects: false };
    if (importer?.startsWith(ES6) && specifier.startsWith('.'))
      return { id: `${resolve(dirname(importer), specifier)}.js`, moduleSideEffects: false };
    return null;
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'vendor/fp-ts/LICENSE', source: readFileSync(join(HOME, 'LICENSE'), 'utf8') });
  },
});
