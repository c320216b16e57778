import type { SetupMessage } from '../../../wire/setup-message';

type Tool = NonNullable<SetupMessage['tools']>[number];

/** A function as the setup declares it. */
export type FunctionDeclaration = NonNullable<Tool['functionDeclarations']>[number];

/** Every function that a setup declares. */
export const declarationsOf = ({ tools = [] }: SetupMessage): readonly FunctionDeclaration[] =>
  tools.flatMap(({ functionDeclarations = [] }) => functionDeclarations);
