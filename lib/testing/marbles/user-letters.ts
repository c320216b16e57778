import type { LiveSession } from '../../live/live-session';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  disconnect,
  interrupt,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
  sendVideo,
} from '../../wire/commands';
import type { SessionCommand } from '../../wire/session-command';
import { DiagramError } from './diagram-error';
import type { Mark } from './parse-diagram';

/** What a letter of a user diagram does: sends a command, or anything else with the session. */
export type UserValue = SessionCommand | ((session: LiveSession) => void);

/** 20 ms of silence. */
const SILENCE = 640;

const COMMANDS: Readonly<Record<string, () => SessionCommand>> = {
  t: () => sendText('Hello'),
  a: () => sendAudio(new Uint8Array(SILENCE)),
  f: () => sendVideo(new Uint8Array([0xff, 0xd8, 0xff, 0xd9])),
  c: () => sendClientContent([{ role: 'user', parts: [{ text: 'Hello' }] }]),
  r: () => sendToolResponse([{ id: 'call-1', name: 'get_weather', response: { output: '18 degrees' } }]),
  v: activityStart,
  V: activityEnd,
  s: audioStreamEnd,
  I: interrupt,
  D: disconnect,
};

const LETTERS = 't text, a audio, f video, c clientContent, r toolResponse, v and V activity, s audioStreamEnd, I interrupt, D disconnect';

/**
 * What a letter of the user does.
 *
 * @throws DiagramError for a letter that means nothing and has no value
 */
export const userAction = (
  { letter, column }: Mark,
  values: Readonly<Record<string, UserValue>>,
  text: string,
): ((session: LiveSession) => void) => {
  const value = Object.hasOwn(values, letter) ? values[letter] : undefined;
  const command = value ?? (Object.hasOwn(COMMANDS, letter) ? COMMANDS[letter]?.() : undefined);
  if (command === undefined) {
    throw new DiagramError(`"${letter}" is nothing that a user does, and has no value. The letters are ${LETTERS}.`, text, column);
  }
  return (session) => {
    if (typeof command === 'function') command(session);
    else session.send(command);
  };
};
