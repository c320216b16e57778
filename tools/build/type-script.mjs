import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, isolatedModules: true, removeComments: false };

/** The file behind a relative specifier without extension. */
export const sourceOf = (specifier, importer) => {
  const path = resolve(dirname(importer), specifier);
  return [`${path}.ts`, `${path}/index.ts`].find((file) => existsSync(file));
};

/** Rollup plugin: reads TypeScript, one file at a time. Types are checked by `npm run typecheck`. */
export const typeScript = () => ({
  name: 'type-script',
  resolveId: (specifier, importer) => (importer !== undefined && specifier.startsWith('.') ? sourceOf(specifier, importer) : null),
  transform: (code, id) => (id.endsWith('.ts') ? { code: ts.transpileModule(code, { compilerOptions }).outputText, map: null } : null),
});
