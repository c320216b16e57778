import * as fc from 'fast-check';
import type { Part, ServerMessage } from '../../lib/wire/server-message';

/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** A small generator (mulberry32): what failed once fails again. */
export const seededRandom = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/** One frame of every kind that the service is known to send. */
export const readyMadeFrames: readonly string[] = [
  '{"setupComplete":{}}',
  '{"setupComplete":{"sessionId":"f162d11d-434a-4212-8a31-f1a4843cad11"}}',
  '{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AAAA"}}]}}}',
  '{"serverContent":{"modelTurn":{"role":"model","parts":[{"text":"Yes"}]}}}',
  '{"serverContent":{"modelTurn":{"parts":[{"text":"Weighing options","thought":true}]}}}',
  '{"serverContent":{"inputTranscription":{"text":" hello"}}}',
  '{"serverContent":{"inputTranscription":{"text":"hello","finished":true}}}',
  '{"serverContent":{"outputTranscription":{}}}',
  '{"serverContent":{"generationComplete":true}}',
  '{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":515,"responseTokenCount":31,"totalTokenCount":546,"promptTokensDetails":[{"modality":"TEXT","tokenCount":515}],"responseTokensDetails":[{"modality":"TEXT","tokenCount":31}]}}',
  '{"serverContent":{"interrupted":true}}',
  '{"serverContent":{"interrupted":true,"turnComplete":true,"outputTranscription":{"text":" tail"}},"usageMetadata":{"totalTokenCount":9}}',
  '{"serverContent":{"turnComplete":true,"interactionStatus":"IN_PROGRESS"}}',
  '{"toolCall":{"functionCalls":[{"id":"call_123","name":"searchFlights","args":{"destination":"Seattle"}}]},"interactionStatus":"IN_PROGRESS"}',
  '{"toolCall":{"functionCalls":[{"name":"ping"}]}}',
  '{"toolCallCancellation":{"ids":["call_123"]}}',
  '{"goAway":{"timeLeft":"50s"}}',
  '{"goAway":{"timeLeft":"0.500s"}}',
  '{"sessionResumptionUpdate":{"newHandle":"h1","resumable":true}}',
  '{"sessionResumptionUpdate":{}}',
  '{"sessionResumptionUpdate":{"newHandle":"h2","resumable":true,"lastConsumedClientMessageIndex":"123456789"}}',
  '{"usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":4,"totalTokenCount":14,"trafficType":"ON_DEMAND"}}',
  '{"voiceActivity":{"type":"ACTIVITY_START","audioOffset":"1.200s"}}',
  '{"voiceActivityDetectionSignal":{"vadSignalType":"VAD_SIGNAL_TYPE_SOS"}}',
];

