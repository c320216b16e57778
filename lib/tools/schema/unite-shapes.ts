import type { FlagShape, NumberShape, Shape, TextShape, UnionShape } from './shape';

type Texts = TextShape & { readonly choices: readonly string[] };
type Numbers = NumberShape & { readonly choices: readonly number[] };
type Merge = (shapes: readonly Shape[]) => readonly Shape[];

const LITERAL = ['type', 'isNullable', 'choices', 'patterns', 'description'];

const isLiteral = (shape: Shape): boolean => Object.keys(shape).every((key) => LITERAL.includes(key));

const isTexts = (shape: Shape): shape is Texts =>
  shape.type === 'string' && shape.choices !== null && shape.patterns.length === 0 && isLiteral(shape);

const isNumbers = (shape: Shape): shape is Numbers =>
  (shape.type === 'number' || shape.type === 'integer') && shape.choices !== null && isLiteral(shape);

const isFlag = (shape: Shape): shape is FlagShape => shape.type === 'boolean' && isLiteral(shape);

const toldOf = (shapes: readonly (Texts | Numbers | FlagShape)[]): { readonly description?: string } => {
  const described = shapes.flatMap(({ choices, description }) =>
    description === undefined ? [] : [choices === null ? description : `${choices.map(String).join(', ')}: ${description}`],
  );
  return described.length === 0 ? {} : { description: described.join('; ') };
};

/** Puts one shape in the place of all that are of a kind. */
const merging =
  <S extends Shape>(isOne: (shape: Shape) => shape is S, merge: (all: readonly S[]) => Shape): Merge =>
  (shapes) => {
    const all = shapes.filter(isOne);
    const [first] = all;
    if (first === undefined || all.length === 1) return shapes;
    return shapes.flatMap((each): readonly Shape[] => (each === first ? [merge(all)] : isOne(each) ? [] : [each]));
  };

const mergeTexts = merging(isTexts, (all) => {
  const choices = [...new Set(all.flatMap((each) => each.choices))];
  return { type: 'string', isNullable: false, choices, patterns: [], ...toldOf(all) };
});

const mergeNumbers = merging(isNumbers, (all) => {
  const choices = [...new Set(all.flatMap((each) => each.choices))];
  return { type: choices.every(Number.isInteger) ? 'integer' : 'number', isNullable: false, choices, ...toldOf(all) };
});

const mergeFlags = merging(isFlag, (all) => {
  const choices = [...new Set(all.flatMap((each) => each.choices ?? [true, false]))];
  return { type: 'boolean', isNullable: false, choices: choices.length === 2 ? null : choices, ...toldOf(all) };
});

const optionsOf = (shape: Shape): readonly Shape[] =>
  shape.type === 'anyOf' && shape.description === undefined ? shape.options.flatMap(optionsOf) : [shape];

/**
 * One shape for any of these, of which there is at least one: null makes the others nullable, and literals of one type become one choice. The
 * descriptions of literals stay, in one text.
 */
export const uniteShapes = (shapes: readonly [Shape, ...(readonly Shape[])]): Shape => {
  const isNullable = shapes.some((each) => each.isNullable);
  const others = shapes.flatMap(optionsOf).filter((each) => each.type !== 'null');
  const plain = others.map((each): Shape => ({ ...each, isNullable: false }));
  const [first, ...rest] = mergeFlags(mergeNumbers(mergeTexts(plain)));
  if (first === undefined) return shapes[0];
  if (rest.length === 0) return { ...first, isNullable };
  const union: UnionShape = { type: 'anyOf', isNullable, options: [first, ...rest] };
  return union;
};
