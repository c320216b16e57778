import * as fc from 'fast-check';
import type { Blueprint, Reconnection, Rotation, Settings, Watchdogs } from '../../lib/machine/settings';
import { ASLEEP, blueprintOf, settingsWith } from '../support/machine';

const limit = fc.constantFrom(200, 1_000, Infinity);

const blueprint: fc.Arbitrary<Blueprint> = fc
  .record({ disabled: fc.boolean(), transparent: fc.boolean(), modality: fc.constantFrom('TEXT', 'AUDIO') })
  .map(({ disabled, transparent, modality }) =>
    blueprintOf({
      realtimeInputConfig: { automaticActivityDetection: { disabled } },
      sessionResumption: transparent ? { transparent } : {},
      generationConfig: { responseModalities: [modality] },
    }),
  );

const reconnection: fc.Arbitrary<Reconnection> = fc.record({
  attempts: fc.constantFrom(0, 1, 2, 5, 5, 5),
  total: fc.constantFrom(1, 3, Infinity, Infinity, Infinity),
  baseMs: fc.constantFrom(0, 100),
  maxMs: fc.constant(300),
  reseed: fc.constantFrom(null, { turns: 3, bytes: 20 }, { turns: 40, bytes: 1_000 }),
  decides: fc.constantFrom('rules' as const, 'rules' as const, 'app' as const),
});

const rotation: fc.Arbitrary<Rotation> = fc.record({ afterMs: fc.constantFrom(100, Infinity), marginMs: fc.constantFrom(0, 0, 0, 1_000) });

const watchdogs: fc.Arbitrary<Watchdogs> = fc.oneof(
  fc.constant(ASLEEP),
  fc.record({
    idleMs: limit,
    stallMs: limit,
    onStall: fc.constantFrom('tell' as const, 'reconnect' as const),
    poisonedMs: fc.constantFrom(100, 200, 1_000),
  }),
);

const rest = fc.record({
  blueprint,
  handle: fc.constantFrom(null, null, 'given'),
  resume: fc.constantFrom('none' as const, 'ask' as const),
  outbox: fc.record({
    commands: fc.nat(4),
    bytes: fc.nat(400),
    maxAgeMs: fc.constantFrom(0, 100, Infinity),
    bufferedBytes: fc.constantFrom(1, 150, 65_536),
  }),
  watchdogs,
  setupCheck: fc.constantFrom('refuse' as const, 'warn' as const),
});

const capabilities = fc.record({
  interruption: fc.constantFrom('pendingTurn' as const, 'completedTurn' as const, 'none' as const),
  history: fc.constantFrom('initial' as const, 'pending' as const, 'none' as const),
  firstMessageIndex: fc.constantFrom(0 as const, 1 as const),
  proactivity: fc.constantFrom('always' as const, 'none' as const),
  scheduling: fc.constantFrom('accepted' as const, 'refused' as const),
  defaultBehavior: fc.constantFrom('BLOCKING' as const, 'NON_BLOCKING' as const),
});

const complete = (each: Partial<Settings>, changes: Partial<Settings['capabilities']>): Settings => {
  const plain = settingsWith(each);
  return { ...plain, capabilities: { ...plain.capabilities, ...changes } };
};

/** Sessions of one connection. */
export const singleSettings: fc.Arbitrary<Settings> = fc.tuple(rest, capabilities).map(([each, changes]) => complete(each, changes));

/** Sessions that outlive their connections. */
export const lastingSettings: fc.Arbitrary<Settings> = fc
  .tuple(rest, capabilities, reconnection, fc.option(rotation))
  .map(([each, changes, reconnect, rotate]) => complete({ ...each, reconnect, rotate }, changes));

/** Both. */
export const arbitrarySettings: fc.Arbitrary<Settings> = fc.oneof(singleSettings, lastingSettings, lastingSettings);
