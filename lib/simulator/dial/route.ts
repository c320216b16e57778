import type { Caller } from './caller';

/** What the path of a request names. */
export interface Route {
  readonly backend: Caller['backend'];
  readonly apiVersion: string;
  /** Whether the method is the one for ephemeral tokens. */
  readonly isConstrained: boolean;
}

// One or more slashes in front: Google's own client really sends two.
const GEMINI_API = /^\/+ws\/google\.ai\.generativelanguage\.(v1alpha|v1beta)\.GenerativeService\.BidiGenerateContent(Constrained)?$/;
const VERTEX_AI = /^\/+ws\/google\.cloud\.aiplatform\.(v1|v1beta1)\.LlmBidiService\/BidiGenerateContent$/;

/** The method that a path names; `undefined` where the service has none there. */
export const routeOf = (path: string): Route | undefined => {
  const [, geminiVersion, constrained] = GEMINI_API.exec(path) ?? [];
  if (geminiVersion !== undefined) return { backend: 'geminiApi', apiVersion: geminiVersion, isConstrained: constrained !== undefined };
  const [, vertexVersion] = VERTEX_AI.exec(path) ?? [];
  return vertexVersion === undefined ? undefined : { backend: 'vertexAi', apiVersion: vertexVersion, isConstrained: false };
};
