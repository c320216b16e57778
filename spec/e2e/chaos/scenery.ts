import { geminiApi, vertexAi, type LiveConfig, type Setup } from '../../../lib';
import type { Fault, FaultPlan, Reply, Scenario } from '../../../lib/simulator';
import type { Dice } from './dice';

const WORDS = ['Yes.', 'I see.', 'No, no.', 'Well, then.', 'One, two, three, four.'];

/** How long things take: in virtual time as they do, over sockets much less. */
export type Pace = (ms: number) => number;

const replyOf = (dice: Dice, pace: Pace): Reply => ({
  text: dice.oneOf('Hm.', ...WORDS),
  ...(dice.hits(0.25) && { call: dice.hits(0.3) ? [{ name: 'look' }, { name: 'look' }] : { name: 'look' }, then: 'It is done.' }),
  ...(dice.hits(0.1) && { goAway: `${pace(dice.whole(1_000, 9_000)) / 1_000}s` as const }),
  ...(dice.hits(0.1) && { ending: dice.oneOf('atOnce' as const, 'midSentence' as const) }),
  ...(dice.hits(0.1) && { bundled: dice.oneOf('captions' as const, 'end' as const, 'turn' as const) }),
  ...(dice.hits(0.1) && { whileCalling: dice.oneOf('ignore' as const, 'close' as const) }),
  ...(dice.hits(0.05) && { badFrame: dice.oneOf<true | 'json'>(true, 'json') }),
  ...(dice.hits(0.1) && { usage: 'alone' as const }),
});

const faultOf = (dice: Dice, pace: Pace): Fault =>
  dice.oneOf<() => Fault>(
    () => ({ type: 'drop' }),
    () => ({ type: 'drop' }),
    () => ({ type: 'cut' }),
    () => ({ type: 'close', code: 1011, reason: 'Internal error encountered.' }),
    () => ({ type: 'close', code: 1011, reason: 'Deadline expired before operation could complete.' }),
    () => ({ type: 'close', code: 1008, reason: 'Operation is not implemented, or supported, or enabled.' }),
    () => ({ type: 'close', code: 1007, reason: 'Request contains an invalid argument.' }),
    () => ({ type: 'close', code: 1001, reason: '' }),
    () => ({ type: 'halfOpen' }),
    () => ({ type: 'stall', ms: pace(dice.whole(100, 12_000)) }),
    () => ({ type: 'slowReader', ms: pace(dice.whole(100, 8_000)) }),
    () => ({ type: 'neverSetUp' }),
    () => ({ type: 'malformed' }),
    () => ({ type: 'wrongShape' }),
    () => ({ type: 'nonUtf8' }),
    () => ({ type: 'burst', messages: dice.whole(2, 6) }),
    () => ({ type: 'wrongTimeLeft', ms: pace(dice.whole(1, 4_000)) }),
    () => ({ type: 'refuse' }),
    () => ({ type: 'reset' }),
    () => ({ type: 'hang' }),
    () => ({ type: 'status', status: 503 }),
  )();

const DIAL: readonly Fault['type'][] = ['refuse', 'reset', 'hang', 'status'];

/** The faults of the first connections; those that come after them are sound. */
const faultsOf = (dice: Dice, pace: Pace): readonly FaultPlan[] =>
  Array.from({ length: dice.whole(0, 6) }, (): FaultPlan => {
    const fault = faultOf(dice, pace);
    const connection = dice.whole(1, 5);
    if (DIAL.includes(fault.type) || fault.type === 'neverSetUp' || fault.type === 'wrongTimeLeft') return { fault, connection };
    return { fault, connection, at: dice.hits(0.1) ? 'setup' : dice.whole(2, 40) };
  });

/** What a simulated service does for one conversation. */
export const scenarioOf = (dice: Dice, pace: Pace): Scenario => ({
  seed: dice.whole(1, 1_000_000),
  script: Array.from({ length: 40 }, () => replyOf(dice, pace)),
  faults: faultsOf(dice, pace),
  ...(dice.hits(0.6) ? { lifetimeMs: pace(dice.whole(6_000, 30_000)), noticeMs: pace(dice.whole(500, 5_000)) } : { lifetimeMs: false }),
});

/** How a model is talked to: on which backend, and what its functions are like. */
interface Casting {
  readonly model: string;
  readonly endpoint: LiveConfig['endpoint'];
  readonly behavior: 'BLOCKING' | 'NON_BLOCKING';
  readonly transparent: boolean;
}

const castingOf = (dice: Dice, baseUrl: string | undefined): Casting => {
  const place = baseUrl === undefined ? {} : { baseUrl };
  const gemini = geminiApi({ apiKey: 'any', ...place });
  const vertex = vertexAi({ project: 'p', location: 'us-central1', accessToken: 'any', ...place });
  return dice.oneOf<Casting>(
    { model: 'gemini-3.8-live', endpoint: gemini, behavior: dice.oneOf('BLOCKING', 'NON_BLOCKING'), transparent: false },
    { model: 'gemini-2.5-flash-native-audio-preview-12-2025', endpoint: gemini, behavior: 'BLOCKING', transparent: false },
    { model: 'gemini-3.1-flash-live-preview', endpoint: gemini, behavior: 'BLOCKING', transparent: false },
    { model: 'gemini-3.8-live', endpoint: vertex, behavior: dice.oneOf('BLOCKING', 'NON_BLOCKING'), transparent: dice.hits(0.7) },
  );
};

/** Who says when the user speaks. */
export type Ears = 'automatic' | 'manual';

/** What a conversation is held with. */
export interface Stage {
  /** The environment comes from the world. */
  readonly config: Omit<LiveConfig, 'env'>;
  readonly ears: Ears;
  readonly marginMs: number;
}

export const stageOf = (dice: Dice, pace: Pace, baseUrl?: string): Stage => {
  const { model, endpoint, behavior, transparent } = castingOf(dice, baseUrl);
  const ears = dice.hits(0.2) ? 'manual' : 'automatic';
  const marginMs = pace(dice.whole(200, 1_500));
  const setup: Setup = {
    tools: [{ functionDeclarations: [{ name: 'look', description: 'Looks.', behavior }] }],
    inputAudioTranscription: {},
    outputAudioTranscription: {},
    contextWindowCompression: { slidingWindow: {} },
    ...(transparent && { sessionResumption: { transparent: true } }),
    ...(ears === 'manual' && { realtimeInputConfig: { automaticActivityDetection: { disabled: true } } }),
  };
  return {
    ears,
    marginMs,
    config: {
      endpoint,
      model,
      setup,
      reconnect: {
        baseMs: pace(500),
        maxMs: pace(30_000),
        ...(dice.hits(0.2) && { reseed: false }),
        ...(dice.hits(0.2) && { decide: ({ retry }) => retry }),
      },
      rotate: { marginMs, ...(dice.hits(0.2) && { afterMs: pace(dice.whole(3_000, 20_000)) }) },
      timeouts: { connect: pace(10_000), setup: pace(15_000), close: pace(2_000) },
      watchdogs: { idleMs: pace(60_000), stallMs: pace(20_000), poisonedMs: pace(30_000), ...(dice.hits(0.2) && { onStall: 'reconnect' }) },
    },
  };
};
