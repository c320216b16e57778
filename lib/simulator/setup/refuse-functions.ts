import type { SetupMessage } from '../../wire/setup-message';
import type { FunctionDeclaration } from '../model/reply/function-declaration';
import type { Profile } from './profile';
import { refuseJsonSchema } from './refuse-json-schema';
import { refuseSchema } from './refuse-schema';
import type { Refusal } from './refusals';
import { REFUSALS, invalidArgument } from './refusals';

const NAME = /^[A-Za-z_][A-Za-z0-9_.:-]{0,127}$/;

const BAD_NAME =
  'Invalid function name. Must start with a letter or an underscore. Must be alphanumeric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), ' +
  'or dashes (-), with a maximum length of 128.';

const refuseBehavior = ({ behavior }: FunctionDeclaration, { behaviors, defaultBehavior }: Profile): Refusal | null => {
  const meant = behavior === undefined || behavior === 'UNSPECIFIED' ? defaultBehavior : behavior;
  return behaviors.some((each) => each === meant) ? null : REFUSALS.invalidArgument;
};

const refuseParameters = ({ parameters, parametersJsonSchema }: FunctionDeclaration, path: string): Refusal | null => {
  if (parameters !== undefined && parametersJsonSchema !== undefined)
    return invalidArgument(path, 'parameters and parameters_json_schema cannot both be set.');
  if (parametersJsonSchema !== undefined) return refuseJsonSchema(parametersJsonSchema, `${path}.parameters_json_schema`);
  if (parameters === undefined) return null;
  return parameters['type'] === 'OBJECT'
    ? refuseSchema(parameters, `${path}.parameters`)
    : invalidArgument(`${path}.parameters`, 'schema should be of type OBJECT.');
};

const refuseFunction = (declared: FunctionDeclaration, path: string, profile: Profile): Refusal | null =>
  (NAME.test(declared.name) ? null : invalidArgument(`${path}.name`, BAD_NAME)) ??
  refuseParameters(declared, path) ??
  (declared.response === undefined ? null : refuseSchema(declared.response, `${path}.response`)) ??
  (declared.responseJsonSchema === undefined ? null : refuseJsonSchema(declared.responseJsonSchema, `${path}.response_json_schema`)) ??
  refuseBehavior(declared, profile);

/** Why a model would not take these functions; `null` where it would. */
export const refuseFunctions = ({ tools = [] }: SetupMessage, profile: Profile): Refusal | null => {
  const declared = tools.flatMap(({ functionDeclarations = [] }, tool) =>
    functionDeclarations.map((each, index) => ({ each, path: `setup.tools[${String(tool)}].function_declarations[${String(index)}]` })),
  );
  const names = declared.map(({ each }) => each.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return (
    declared.reduce<Refusal | null>((found, { each, path }) => found ?? refuseFunction(each, path, profile), null) ??
    (twice === undefined ? null : invalidArgument('setup.tools', `Duplicate function declaration found: ${twice}`))
  );
};
