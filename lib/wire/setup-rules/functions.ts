import { excerpt } from '../excerpt';
import type { Finding } from './finding';
import { error } from './finding';
import type { Declaration, Placed } from './functions-in';
import { FUNCTION_NAME, functionsIn } from './functions-in';
import type { Rule } from './rule';
import { schemaFindings } from './schema';

const nameFindings = ({ name }: Declaration, field: string): readonly Finding[] =>
  FUNCTION_NAME.test(name)
    ? []
    : [
        error(
          `${field}.name`,
          `${excerpt(name)} is no name of a function`,
          'begin with a letter or _, go on with letters, digits and _ . : -, 128 characters at most',
        ),
      ];

const parameterFindings = ({ parameters, parametersJsonSchema, response }: Declaration, field: string): readonly Finding[] => {
  const ofParameters = `${field}.parameters`;
  const isObjectType = typeof parameters?.['type'] === 'string' && parameters['type'].toUpperCase() === 'OBJECT';
  const ofSchema = (schema: Readonly<Record<string, unknown>>): readonly Finding[] =>
    isObjectType
      ? schemaFindings(schema, ofParameters)
      : [error(`${ofParameters}.type`, 'parameters are always an OBJECT', "say type: 'OBJECT', or leave the parameters out")];
  return [
    ...(parameters !== undefined && parametersJsonSchema !== undefined
      ? [error(ofParameters, 'parametersJsonSchema is there too', 'keep one of the two')]
      : []),
    ...(parameters === undefined ? [] : ofSchema(parameters)),
    ...(response === undefined ? [] : schemaFindings(response, `${field}.response`)),
  ];
};

/** Names that are there a second time. */
const repeated = (all: readonly Placed[]): readonly Finding[] =>
  all.flatMap(([{ name }, field], index) =>
    all.findIndex(([other]) => other.name === name) === index
      ? []
      : [error(`${field}.name`, `there is a function ${name} already`, 'give every function a name of its own')],
  );

/** Whether the functions can be declared as they are, with whatever model. */
export const functions: Rule = ({ setup }) => {
  const all = functionsIn(setup);
  return [
    ...all.flatMap(([declared, field]) => [...nameFindings(declared, field), ...parameterFindings(declared, field)]),
    ...repeated(all),
  ];
};
