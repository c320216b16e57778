import type { SessionEvent } from './session-event';

/** Whether the user said something with that event. */
export const isRequest = (event: SessionEvent): boolean =>
  event.type === 'VoiceActivityEnd' || (event.type === 'InputTranscription' && event.interim !== true && event.text !== '');
