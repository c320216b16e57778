const DEPTH = 3;

const isSubject = (type) => type.getProperty('next') !== undefined && type.getProperty('pipe') !== undefined;

const isForeign = (type) => (type.symbol?.declarations ?? []).some((declaration) => declaration.getSourceFile().isDeclarationFile);

/** The path to the first Subject that someone who holds a value of this type can reach, such as `().queue`. */
const pathToSubject = (checker, type, path, depth) => {
  if (type.isUnionOrIntersection()) return firstOf(type.types, (member) => pathToSubject(checker, member, path, depth));
  if (isSubject(type)) return path;
  if (depth === 0 || isForeign(type)) return undefined;
  return (
    firstOf(type.getCallSignatures(), (signature) => pathToSubject(checker, signature.getReturnType(), `${path}()`, depth - 1)) ??
    firstOf(type.getProperties(), (property) =>
      pathToSubject(checker, checker.getTypeOfSymbol(property), `${path}.${property.name}`, depth - 1),
    )
  );
};

const firstOf = (items, find) => {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * A module lets no Subject out: neither as a constant, nor in what a function returns, nor in an interface. Whoever holds one could emit for its owner.
 * (`rxjs-x/no-exposed-subjects` looks into classes only.)
 */
export const noExposedSubjects = {
  meta: {
    type: /** @type {const} */ ('problem'),
    docs: { description: 'No Subject leaves the module that owns it.' },
    messages: { exposed: '{{path}} hands out a Subject: give an Observable, and a function to emit with.' },
    schema: [],
  },
  create: (context) => {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const check = (node) => {
      const path = pathToSubject(checker, services.getTypeAtLocation(node), node.name, DEPTH);
      if (path !== undefined) context.report({ node, messageId: 'exposed', data: { path } });
    };
    return {
      'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > Identifier.id': check,
      'ExportNamedDeclaration > FunctionDeclaration > Identifier.id': check,
      'ExportNamedDeclaration > TSInterfaceDeclaration > Identifier.id': check,
      'ExportNamedDeclaration > TSTypeAliasDeclaration > Identifier.id': check,
      'ExportNamedDeclaration > ExportSpecifier': ({ local }) => {
        if (local.type === 'Identifier') check(local);
      },
    };
  },
};
