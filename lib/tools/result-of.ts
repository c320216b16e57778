import type { ToolResult } from '../session/tool-result';
import type { Emitted } from './emitted';

type Unwrapped<Value> = 0 extends 1 & Value ? Value : Value extends ToolResult<infer Output> ? Output : Value;

/** The type of the results of a tool, by what its `run` returns. */
export type ResultOf<Given> = Unwrapped<Emitted<Given>>;
