import type { BadMedia, FrameFault, LiveError, MalformedFrame } from '../errors/live-error';
import type { Part, ServerMessage } from '../wire/server-message';
import type { Connected } from '../wire/session-event';
import { partEvents } from '../wire/part-events';
import { toEvents } from '../wire/to-events';
import type { WireEvent } from '../wire/wire-event';
import { flush } from './flush';
import type { InputOf } from './input';
import type { Next } from './next';
import { become, complain, emit, learn, perform, stay } from './next';
import type { Closing, Live, Opened, State } from './state';
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

const tellEach = <S extends Opened | Live>(next: Next<S>, events: readonly WireEvent[]): Next<S> =>
  events.reduce((told, event) => tell(told, event), next);

const tellAll = <S extends Opened | Live>(next: Next<S>, message: ServerMessage, events: readonly WireEvent[]): Next<S> => {
  const hasOther = (message.serverContent?.modelTurn?.parts ?? []).some(isOther);
  const isBefore = ({ type }: WireEvent): boolean => BEFORE_PARTS.includes(type);
  const told = tellEach(next, events.filter(isBefore));
  return tellEach(
    hasOther ? tellOtherPart(told) : told,
    events.filter((event) => !isBefore(event)),
  );
};

const noteGoAway = (next: Next<Live>, at: number, events: readonly WireEvent[]): Next<Live> => {
  const timeLeftMs = events.find((event) => event.type === 'GoAway')?.timeLeftMs;
  return timeLeftMs === undefined ? next : become(next, { ...next.state, closesAt: at + timeLeftMs });
};

const accept = (next: Next<Opened>, at: number, connected: Extract<WireEvent, { readonly type: 'Connected' }>): Next<Live> => {
  const { memory, settings, deadline } = next.state;
  const event: Connected = { ...connected, resumed: settings.start === 'resumed' };
  const live: Live = { type: 'Live', memory, settings, connected: event, since: at, closesAt: null };
  const { state, events: phases } = learn(stay(live), { type: 'accepted' });
  // A connection is Active first; calls that it inherited move the phase on only after `Connected`.
  const told = emit(become(next, state), ...phases.slice(0, 1), event, ...phases.slice(1));
  return perform(told, { type: 'StopTimer', timer: deadline });
};

/** What is worth telling after the app asked for the end: what the session cost and how it can be resumed. */
const isBookkeeping = (event: WireEvent): event is Extract<WireEvent, { readonly type: 'Usage' | 'SessionResumeUpdate' }> =>
  event.type === 'Usage' || event.type === 'SessionResumeUpdate';

const receiveMessage = (state: Opened | Live | Closing, at: number, message: ServerMessage): Next => {
  const events = toEvents(message);
  const next = { ...stay(state), messages: [message] };
  switch (state.type) {
    case 'Closing':
      return emit(next, ...events.filter(isBookkeeping));
    case 'Opened': {
      const opened = become(next, state);
      const connected = events.find((event) => event.type === 'Connected');
      if (connected === undefined) return tellAll(opened, message, events);
      return flush(noteGoAway(tellAll(accept(opened, at, connected), message, events), at, events), at);
    }
    case 'Live':
      return noteGoAway(tellAll(become(next, state), message, events), at, events);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

/** A frame arrived on the current connection. What was right in it is told first, then what was wrong. */
export const receive = (state: State, { at, decoded }: InputOf<'Received'>): Next => {
  if (state.type === 'Idle' || state.type === 'Dialling' || state.type === 'Ended') return stay(state);
  const told = decoded._tag === 'Left' ? stay(state) : receiveMessage(state, at, decoded.right);
  return decoded._tag === 'Right' ? told : complain(told, errorOf(decoded.left));
};