/** What JSON can carry, as JSON gives it back. */
const json = fc.jsonValue({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
const jsonObject = fc
  .dictionary(fc.string({ maxLength: 8 }), json, { maxKeys: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);

const whole = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(model, { noNullPrototype: true });
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;
const word = fc.string({ maxLength: 12 });
const count = fc.nat(2_000_000);
const details = fc.array(whole({ modality: fc.constantFrom('TEXT', 'AUDIO', 'HOLOGRAM'), tokenCount: count }), { maxLength: 2 });

const usage = whole({
  promptTokenCount: count,
  responseTokenCount: count,
  cachedContentTokenCount: count,
  toolUsePromptTokenCount: count,
  thoughtsTokenCount: count,
  totalTokenCount: count,
  promptTokensDetails: details,
  responseTokensDetails: details,
  cacheTokensDetails: details,
  toolUsePromptTokensDetails: details,
});

const transcription = some({
  text: word,
  finished: fc.boolean(),
  languageCode: fc.constantFrom('de-DE', 'en'),
  speakerLabel: word,
  words: fc.array(some({ word, startOffset: fc.constant('0.100s'), endOffset: fc.constant('0.250s') }), { maxLength: 2 }),
});

const part: fc.Arbitrary<Part> = fc.oneof(
  some({ text: word, thought: fc.boolean(), thoughtSignature: word }),
  whole({
    inlineData: whole({
      mimeType: fc.constantFrom('audio/pcm;rate=24000', 'audio/pcm', 'image/png'),
      data: fc.uint8Array({ maxLength: 12 }),
    }),
  }),
  some({
    executableCode: some({ language: fc.constant('PYTHON'), code: word, id: word }),
    codeExecutionResult: some({ outcome: word, output: word }),
  }),
  whole({ fileData: jsonObject }),
);

const serverContent = some({
  modelTurn: some({ role: fc.constant('model'), parts: fc.array(part, { maxLength: 3 }) }),
  generationComplete: fc.boolean(),
  turnComplete: fc.boolean(),
  interrupted: fc.boolean(),
  turnCompleteReason: fc.constantFrom('NEED_MORE_INPUT', 'A_REASON_OF_TOMORROW'),
  waitingForInput: fc.boolean(),
  interactionStatus: fc.constantFrom('IDLE', 'IN_PROGRESS', 'DREAMING'),
  inputTranscription: transcription,
  interimInputTranscription: transcription,
  outputTranscription: transcription,
  groundingMetadata: jsonObject,
  urlContextMetadata: jsonObject,
});

const functionCall = fc.tuple(word, some({ id: word, args: jsonObject })).map(([name, rest]) => ({ name, ...rest }));

/** Decoded server messages: every key may be there or not, alone and together, media as bytes, usage in the one vocabulary. */
export const arbitraryServerMessage: fc.Arbitrary<ServerMessage> = some({
  setupComplete: some({ sessionId: word, voiceConsentSignature: jsonObject }),
  serverContent,
  toolCall: some({ functionCalls: fc.array(functionCall, { maxLength: 3 }) }),
  toolCallCancellation: some({ ids: fc.array(word, { maxLength: 3 }) }),
  goAway: some({ timeLeft: fc.constantFrom('50s', '0.500s') }),
  sessionResumptionUpdate: some({ newHandle: word, resumable: fc.boolean(), lastConsumedClientMessageIndex: count }),
  usageMetadata: usage,
  voiceActivity: some({ type: fc.constantFrom('ACTIVITY_START', 'ACTIVITY_END'), audioOffset: fc.constant('1.200s') }),
  voiceActivityDetectionSignal: some({ vadSignalType: fc.constantFrom('VAD_SIGNAL_TYPE_SOS', 'VAD_SIGNAL_TYPE_EOS') }),
  interactionStatus: fc.constantFrom('IDLE', 'IN_PROGRESS'),
  error: some({ code: count, message: word, status: word }),
});

type Edit = (value: unknown, random: Random) => unknown;

const upTo = (random: Random, below: number): number => Math.floor(random() * below);
const pick = <T>(list: readonly [T, ...T[]], random: Random): T => list[upTo(random, list.length)] ?? list[0];

const KEYS = [
  'text',
  'data',
  'name',
  'parts',
  'serverContent',
  'usageMetadata',
  'candidatesTokenCount',
  'finished',
  'ids',
  'args',
  'error',
  'toolCall',
] as const;
const junk = (random: Random): unknown =>
  pick(
    [null, true, false, 0, 5, -1, 1.5, '', 'x', '17', 'AA=A', [], [null], [1, 'a'], {}, { text: 5 }, { name: 3 }, [{ parts: {} }]] as [
      unknown,
      ...unknown[],
    ],
    random,
  );

const isTree = (value: unknown): value is Record<string, unknown> | readonly unknown[] => typeof value === 'object' && value !== null;
const withKey = (value: unknown, key: string, child: unknown): unknown =>
  isTree(value) && !Array.isArray(value) ? Object.fromEntries([...Object.entries(value), [key, child]]) : [value, child];

const EDITS: readonly [Edit, ...Edit[]] = [
  (_value, random) => junk(random),
  (_value, random) => junk(random),
  () => undefined,
  (value) => [value],
  (value) => ({ value }),
  (value) => (isTree(value) ? JSON.stringify(value) : String(value)),
  (value) => (Array.isArray(value) ? [...(value as readonly unknown[]), ...(value as readonly unknown[])] : value),
  (value, random) => withKey(value, pick(KEYS, random), junk(random)),
  (value, random) => withKey(value, 'novelty', junk(random)),
  (value) => withKey(value, '__proto__', { polluted: true }),
  (value) => withKey(value, 'constructor', { prototype: { polluted: true } }),
  (value, random) => (typeof value === 'string' ? value.slice(0, upTo(random, value.length)) : value),
  (value) => (typeof value === 'string' ? `${value}!` : value),
];

const countNodes = (value: unknown): number =>
  isTree(value) ? Object.values(value).reduce<number>((sum, child) => sum + countNodes(child), 1) : 1;

/** The tree with its n-th node edited, counted from the root. */
const editNode = (value: unknown, n: number, edit: (value: unknown) => unknown): unknown => {
  if (n === 0) return edit(value);
  if (!isTree(value)) return value;
  let rest = n - 1;
  const entries = Object.entries(value).flatMap(([key, child]): readonly (readonly [string, unknown])[] => {
    const size = countNodes(child);
    const edited = rest >= 0 && rest < size ? editNode(child, rest, edit) : child;
    rest -= size;
    return edited === undefined ? [] : [[key, edited]];
  });
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
};

const editTree = (frame: string, random: Random): string => {
  const tree: unknown = JSON.parse(frame);
  const edit = pick(EDITS, random);
  const edited = editNode(tree, upTo(random, countNodes(tree)), (value) => edit(value, random));
  return edited === undefined ? '' : JSON.stringify(edited);
};

const editText = (frame: string, random: Random): string => {
  const at = upTo(random, frame.length);
  return pick(
    [
      frame.slice(0, at),
      `${frame.slice(0, at)}${pick(['"', '{', ',', '\u0000', 'é', '7'], random)}${frame.slice(at + 1)}`,
      `\uFEFF${frame}`,
      `${frame}${frame}`,
    ],
    random,
  );
};

const editBytes = (frame: string, random: Random): Uint8Array => {
  const bytes = new TextEncoder().encode(frame);
  bytes[upTo(random, bytes.length)] = upTo(random, 256);
  return bytes;
};

/** The frame with one to three things wrong with its values, or with its text, or with its bytes. */
export const mutate = (frame: string, random: Random): string | Uint8Array => {
  const kind = random();
  if (kind < 0.06) return editText(frame, random);
  if (kind < 0.12) return editBytes(frame, random);
  let edited = frame;
  for (let edits = 1 + upTo(random, 3); edits > 0 && edited !== ''; edits -= 1) edited = editTree(edited, random);
  return edited;
};
