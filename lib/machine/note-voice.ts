import type { SessionEvent } from '../wire/session-event';
import type { Effect } from './effect';
import { isLoud } from './is-loud';
import { activityOf } from './modes';
import type { Next } from './next';
import { become } from './next';
import type { Live } from './state';

/** A pause within what somebody says, and the time that a server takes to say that it heard it, in ms. */
const PAUSE_MS = 1_500;

/** What is loud for longer than that, in ms, while the server says nothing of it, is no voice. */
const LONGEST_MS = 60_000;

/** Nothing was heard yet. */
export const NO_VOICE: Live['voice'] = { isTold: false, since: -Infinity, until: -Infinity };

/** When the user is silent again, as far as the sound tells; in the past where nobody speaks. */
export const hushOf = ({ voice }: Live): number => Math.min(voice.until, voice.since + LONGEST_MS);

const isActivity = ({ type }: SessionEvent): boolean => type === 'VoiceActivityStart' || type === 'VoiceActivityEnd';

const isGuess = (event: SessionEvent): boolean => event.type === 'InputTranscription' && event.interim === true;

const isVoice = (effect: Effect): boolean =>
  effect.type === 'Send' && effect.entry?.command.type === 'SendAudio' && isLoud(effect.entry.command.data);

/**
 * Listens for the user where the server detects activity and does not tell of it, as some models do not: by the sound itself, and by what the server
 * transcribes while somebody speaks.
 */
export const noteVoice = (next: Next, at: number): Next => {
  const { state, events, effects } = next;
  if (state.type !== 'Live' || state.voice.isTold || events.length + effects.length === 0) return next;
  if (events.some(isActivity)) return become<Live>(next, { ...state, voice: { ...NO_VOICE, isTold: true } });
  if (activityOf(state.blueprint.message) === 'manual' || !(events.some(isGuess) || effects.some(isVoice))) return next;
  const since = at < state.voice.until ? state.voice.since : at;
  return become<Live>(next, { ...state, voice: { isTold: false, since, until: at + PAUSE_MS } });
};
