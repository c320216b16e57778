import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const manifest = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));

/** The entry points, read from `exports`: `.` is lib/index.ts, `./name` is lib/name/index.ts. To add one, add it there. */
export const entries = Object.keys(manifest.exports)
  .filter((key) => key !== './package.json')
  .map((key) => ({ specifier: key.replace('.', manifest.name), name: key === '.' ? 'index' : `${key.slice(2)}/index` }));

/** The commands, read from `bin`: `./dist/esm/cli/name.mjs` is lib/cli/name.ts, which begins with `#!`. They are ES modules alone. */
export const commands = Object.entries(manifest.bin).map(([command, path]) => ({
  command,
  name: path.replace(/^\.\/dist\/esm\/(.+)\.mjs$/, '$1'),
}));
