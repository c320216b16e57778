import { isLeft } from 'fp-ts/lib/Either.js';
import type { SetupMessage } from '../../wire/setup-message';
import type { Caller } from '../dial/caller';
import { OPEN_GATE } from '../user/energy-gate';
import { close } from '../service/outcome';
import { readFrame } from './read-frame';
import { refuseSetup } from './refuse-setup';
import type { Refusal } from './refusals';
import { REFUSALS } from './refusals';
import { mannerOf } from '../model/reply/manner';
import { PACE } from '../model/reply/pace';
import type { Memory } from '../service/resume-handle';
import { readHandle } from '../service/resume-handle';
import type { Served } from '../service/served';
import type { Ears, ServerState, Session } from '../service/server-state';
import { NO_TOKENS, textTokens } from '../model/tokens';

type AwaitingSetup = Extract<ServerState, { readonly type: 'AwaitingSetup' }>;

/** What the service itself puts before every conversation. */
const PREAMBLE_TOKENS = 515;

const freshMemory = ({ systemInstruction, tools }: SetupMessage): Memory => {
  const instructions = (systemInstruction?.parts ?? []).map(({ text = '' }) => text).join('\n');
  const declarations = tools === undefined ? '' : JSON.stringify(tools);
  return { turns: 0, context: { ...NO_TOKENS, TEXT: PREAMBLE_TOKENS + textTokens(instructions) + textTokens(declarations) } };
};

const earsOf = ({ realtimeInputConfig }: SetupMessage): Ears =>
  realtimeInputConfig?.automaticActivityDetection?.disabled === true
    ? { type: 'Manual', activity: null }
    : { type: 'Automatic', gate: OPEN_GATE };

const openSession = ({ caller, settings, random }: AwaitingSetup, setup: SetupMessage): Session => ({
  caller,
  settings,
  setup,
  random,
  ...(readHandle(setup.sessionResumption?.handle ?? '') ?? freshMemory(setup)),
  manner: mannerOf(caller.backend, setup, settings.speed),
  isSeeding: setup.historyConfig?.initialHistoryInClientContent === true,
  unanswered: [],
  queued: [],
  ears: earsOf(setup),
  model: { type: 'Quiet' },
});

const refuseCaller = ({ credential }: Caller): Refusal | null => (credential === 'accepted' ? null : REFUSALS.badKey);

/** The first frame of a connection, which must be a setup. Only now does the service look at the key. */
export const receiveSetup = (state: AwaitingSetup, data: unknown): Served => {
  const frame = readFrame(data);
  if (isLeft(frame)) return { state, effects: [close(frame.left)] };
  const { setup } = frame.right;
  if (setup === undefined) return { state, effects: [close(REFUSALS.invalidArgument)] };
  const refusal = refuseCaller(state.caller) ?? refuseSetup(state.caller, setup, data);
  if (refusal !== null) return { state, effects: [close(refusal)] };
  return {
    state: { type: 'SettingUp', session: openSession(state, setup) },
    effects: [{ type: 'StartTimer', timer: 'setup', ms: PACE.setup / state.settings.speed }],
  };
};
