import { rmSync } from 'node:fs';
import { writeDeclarations } from './tools/build/declarations.mjs';
import { commands, entries, manifest, ROOT } from './tools/build/entries.mjs';
import { inlineFpTs, vendoredName } from './tools/build/inline-fp-ts.mjs';
import { typeScript } from './tools/build/type-script.mjs';

rmSync(`${ROOT}dist`, { recursive: true, force: true });
writeDeclarations();

const packages = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter((name) => name !== 'fp-ts');

const output = (folder, format, extension) => ({
  dir: `dist/${folder}`,
  format,
  exports: 'named',
  esModule: true,
  preserveModules: true,
  preserveModulesRoot: 'lib',
  entryFileNames: ({ name }) => `${vendoredName(name)}${extension}`,
  generatedCode: { preset: 'es2015', symbols: false },
  // isomorphic-ws is a bare class in CommonJS; io-ts and rxjs are compiled ES modules, which need no helper.
  interop: (id) => (/^(io-ts|rxjs)/.test(id ?? '') ? 'esModule' : 'auto'),
});

const inputOf = (modules) => Object.fromEntries(modules.map(({ name }) => [name, `lib/${name}.ts`]));

const build = (input, output) => ({
  input,
  external: (id) => id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [typeScript(), inlineFpTs()],
  output,
  onwarn: ({ code, message }) => {
    // The helpers of fp-ts look for themselves on `this`, and do without.
    if (code !== 'THIS_IS_UNDEFINED') throw new Error(message);
  },
});

export default [
  build(inputOf([...entries, ...commands]), output('esm', 'es', '.mjs')),
  build(inputOf(entries), output('cjs', 'cjs', '.js')),
];
