import { routeOf } from '../../../lib/simulator/dial/route';

const GEMINI = 'ws/google.ai.generativelanguage';
const VERTEX = 'ws/google.cloud.aiplatform';

describe('routeOf', () => {
  it.each([
    [`/${GEMINI}.v1beta.GenerativeService.BidiGenerateContent`, 'geminiApi', 'v1beta', false],
    [`//${GEMINI}.v1alpha.GenerativeService.BidiGenerateContent`, 'geminiApi', 'v1alpha', false],
    [`/${GEMINI}.v1beta.GenerativeService.BidiGenerateContentConstrained`, 'geminiApi', 'v1beta', true],
    [`/${VERTEX}.v1.LlmBidiService/BidiGenerateContent`, 'vertexAi', 'v1', false],
    [`//${VERTEX}.v1beta1.LlmBidiService/BidiGenerateContent`, 'vertexAi', 'v1beta1', false],
  ])('knows %s', (path, backend, apiVersion, isConstrained) => {
    expect(routeOf(path)).toEqual({ backend, apiVersion, isConstrained });
  });

  it.each([
    '/',
    `/${GEMINI}.v2.GenerativeService.BidiGenerateContent`,
    `/${GEMINI}.v1beta.GenerativeService/BidiGenerateContent`,
    `/${GEMINI}.v1beta.GenerativeService.BidiGenerateContents`,
    `/${VERTEX}.v1beta.LlmBidiService/BidiGenerateContent`,
    `/${VERTEX}.v1.LlmBidiService.BidiGenerateContent`,
    `/proxy/${GEMINI}.v1beta.GenerativeService.BidiGenerateContent`,
  ])('has nothing at %s', (path) => {
    expect(routeOf(path)).toBeUndefined();
  });
});
