import type { LiveError } from '../errors/live-error';
import { classifyClose } from '../errors/classify-close';
import { end } from './end';
import type { InputOf } from './input';
import type { Next } from './next';
import { become, complain, learn, perform, remember, startTimer, stay } from './next';
import { countDrops, tellNotedDrops } from './note-drops';
import { fit } from './outbox';
import type { Dialling, Opened, State } from './state';

/** The session begins: everything that waited to be told is told, and the dial starts. */
export const begin = (state: State, { at, settings }: InputOf<'Begin'>): Next => {
  if (state.type !== 'Idle') return stay(state);
  const { outbox, dropped } = fit(state.memory.outbox, settings.outbox);
  const generation = state.memory.generation + 1;
  const fitted = countDrops(remember(stay(state), { outbox }), dropped, 'full', at);
  const told = tellNotedDrops(complain(fitted, ...state.untold));
  const timed = startTimer(remember(learn(told, { type: 'dialled' }), { generation }), settings.timeouts.connect);
  const { memory } = timed.state;
  const dialling: Dialling = { type: 'Dialling', memory, settings, waitsFor: 'credential', deadline: memory.timers };
  return perform(become(timed, dialling), { type: 'Dial', generation });
};

/** The credential is there, the socket is not. */
export const dialled = (state: State): Next => stay(state.type === 'Dialling' ? { ...state, waitsFor: 'socket' } : state);

/** There is no credential to dial with. */
export const notDialled = (state: State, { at, error }: InputOf<'NotDialled'>): Next =>
  state.type === 'Dialling' ? end(perform(stay(state), { type: 'StopTimer', timer: state.deadline }), { cause: error }, at) : stay(state);

/** The socket is open: the setup goes first. */
export const opened = (state: State): Next => {
  if (state.type !== 'Dialling') return stay(state);
  const { settings, memory } = state;
  const stopped = perform(learn(stay(state), { type: 'opened' }), { type: 'StopTimer', timer: state.deadline });
  const timed = startTimer(remember(stopped, { sent: memory.sent + 1 }), settings.timeouts.setup);
  const next: Opened = { type: 'Opened', memory: timed.state.memory, settings, deadline: timed.state.memory.timers };
  return perform(become(timed, next), { type: 'Send', generation: memory.generation, command: 'setup', text: settings.setup });
};

const HTTP_ADVICE: Readonly<Record<number, string>> = {
  400: 'The request was malformed. Check the endpoint.',
  401: 'Check the API key or the token.',
  403: 'Check the API key or the token, and that it may use this API.',
  404: 'Check the URL, the API version and the region of the endpoint.',
  429: 'Too many sessions or requests: wait, or raise the quota.',
};

const dialFailed = ({ status, cause, reason }: InputOf<'Closed'>): LiveError => {
  const said = [status === undefined ? null : `HTTP ${String(status)}`, cause ?? null, reason === '' ? null : reason].filter(
    (part) => part !== null,
  );
  const advice = status === undefined ? 'Check the network, the host and the port.' : HTTP_ADVICE[status];
  return {
    type: 'DialFailed',
    message: `The connection could not be opened${said.length === 0 ? '' : `: ${said.join(', ').replace(/\.$/, '')}`}.`,
    ...(advice !== undefined && { advice }),
    ...(status !== undefined && { status }),
  };
};

/** A close as a person reads it: `1007 "API key not valid."`. */
const inWords = (code: number, reason: string): string => `${String(code)}${reason === '' ? '' : ` "${reason}"`}`;

const setupRefused = (state: Opened, { code, reason }: InputOf<'Closed'>): LiveError => {
  const close = classifyClose(code, reason);
  const { advice } = close;
  const told = inWords(code, reason);
  if (code === 1006) {
    return {
      type: 'ConnectionLost',
      message: `The connection was lost before the server answered the setup (${told}).`,
      advice,
      close,
      willRetry: false,
    };
  }
  // A handle that is too old is refused in the words for it, or as a bad argument.
  if (state.settings.start === 'resumed' && (close.kind === 'resume' || (code === 1007 && close.kind === 'badRequest'))) {
    return {
      type: 'ResumeRefused',
      message: `The server does not resume this session (${told}).`,
      advice: 'Start a fresh session without the handle.',
      close: { ...close, retry: 'fresh' },
    };
  }
  return { type: 'SetupRefused', message: `The server refused the setup with close ${told}.`, advice, close };
};

const connectionLost = ({ code, reason }: InputOf<'Closed'>): LiveError | undefined => {
  const close = classifyClose(code, reason);
  if (close.kind === 'clean') return undefined;
  const told = inWords(code, reason);
  return { type: 'ConnectionLost', message: `The connection was lost (${told}).`, advice: close.advice, close, willRetry: false };
};

/** The connection is gone, or never was. */
export const closed = (state: State, input: InputOf<'Closed'>): Next => {
  const { at, code, reason } = input;
  switch (state.type) {
    case 'Idle':
    case 'Ended':
      return stay(state);
    case 'Dialling':
      return end(perform(stay(state), { type: 'StopTimer', timer: state.deadline }), { code, reason, cause: dialFailed(input) }, at);
    case 'Opened':
      return end(
        perform(stay(state), { type: 'StopTimer', timer: state.deadline }),
        { code, reason, cause: setupRefused(state, input) },
        at,
      );
    case 'Live': {
      const cause = connectionLost(input);
      return end(stay(state), { code, reason, ...(cause !== undefined && { cause }) }, at);
    }
    case 'Closing':
      return end(perform(stay(state), { type: 'StopTimer', timer: state.deadline }), { code, reason }, at);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};
