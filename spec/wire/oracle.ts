import { isDeepStrictEqual } from 'node:util';

type Leaf = 'string' | 'boolean' | 'count' | 'object' | 'base64';
type Shape = Leaf | { readonly each: Shape } | { readonly keys: Readonly<Record<string, Shape>>; readonly required?: string };

const each = (shape: Shape): Shape => ({ each: shape });
const keys = (known: Readonly<Record<string, Shape>>, required?: string): Shape => ({
  keys: known,
  ...(required !== undefined && { required }),
});

const DETAILS = each(keys({ modality: 'string', tokenCount: 'count' }));
const TRANSCRIPTION = keys({
  text: 'string',
  finished: 'boolean',
  languageCode: 'string',
  speakerLabel: 'string',
  words: each(keys({ word: 'string', startOffset: 'string', endOffset: 'string' })),
});
const PART = keys({
  text: 'string',
  thought: 'boolean',
  thoughtSignature: 'string',
  inlineData: keys({ mimeType: 'string', data: 'base64' }),
  fileData: 'object',
  executableCode: keys({ language: 'string', code: 'string', id: 'string' }),
  codeExecutionResult: keys({ outcome: 'string', output: 'string', id: 'string' }),
});

/** What the protocol says of a server message, written down a second time. */
const SERVER_MESSAGE = keys({
  setupComplete: keys({ sessionId: 'string', voiceConsentSignature: 'object' }),
  serverContent: keys({
    modelTurn: keys({ role: 'string', parts: each(PART) }),
    generationComplete: 'boolean',
    turnComplete: 'boolean',
    interrupted: 'boolean',
    turnCompleteReason: 'string',
    waitingForInput: 'boolean',
    interactionStatus: 'string',
    inputTranscription: TRANSCRIPTION,
    interimInputTranscription: TRANSCRIPTION,
    outputTranscription: TRANSCRIPTION,
    groundingMetadata: 'object',
    urlContextMetadata: 'object',
  }),
  toolCall: keys({ functionCalls: each(keys({ id: 'string', name: 'string', args: 'object' }, 'name')) }),
  toolCallCancellation: keys({ ids: each('string') }),
  goAway: keys({ timeLeft: 'string' }),
  sessionResumptionUpdate: keys({ newHandle: 'string', resumable: 'boolean', lastConsumedClientMessageIndex: 'count' }),
  usageMetadata: keys({
    promptTokenCount: 'count',
    responseTokenCount: 'count',
    candidatesTokenCount: 'count',
    cachedContentTokenCount: 'count',
    toolUsePromptTokenCount: 'count',
    thoughtsTokenCount: 'count',
    totalTokenCount: 'count',
    promptTokensDetails: DETAILS,
    responseTokensDetails: DETAILS,
    candidatesTokensDetails: DETAILS,
    cacheTokensDetails: DETAILS,
    toolUsePromptTokensDetails: DETAILS,
    serviceTier: 'string',
    trafficType: 'string',
  }),
  voiceActivity: keys({ type: 'string', voiceActivityType: 'string', audioOffset: 'string' }),
  voiceActivityDetectionSignal: keys({ vadSignalType: 'string' }),
  interactionStatus: 'string',
  error: keys({ code: 'count', message: 'string', status: 'string' }),
});

/** Two names of one fact; the first is the one that comes out. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  candidatesTokenCount: 'responseTokenCount',
  candidatesTokensDetails: 'responseTokensDetails',
};

const BASE64 = /^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?)?$/;

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSet = (value: unknown): boolean => value !== undefined && value !== null;
const own = (value: Readonly<Record<string, unknown>>, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const fits = (value: unknown, leaf: Leaf): boolean => {
  switch (leaf) {
    case 'string':
    case 'boolean':
      return typeof value === leaf;
    case 'object':
      return isPlain(value);
    case 'base64':
      return typeof value === 'string' && BASE64.test(value);
    case 'count':
      return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && /^-?[0-9]+$/.test(value);
  }
};

/** The paths of all values that are not of the type that the protocol gives them. */
export const misfits = (value: unknown, shape: Shape = SERVER_MESSAGE, path = ''): readonly string[] => {
  if (typeof shape === 'string') return fits(value, shape) ? [] : [path];
  if ('each' in shape) {
    return Array.isArray(value) ? value.flatMap((item, index) => misfits(item, shape.each, `${path}[${index}]`)) : [path];
  }
  if (!isPlain(value)) return [path];
  return Object.entries(shape.keys).flatMap(([key, child]) => {
    const found = own(value, key);
    return isSet(found) || key === shape.required ? misfits(found, child, below(path, key)) : [];
  });
};

/** Whether nothing of an item can be kept: it is something else altogether, or the one thing is wrong without which it has no meaning. */
const isDead = (item: unknown, shape: Shape): boolean => {
  if (typeof shape === 'string' || 'each' in shape || !isPlain(item)) return misfits(item, shape).includes('');
  return shape.required !== undefined && misfits(item, shape).includes(shape.required);
};

const sameLeaf = (input: unknown, output: unknown, leaf: Leaf): boolean => {
  if (leaf === 'base64') return typeof input === 'string' && output instanceof Uint8Array && Buffer.from(input, 'base64').equals(output);
  return fits(input, leaf) && isDeepStrictEqual(leaf === 'count' ? Number(input) : input, output);
};

/** The paths of all values of the input that the output does not represent: of known keys by their meaning, of unknown keys as they stand. */
export const losses = (input: unknown, output: unknown, shape: Shape = SERVER_MESSAGE, path = ''): readonly string[] => {
  if (typeof shape === 'string') return sameLeaf(input, output, shape) ? [] : [path];
  if ('each' in shape) {
    if (!Array.isArray(input) || !Array.isArray(output)) return [path];
    const dead = input.flatMap((item, index) => (isDead(item, shape.each) ? [`${path}[${index}]`] : []));
    const alive = input.map((item: unknown, index) => ({ item, index })).filter(({ item }) => !isDead(item, shape.each));
    if (alive.length !== output.length) return [path];
    return [...dead, ...alive.flatMap(({ item, index }, place) => losses(item, output[place], shape.each, `${path}[${index}]`))];
  }
  if (!isPlain(input) || !isPlain(output)) return [path];
  return Object.entries(input).flatMap(([key, value]) => {
    const child = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (child === undefined) return isDeepStrictEqual(value, own(output, key)) ? [] : [below(path, key)];
    if (!isSet(value)) return [];
    const first = shape === SERVER_MESSAGE ? undefined : ALSO_CALLED[key];
    const isToldAlready = first !== undefined && isSet(own(input, first)) && !isDead(own(input, first), shape.keys[first] ?? child);
    if (isToldAlready) return misfits(value, child, below(path, key));
    return losses(value, own(output, first ?? key), child, below(path, key));
  });
};
