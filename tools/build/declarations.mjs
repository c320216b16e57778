import { relative } from 'node:path';
import ts from 'typescript';
import { entries, ROOT } from './entries.mjs';
import { sourceOf } from './type-script.mjs';

const readConfig = () => {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => fail([diagnostic]) };
  return ts.getParsedCommandLineOfConfigFile(`${ROOT}tsconfig.build.json`, {}, host);
};

const fail = (diagnostics) => {
  throw new Error(
    ts.formatDiagnostics(diagnostics, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => ROOT, getNewLine: () => '\n' }),
  );
};

/** Gives relative specifiers the extension that `nodenext` asks for. */
const withExtensions = (extension) => (context) => (file) => {
  const full = (literal) => {
    if (!ts.isStringLiteral(literal) || !literal.text.startsWith('.')) return literal;
    const source = sourceOf(literal.text, file.fileName);
    if (source === undefined) throw new Error(`${relative(ROOT, file.fileName)}: '${literal.text}' leads nowhere`);
    const isFolder = source.endsWith('/index.ts') && !literal.text.endsWith('/index');
    return context.factory.createStringLiteral(`${literal.text}${isFolder ? '/index' : ''}${extension}`, true);
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) {
      return context.factory.updateImportDeclaration(node, node.modifiers, node.importClause, full(node.moduleSpecifier), node.attributes);
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      const { modifiers, isTypeOnly, exportClause, moduleSpecifier, attributes } = node;
      return context.factory.updateExportDeclaration(node, modifiers, isTypeOnly, exportClause, full(moduleSpecifier), attributes);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const argument = context.factory.updateLiteralTypeNode(node.argument, full(node.argument.literal));
      const typeArguments = node.typeArguments && ts.visitNodes(node.typeArguments, visit);
      return context.factory.updateImportTypeNode(node, argument, node.attributes, node.qualifier, typeArguments, node.isTypeOf);
    }
    return ts.visitEachChild(node, visit, context);
  };
  return ts.visitEachChild(file, visit, context);
};

const FORMATS = [
  { folder: 'dist/esm', script: '.mjs', declaration: '.d.mts' },
  { folder: 'dist/cjs', script: '.js', declaration: '.d.ts' },
];

/** Writes the declarations of everything that the entries reach, once for each module format. Throws what the compiler complains of. */
export const writeDeclarations = () => {
  const rootNames = entries.map(({ name }) => `${ROOT}lib/${name}.ts`);
  const program = ts.createProgram({ rootNames, options: readConfig()?.options ?? {} });
  const complaints = ts.getPreEmitDiagnostics(program);
  if (complaints.length > 0) fail(complaints);
  for (const { folder, script, declaration } of FORMATS) {
    const write = (path, text) => {
      ts.sys.writeFile(`${ROOT}${folder}/${relative(`${ROOT}dist`, path).replace(/\.d\.ts$/, declaration)}`, text);
    };
    program.emit(undefined, write, undefined, true, { afterDeclarations: [withExtensions(script)] });
  }
};
