import type { BadMedia, FrameFault, LiveError, MalformedFrame } from '../errors/live-error';
import type { Part, ServerMessage } from '../wire/server-message';
import { partEvents } from '../wire/part-events';
import { toEvents } from '../wire/to-events';
import type { WireEvent } from '../wire/wire-event';
import { accept, resume } from './accept';
import { excused } from './asked';
import { proveByTime } from './evidence';
import type { InputOf } from './input';
import { keepHandle } from './keep-handle';
import type { Listening } from './listening';
import { noteGoAway } from './move';
import type { Next } from './next';
import { become, complain, emit, stay, withTurn } from './next';
import { release } from './pump';
import type { Closing, Live, State } from './state';
import { tell, tellOtherPart } from './tell';

const badMedia = ({ path, excerpt }: FrameFault): BadMedia => ({
  type: 'BadMedia',
  message: `Media at ${path} could not be decoded: it is not base64. The rest of the message was kept.`,
  path,
  excerpt,
});

const errorOf = (malformed: MalformedFrame): LiveError => {
  const [first] = malformed.faults;
  return first !== undefined && malformed.faults.every(({ kind }) => kind === 'media') ? badMedia(first) : malformed;
};

/** A part with something in it that no event tells of. */
const isOther = (part: Part): boolean => {
  const { text, inlineData, ...others } = part;
  const isEmpty = (text ?? '') === '' && inlineData === undefined && Object.keys(others).length === 0;
  return !isEmpty && partEvents(part).length === 0;
};

/** The facts of a message that are told before its parts. */
const BEFORE_PARTS: readonly WireEvent['type'][] = ['Connected', 'SessionResumeUpdate', 'VoiceActivityStart', 'VoiceActivityEnd'];

const tellEach = <S extends Listening>(next: Next<S>, events: readonly WireEvent[], at: number): Next<S> =>
  events.reduce((told, event) => tell(told, event, at), next);

const tellAll = <S extends Listening>(next: Next<S>, message: ServerMessage, events: readonly WireEvent[], at: number): Next<S> => {
  const hasOther = (message.serverContent?.modelTurn?.parts ?? []).some(isOther);
  const isBefore = ({ type }: WireEvent): boolean => BEFORE_PARTS.includes(type);
  const told = tellEach(next, events.filter(isBefore), at);
  return tellEach(
    hasOther ? tellOtherPart(told, at) : told,
    events.filter((event) => !isBefore(event)),
    at,
  );
};

/** What is worth telling after the app asked for the end: what the session cost and how it can be resumed. */
const isBookkeeping = (event: WireEvent): event is Extract<WireEvent, { readonly type: 'Usage' | 'SessionResumeUpdate' }> =>
  event.type === 'Usage' || event.type === 'SessionResumeUpdate';

const keepBooks = (next: Next<Closing>, events: readonly WireEvent[], at: number): Next<Closing> =>
  events
    .filter(isBookkeeping)
    .reduce((kept, event) => emit(event.type === 'SessionResumeUpdate' ? keepHandle(kept, event, at) : kept, event), next);

/** Whether the model says something, or asks for something: then it is alive. */
const isGenerated = ({ serverContent, toolCall }: ServerMessage): boolean =>
  serverContent?.modelTurn !== undefined || toolCall !== undefined;

/** Whether the server does something with what it is given. */
const isDone = ({ serverContent, toolCall }: ServerMessage): boolean => serverContent !== undefined || toolCall !== undefined;

/** A handle is given right after the setup, asked for or not, and a server that drains sends everyone away: neither says that the connection works. */
const isProof = ({ sessionResumptionUpdate: _update, goAway: _goAway, ...rest }: ServerMessage): boolean => Object.keys(rest).length > 0;

const noteHearing = (next: Next<Live>, at: number, what: Live['heard']['what']): Next<Live> => {
  const { heard } = next.state;
  const isMore = heard.what === 'setup' || (heard.what === 'messages' && what === 'content');
  return become(next, { ...next.state, heard: { at, what: isMore ? what : heard.what } });
};

/** A model that waits for the user to go on owes nothing; what it says of that with the end of a turn is about the next one. */
const excuse = (next: Next<Live>, { serverContent }: ServerMessage): Next<Live> =>
  serverContent?.waitingForInput === true && serverContent.turnComplete !== true ? withTurn(next, excused(next.state.memory.turn)) : next;

const tellingOf = (message: ServerMessage): Live['heard']['what'] => {
  if (isGenerated(message)) return 'content';
  return isProof(message) ? 'messages' : 'setup';
};

const receiveMessage = (state: Listening, at: number, message: ServerMessage): Next => {
  const events = toEvents(message);
  const next = { ...stay(state), messages: [message] };
  switch (state.type) {
    case 'Closing':
      return state.then === 'end' ? keepBooks(become(next, state), events, at) : tellAll(become<Closing>(next, state), message, events, at);
    case 'Opened': {
      const opened = become(next, state);
      const connected = events.find((event) => event.type === 'Connected');
      if (connected === undefined) return tellAll(opened, message, events, at);
      return resume(noteGoAway(tellAll(accept(opened, at, connected), message, events, at), at, events), at);
    }
    case 'Live': {
      const known = isDone(message) ? proveByTime(become<Live>(next, state), at) : become<Live>(next, state);
      const told = excuse(tellAll(known, message, events, at), message);
      return noteGoAway(release(noteHearing(told, at, tellingOf(message)), at), at, events);
    }
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

/** A frame that says nothing still shows that the server is there. */
const receiveNothing = (state: Listening, at: number): Next =>
  state.type === 'Live' ? noteHearing(stay<Live>(state), at, 'messages') : stay(state);

/** A frame arrived on the current connection. What was right in it is told first, then what was wrong. */
export const receive = (state: State, { at, decoded }: InputOf<'Received'>): Next => {
  if (state.type !== 'Opened' && state.type !== 'Live' && state.type !== 'Closing') return stay(state);
  const told = decoded._tag === 'Left' ? receiveNothing(state, at) : receiveMessage(state, at, decoded.right);
  return decoded._tag === 'Right' ? told : complain(told, errorOf(decoded.left));
};
