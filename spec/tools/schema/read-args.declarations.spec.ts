import { isLeft } from 'fp-ts/lib/Either.js';
import { PROFILES } from '../../../lib/simulator/setup/profiles';
import { readFrame } from '../../../lib/simulator/setup/read-frame';
import { refuseFunctions } from '../../../lib/simulator/setup/refuse-functions';
import { verdictOf } from '../../wire/verdict';
import { CODECS } from './codecs';
import { parametersOf } from './parameters-of';

const MODEL = 'gemini-3.8-live';

const setupOf = (schema: unknown): object => {
  const parameters = parametersOf(schema);
  const declaration = { name: 'f', description: 'Does it.', behavior: 'BLOCKING', ...(parameters !== null && { parameters }) };
  return { tools: [{ functionDeclarations: [declaration] }] };
};

const refusalOf = (setup: object): string | null => {
  const frame = readFrame(JSON.stringify({ setup }));
  if (isLeft(frame)) return frame.left.reason;
  return refuseFunctions(frame.right.setup ?? {}, PROFILES[MODEL])?.reason ?? null;
};

describe('the declaration that is derived', () => {
  it('stands for at least thirty codecs, each with a name of its own', () => {
    expect(new Set(CODECS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(30);
  });

  it.each(CODECS)('is this one from $name', ({ schema }) => {
    expect(parametersOf(schema)).toMatchSnapshot();
  });

  it.each(CODECS)('is taken by the strict check of the simulator, from $name', ({ schema }) => {
    expect(refusalOf(setupOf(schema))).toBeNull();
  });

  it.each(CODECS)('is nothing to complain or to warn about, from $name', ({ schema }) => {
    expect(verdictOf(MODEL, setupOf(schema))).toEqual([]);
  });
});
