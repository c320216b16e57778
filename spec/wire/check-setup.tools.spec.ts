import type { CheckSetupOptions } from '../../lib/wire/check-setup';
import { verdictOf } from './verdict';

const LIVE = 'gemini-3.8-live';
const EXTENDED = 'gemini-3.8-live-extended-thinking';
const FLASH = 'gemini-3.1-flash-live-preview';
const VERTEX: CheckSetupOptions = { backend: 'vertexAi' };
const PATH = 'setup.tools[0].functionDeclarations[0]';

const functions = (...functionDeclarations: readonly object[]): object => ({ tools: [{ functionDeclarations }] });
const declared = (more: object): object => functions({ name: 'f', behavior: 'BLOCKING', ...more });
const withProperties = (properties: object, more: object = {}): object => declared({ parameters: { type: 'OBJECT', properties, ...more } });

const STRING = { type: 'STRING' };

describe('checkSetup, of tools', () => {
  it.each<readonly [string, string, object, CheckSetupOptions]>([
    ['a search beside functions', LIVE, { tools: [{ googleSearch: {} }, { functionDeclarations: [] }] }, {}],
    ['data of one’s own on Vertex AI', LIVE, { tools: [{ retrieval: {} }] }, VERTEX],
    ['what somebody knows to be there', LIVE, { tools: [{ urlContext: {} }] }, { capabilities: { tools: ['urlContext'] } }],
    ['null for no tool', LIVE, { tools: [{ googleSearch: null, codeExecution: null }] }, {}],
    ['functions that say what they are', LIVE, functions({ name: 'a', behavior: 'BLOCKING' }, { name: 'b', behavior: 'NON_BLOCKING' }), {}],
    ['functions that say nothing, where that is clear', FLASH, functions({ name: 'a' }), {}],
    ['every name that is one', LIVE, functions(...['_', 'a.b:c-d_9', 'x'.repeat(128)].map((name) => ({ name, behavior: 'BLOCKING' }))), {}],
    ['no parameters', LIVE, declared({ parameters: null }), {}],
    ['JSON Schema in its own field', LIVE, declared({ parametersJsonSchema: { type: 'object', additionalProperties: false } }), {}],
    [
      'parameters of every kind',
      LIVE,
      withProperties(
        { a: STRING, b: { type: 'ARRAY', items: { type: 'OBJECT', properties: { c: STRING } } }, d: { anyOf: [STRING, { type: 'NULL' }] } },
        { required: ['a'], propertyOrdering: ['b', 'a'] },
      ),
      {},
    ],
    ['snake_case', LIVE, withProperties({ a: { any_of: [STRING], min_length: 1 } }, { property_ordering: ['a'] }), {}],
    [
      'null for what is not set',
      LIVE,
      withProperties({ a: STRING, b: { type: 'STRING', enum: null, anyOf: null } }, { required: null }),
      {},
    ],
    ['choices', LIVE, withProperties({ a: { type: 'STRING', enum: ['C', 'F'] } }), {}],
  ])('has nothing against %s', (_what, model, setup, options) => {
    expect(verdictOf(model, setup, options)).toEqual([]);
  });

  it.each<readonly [string, string, object, string]>([
    [
      'a tool that the model does not have',
      LIVE,
      { tools: [{ googleSearch: {} }, { codeExecution: {} }] },
      `setup.tools[1].codeExecution: ${LIVE} takes only functionDeclarations, googleSearch in a live session. Fix: leave it out`,
    ],
    [
      'functions of a model that only listens',
      'gemini-3.5-transcribe-live',
      functions({ name: 'f' }),
      'setup.tools[0].functionDeclarations: gemini-3.5-transcribe-live takes no tools at all in a live session. Fix: leave it out',
    ],
    [
      'functions that do not block on 3.1',
      FLASH,
      functions({ name: 'f', behavior: 'NON_BLOCKING' }),
      `${PATH}.behavior: ${FLASH} knows no function that is NON_BLOCKING. Fix: say BLOCKING`,
    ],
    [
      'functions that block on extended thinking',
      EXTENDED,
      functions({ name: 'f', behavior: 'BLOCKING' }),
      `${PATH}.behavior: ${EXTENDED} knows no function that is BLOCKING. Fix: say NON_BLOCKING`,
    ],
    [
      'a name that is none',
      LIVE,
      declared({ name: 'get weather' }),
      `${PATH}.name: "get weather" is no name of a function. Fix: begin with a letter or _, go on with letters, digits and _ . : -, 128 characters at most`,
    ],
    [
      'a name that is there twice',
      LIVE,
      {
        tools: [
          { functionDeclarations: [{ name: 'f', behavior: 'BLOCKING' }] },
          { functionDeclarations: [{ name: 'f', behavior: 'BLOCKING' }] },
        ],
      },
      'setup.tools[1].functionDeclarations[0].name: there is a function f already. Fix: give every function a name of its own',
    ],
    [
      'two kinds of parameters',
      LIVE,
      declared({ parameters: { type: 'OBJECT' }, parametersJsonSchema: {} }),
      `${PATH}.parameters: parametersJsonSchema is there too. Fix: keep one of the two`,
    ],
    [
      'parameters that are a text',
      LIVE,
      declared({ parameters: STRING }),
      `${PATH}.parameters.type: parameters are always an OBJECT. Fix: say type: 'OBJECT', or leave the parameters out`,
    ],
    [
      'what is returned',
      LIVE,
      declared({ response: { type: 'ARRAY' } }),
      `${PATH}.response.items: a list has to say what is in it. Fix: give a schema of the items`,
    ],
  ])('refuses %s', (_what, model, setup, line) => {
    expect(verdictOf(model, setup)).toEqual([`error at ${line}`]);
  });

  it.each(['', '9lives', 'größe', 'x'.repeat(129)])('refuses the name %p', (name) => {
    expect(verdictOf(LIVE, declared({ name }))).toEqual([expect.stringMatching(/^error at \S+\.name: ".*"\S* .*is no name of a function/)]);
  });

  it.each<readonly [string, string, object, CheckSetupOptions, string]>([
    [
      'JSON Schema where OpenAPI belongs',
      LIVE,
      declared({
        parameters: { type: 'object', $schema: 'x', properties: { a: { type: 'string', const: 1 } }, additionalProperties: false },
      }),
      {},
      `${PATH}.parameters: $schema, additionalProperties, "object", const, "string": this is JSON Schema, of which the service knows only a part here, with types in capitals. Fix: hand it over as parametersJsonSchema or responseJsonSchema`,
    ],
    [
      'functions that do not block on Vertex AI',
      'gemini-live-2.5-flash-native-audio',
      functions({ name: 'f', behavior: 'NON_BLOCKING' }),
      VERTEX,
      `${PATH}.behavior: gemini-live-2.5-flash-native-audio knows no function that is NON_BLOCKING. Fix: say BLOCKING`,
    ],
    [
      'a search beside functions on Vertex AI',
      LIVE,
      { tools: [{ googleSearch: {}, functionDeclarations: [] }] },
      VERTEX,
      'setup.tools: Vertex AI does not support a search beside functions. Fix: choose one, or do the search in a function',
    ],
    [
      'functions that say nothing on 3.8',
      LIVE,
      functions({ name: 'a' }, { name: 'b', behavior: 'BLOCKING' }, { name: 'c', behavior: 'UNSPECIFIED' }),
      {},
      `setup.tools: a, c: no behavior is declared, and whether ${LIVE} then waits for the result is not clear. Fix: say behavior: 'BLOCKING' where it should wait for the result, else 'NON_BLOCKING'`,
    ],
    [
      'functions that say nothing on extended thinking',
      EXTENDED,
      functions({ name: 'a' }),
      {},
      `setup.tools: a: no behavior is declared, and whether ${EXTENDED} then waits for the result is not clear. Fix: say behavior: 'NON_BLOCKING'`,
    ],
  ])('warns of %s', (_what, model, setup, options, line) => {
    expect(verdictOf(model, setup, options)).toEqual([`warning at ${line}`]);
  });
});
