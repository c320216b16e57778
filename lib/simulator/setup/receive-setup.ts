import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, right } from 'fp-ts/lib/Either.js';
import type { SetupMessage } from '../../wire/setup-message';
import { lockSetup } from '../dial/lock-setup';
import { mannerOf } from '../model/reply/manner';
import { NO_TOKENS, textTokens } from '../model/tokens';
import type { Ending } from '../service/endings';
import type { Inner } from '../service/inner';
import type { Memory } from '../service/memory';
import { close } from '../service/outcome';
import type { Registry } from '../service/registry';
import type { Ears, ServerState, Session } from '../service/server-state';
import type { Taken } from '../service/sessions';
import { openSession, resumeSession } from '../service/sessions';
import { findToken, refuseToken, useToken } from '../service/auth-tokens';
import { OPEN_GATE } from '../user/energy-gate';
import { readFrame } from './read-frame';
import { refuseSetup } from './refuse-setup';
import { REFUSALS } from './refusals';

type AwaitingSetup = Extract<ServerState, { readonly type: 'AwaitingSetup' }>;

/** What the service itself puts before every conversation. */
const PREAMBLE_TOKENS = 515;

const freshMemory = ({ systemInstruction, tools }: SetupMessage): Memory => {
  const instructions = (systemInstruction?.parts ?? []).map(({ text = '' }) => text).join('\n');
  const declarations = tools === undefined ? '' : JSON.stringify(tools);
  const TEXT = PREAMBLE_TOKENS + textTokens(instructions) + textTokens(declarations);
  return { turns: 0, context: { ...NO_TOKENS, TEXT }, history: [], unanswered: [], called: [] };
};

const earsOf = ({ realtimeInputConfig }: SetupMessage): Ears =>
  realtimeInputConfig?.automaticActivityDetection?.disabled === true
    ? { type: 'Manual', activity: null }
    : { type: 'Automatic', gate: OPEN_GATE };

type Begun = Pick<Session, 'id' | 'setup' | 'now' | 'expiresAt'> & Memory;

const sessionOf = ({ caller, settings, random }: AwaitingSetup, { setup, now, ...begun }: Begun): Session => ({
  ...begun,
  caller,
  settings,
  setup,
  random,
  now,
  consumed: 0,
  endsAt: null,
  manner: mannerOf(caller.backend, setup, settings),
  isSeeding: setup.historyConfig?.initialHistoryInClientContent === true,
  queued: [],
  ears: earsOf(setup),
  model: { type: 'Quiet' },
  calls: [],
  toSay: [],
});

const take = (
  registry: Registry,
  { caller: { backend, token } }: AwaitingSetup,
  setup: SetupMessage,
  at: number,
): Either<Ending, Taken> => {
  const { model = '', sessionResumption } = setup;
  const owner = { backend, model };
  if (sessionResumption?.handle !== undefined) return resumeSession(registry, owner, sessionResumption.handle, at);
  const paid = token === null ? registry : useToken(registry, token);
  return right(openSession(paid, owner, freshMemory(setup), at));
};

/** The first frame of a connection, which must be a setup. Only now does the service look at the key, or at the token and what it locks. */
export const receiveSetup = (registry: Registry, state: AwaitingSetup, data: unknown, at: number): Inner => {
  const end = (ending: Ending): Inner => ({ registry, state, effects: [close(ending)] });
  const { caller, settings } = state;
  const frame = readFrame(data);
  if (isLeft(frame)) return end(frame.left);
  const { setup: sent } = frame.right;
  if (sent === undefined) return end(REFUSALS.invalidArgument);
  if (caller.credential !== 'accepted') return end(REFUSALS.badKey);
  const token = caller.token === null ? null : findToken(registry, caller.token);
  const purpose = sent.sessionResumption?.handle === undefined ? 'begin' : 'resume';
  const refusal = token === null ? null : refuseToken(token, purpose, at);
  if (refusal !== null) return end(refusal);
  const setup = lockSetup(token?.lock ?? { type: 'Open' }, sent);
  const objection = refuseSetup(caller, setup, settings.models);
  if (objection !== null) return end(objection);
  const taken = take(registry, state, setup, at);
  if (isLeft(taken)) return end(taken.left);
  const { id, memory } = taken.right;
  return {
    registry: taken.right.registry,
    state: { type: 'SettingUp', session: sessionOf(state, { ...memory, id, setup, now: at, expiresAt: token?.expiresAt ?? null }) },
    effects: [{ type: 'StartTimer', timer: 'setup', ms: settings.setupMs }],
  };
};
