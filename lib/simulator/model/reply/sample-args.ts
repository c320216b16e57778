import { isObject } from '../../../wire/codec/fields';
import type { FunctionDeclaration } from './function-declaration';
import { namesIn } from './names-in';
import { isFiller, wordsOf } from './words';

/** What is left of a text to fill arguments with: each name and each number is used once, the last of each again and again. */
interface Material {
  readonly text: string;
  readonly names: readonly string[];
  readonly numbers: readonly number[];
}

interface Sampled {
  readonly value: unknown;
  readonly rest: Material;
}

const DEEPEST = 4;
const WANTS_ALL = /query|text|message|question|prompt|note|title|description/i;

const oneUsed = <T>(list: readonly T[]): readonly T[] => (list.length > 1 ? list.slice(1) : list);

const sampleString = (name: string, material: Material): Sampled => {
  const [first] = material.names;
  if (WANTS_ALL.test(name)) return { value: material.text, rest: material };
  if (first !== undefined) return { value: first, rest: { ...material, names: oneUsed(material.names) } };
  const word = wordsOf(material.text)
    .filter((each) => !isFiller(each))
    .at(-1);
  return { value: word ?? 'something', rest: material };
};

const sampleObject = (schema: Readonly<Record<string, unknown>>, material: Material, depth: number): Sampled => {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  return required.reduce<Sampled>(
    ({ value, rest }, name) => {
      const sampled = sample(name, properties[name], rest, depth + 1);
      return { value: { ...(isObject(value) && value), [name]: sampled.value }, rest: sampled.rest };
    },
    { value: {}, rest: material },
  );
};

const typeOf = (schema: Readonly<Record<string, unknown>>): string => {
  const type: unknown = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  return typeof type === 'string' ? type.toUpperCase() : isObject(schema['properties']) ? 'OBJECT' : 'STRING';
};

const sample = (name: string, schema: unknown, material: Material, depth: number): Sampled => {
  const known = isObject(schema) ? schema : {};
  const choices: readonly unknown[] = Array.isArray(known['enum']) ? known['enum'] : [];
  if (choices.length > 0) {
    const said = choices.find((choice) => material.text.toLowerCase().includes(String(choice).toLowerCase()));
    return { value: said ?? choices[0], rest: material };
  }
  switch (depth > DEEPEST ? 'NULL' : typeOf(known)) {
    case 'INTEGER':
    case 'NUMBER': {
      const [number = 1] = material.numbers;
      const value = typeOf(known) === 'INTEGER' ? Math.round(number) : number;
      return { value, rest: { ...material, numbers: oneUsed(material.numbers) } };
    }
    case 'BOOLEAN':
      return { value: true, rest: material };
    case 'ARRAY': {
      const { value, rest } = sample(name, known['items'], material, depth + 1);
      return { value: [value], rest };
    }
    case 'OBJECT':
      return sampleObject(known, material, depth);
    case 'NULL':
      return { value: null, rest: material };
    default:
      return sampleString(name, material);
  }
};

/** Arguments that fit what a function requires, with the names and the numbers of a text where there are some. Optional properties are left out. */
export const sampleArgs = ({ parameters, parametersJsonSchema }: FunctionDeclaration, text: string): Readonly<Record<string, unknown>> => {
  const material = { text, names: namesIn(text), numbers: (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number) };
  const { value } = sampleObject(parameters ?? parametersJsonSchema ?? {}, material, 0);
  return isObject(value) ? value : {};
};
