import type { SetupMessage } from '../setup-message';

/** A function as a setup declares it. */
export type Declaration = NonNullable<NonNullable<SetupMessage['tools']>[number]['functionDeclarations']>[number];

/** What a function may be called. */
export const FUNCTION_NAME = /^[A-Za-z_][\w.:-]{0,127}$/;

/** A function, and where it is declared. */
export type Placed = readonly [declared: Declaration, field: string];

/** Every function of a setup. */
export const functionsIn = ({ tools = [] }: SetupMessage): readonly Placed[] =>
  tools.flatMap(({ functionDeclarations = [] }, tool) =>
    functionDeclarations.map((each, index) => [each, `setup.tools[${String(tool)}].functionDeclarations[${String(index)}]`] as const),
  );
