import ts from 'typescript';

const NAMED_BY_DECLARATION = [
  'VariableDeclarator > Identifier.id',
  'ObjectPattern > Property > Identifier.value',
  'ObjectPattern > Property > AssignmentPattern.value > Identifier.left',
  'ArrayPattern > Identifier',
  ':function > Identifier.params',
  ':function > AssignmentPattern.params > Identifier.left',
  'TSFunctionType > Identifier.params',
  'TSMethodSignature > Identifier.params',
  'TSCallSignatureDeclaration > Identifier.params',
  'TSPropertySignature[computed=false] > Identifier.key',
  'PropertyDefinition[computed=false] > Identifier.key',
].join(', ');

const OPEN = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter;
const EMPTY = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;

const isObservable = (type) => type.getProperty('subscribe') !== undefined && type.getProperty('pipe') !== undefined;

const membersOf = (type) => (type.isUnion() ? type.types : [type]).filter((member) => (member.flags & EMPTY) === 0);

/**
 * `$` at the end of a name says Observable: on every value that is one, on nothing else, and never on a function, whatever it returns. A value that
 * may be an Observable or something else is free. (`rxjs-x/finnish` wants the `$` on functions that stand in variables and parameters, too.)
 */
export const observableNames = {
  meta: {
    type: /** @type {const} */ ('problem'),
    docs: { description: 'Names of Observables end in $, other names do not.' },
    messages: { missing: '{{name}} is an Observable: name it {{name}}$.', wrong: '{{name}} is not an Observable: take the $ away.' },
    schema: [],
  },
  create: (context) => {
    const services = context.sourceCode.parserServices;
    return {
      [NAMED_BY_DECLARATION]: (node) => {
        const members = membersOf(services.getTypeAtLocation(node));
        if (members.length === 0 || members.some((member) => (member.flags & OPEN) !== 0)) return;
        const isNamedSo = node.name.endsWith('$');
        if (!isNamedSo && members.every(isObservable)) context.report({ node, messageId: 'missing', data: { name: node.name } });
        if (isNamedSo && !members.some(isObservable)) context.report({ node, messageId: 'wrong', data: { name: node.name } });
      },
    };
  },
};
