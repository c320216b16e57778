import type { ModelCapabilities } from './model-capabilities';
import type { ValueRule } from './value-rule';
import { oneOf, someOf, WORDS } from './value-rule';

/** What each of the capabilities may be. */
export const CAPABILITY_RULES: Readonly<Record<keyof ModelCapabilities, ValueRule>> = {
  role: oneOf('converses', 'transcribes', 'translates'),
  textChannel: oneOf('realtimeInput', 'clientContent'),
  interruption: oneOf('pendingTurn', 'completedTurn', 'none'),
  history: oneOf('initial', 'pending', 'none'),
  modalities: someOf('AUDIO', 'TEXT'),
  thinking: oneOf('none', 'budget', 'level', 'levelFromLow', 'any'),
  tools: WORDS,
  behaviors: someOf('BLOCKING', 'NON_BLOCKING'),
  defaultBehavior: oneOf('BLOCKING', 'NON_BLOCKING', 'unclear'),
  scheduling: oneOf('accepted', 'refused'),
  willContinue: oneOf('accepted', 'refused'),
  callIds: oneOf('given', 'missing'),
  whileCalling: oneOf('listens', 'closes'),
  afterCall: oneOf('waits', 'talks'),
  proactivity: oneOf('optional', 'v1alpha', 'always', 'none'),
  affectiveDialog: oneOf('optional', 'v1alpha', 'none'),
  firstMessageIndex: oneOf(0, 1),
  backends: someOf('geminiApi', 'vertexAi'),
  availability: oneOf('current', 'preview', 'deprecated', 'shutDown', 'unknown'),
};
