import { classifyClose } from '../errors/classify-close';
import type { ClassifiedClose, RetryAdvice } from '../errors/classify-close';
import type { LiveError } from '../errors/live-error';
import { setupWithFunctions } from '../wire/setup-with-functions';
import { suspicionsOf } from '../wire/judge-setup';
import type { InputOf } from './input';
import type { Loss } from './loss';
import type { Continuity, Dialling, Opened } from './state';

type Closed = InputOf<'Closed'>;

const HTTP: Readonly<Record<number, { readonly advice: string; readonly retry: RetryAdvice }>> = {
  400: { advice: 'The request was malformed. Check the endpoint.', retry: 'never' },
  401: { advice: 'Check the API key or the token.', retry: 'never' },
  403: { advice: 'Check the API key or the token, and that it may use this API.', retry: 'never' },
  404: { advice: 'Check the URL, the API version and the region of the endpoint.', retry: 'never' },
  429: { advice: 'Too many sessions or requests: wait, or raise the quota.', retry: 'never' },
};

/** A close as a person reads it: `1007 "API key not valid."`. */
const inWords = ({ code, reason }: Closed): string => `${String(code)}${reason === '' ? '' : ` "${reason}"`}`;

const closeOf = ({ code, reason }: Closed): Loss['close'] => ({ code, reason });

/** There never was a connection. Another 4xx is an answer too, and the same one the next time. */
export const dialFailed = (closed: Closed): Loss => {
  const { status, cause, reason } = closed;
  const said = [status === undefined ? null : `HTTP ${String(status)}`, cause ?? null, reason === '' ? null : reason].filter(
    (part) => part !== null,
  );
  const known = status === undefined ? undefined : HTTP[status];
  const isFinal = status !== undefined && status >= 400 && status < 500 && status !== 408;
  const advice = status === undefined ? 'Check the network, the host and the port.' : known?.advice;
  const error: LiveError = {
    type: 'DialFailed',
    message: `The connection could not be opened${said.length === 0 ? '' : `: ${said.join(', ').replace(/\.$/, '')}`}.`,
    ...(advice !== undefined && { advice }),
    ...(status !== undefined && { status }),
  };
  return { error, retry: known?.retry ?? (isFinal ? 'never' : 'yes'), close: closeOf(closed) };
};

/** The dial took too long. */
export const dialTimeout = ({ waitsFor, settings }: Dialling): Loss => {
  const within = `within ${String(settings.timeouts.connect)} ms`;
  switch (waitsFor) {
    case 'resumption':
      return {
        error: {
          type: 'DialTimeout',
          message: `The function that gives the token to resume with did not answer ${within}.`,
          advice: 'Make the resume function answer sooner, or raise timeouts.connect.',
        },
        retry: 'yes',
        close: null,
      };
    case 'credential':
      return {
        error: {
          type: 'CredentialFailed',
          message: `The credential did not come ${within}.`,
          advice: 'Make the credential function answer sooner, or raise timeouts.connect.',
        },
        retry: 'yes',
        close: null,
      };
    case 'socket':
      return {
        error: {
          type: 'DialTimeout',
          message: `The socket did not open ${within}.`,
          advice: 'Check the network, or raise timeouts.connect.',
        },
        retry: 'yes',
        close: null,
      };
    default: {
      const unreachable: never = waitsFor;
      return unreachable;
    }
  }
};

/** The setup was not answered in time. */
export const setupTimeout = (ms: number): Loss => ({
  error: {
    type: 'SetupTimeout',
    message: `The server did not answer the setup within ${String(ms)} ms.`,
    advice: 'Dial again, or raise timeouts.setup.',
  },
  retry: 'yes',
  close: null,
});

const lostBy = (close: ClassifiedClose, message: string): LiveError => ({
  type: 'ConnectionLost',
  message,
  advice: close.advice,
  close,
  willRetry: false,
});

/** A handle that is too old is refused in the words for it, as a bad argument, as something that is not found, or without a word. */
const isOfHandle = (continuity: Continuity, { code, kind, retry }: ClassifiedClose): boolean =>
  continuity === 'resumed' && (kind === 'resume' || (code === 1007 && kind === 'badRequest') || (code === 1008 && retry === 'once'));

/** So many suspicions are told: the first ones are the surest. */
const MOST_TOLD = 3;

/** What is known to be wrong, or may be, with the setup that was sent: the service itself seldom says what it minds. */
const suspected = ({ blueprint, settings }: Pick<Opened, 'blueprint' | 'settings'>): string => {
  const { home, model, setup, functions = [] } = blueprint.parts;
  const { capabilities, apiVersion } = settings;
  const found = suspicionsOf(model, setupWithFunctions(setup, functions), {
    backend: home.type,
    capabilities,
    ...(apiVersion !== null && { apiVersion }),
  });
  const told = found.slice(0, MOST_TOLD).map(({ field, problem, fix }) => `${field}: ${problem}; ${fix}`);
  return told.length === 0 ? '' : ` It may be this: ${told.join('. Or this: ')}.`;
};

/** The server closed instead of answering the setup; where it minds the setup or the model, `sent` tells what may be wrong with that. */
export const setupRefused = (continuity: Continuity, closed: Closed, sent?: Pick<Opened, 'blueprint' | 'settings'>): Loss => {
  const close = classifyClose(closed.code, closed.reason);
  const told = inWords(closed);
  if (closed.code === 1006) {
    const message = `The connection was lost before the server answered the setup (${told}).`;
    return { error: lostBy(close, message), retry: close.retry, close: closeOf(closed) };
  }
  if (isOfHandle(continuity, close)) {
    const error: LiveError = {
      type: 'ResumeRefused',
      message: `The server does not resume this session (${told}).`,
      advice: 'Start a fresh session without the handle.',
      close: { ...close, retry: 'fresh' },
    };
    return { error, retry: 'fresh', close: closeOf(closed) };
  }
  const isOfSetup = close.kind === 'badRequest' || close.kind === 'model';
  const error: LiveError = {
    type: 'SetupRefused',
    message: `The server refused the setup with close ${told}.`,
    advice: `${close.advice}${isOfSetup && sent !== undefined ? suspected(sent) : ''}`,
    close,
  };
  return { error, retry: close.retry, close: closeOf(closed) };
};

/** A connection that was up is gone. */
export const connectionLost = (closed: Closed): Loss => {
  const close = classifyClose(closed.code, closed.reason);
  return { error: lostBy(close, `The connection was lost (${inWords(closed)}).`), retry: close.retry, close: closeOf(closed) };
};

/** The server wanted a connection to be left before it was good for anything. */
export const sentAway = (): Loss => ({
  error: lostBy(classifyClose(1001, ''), 'The server sent the session away (goAway) before the connection had proved itself.'),
  retry: 'yes',
  close: null,
});

/** The socket takes no message any more, and nobody closes it. */
export const socketStuck = (): Loss => ({
  error: lostBy(classifyClose(1006, ''), 'The socket took no message any more, and was not closed: the connection is given up.'),
  retry: 'yes',
  close: null,
});

/** Whether the server ended the session as agreed: that is the end of it, and nobody's fault. */
export const isClean = ({ error }: Loss): boolean => error.type === 'ConnectionLost' && error.close.kind === 'clean';

/** Whether the words of a loss leave it open that the setup is at fault, or the handle in it. */
export const mayBeOfSetup = ({ error }: Loss): boolean => {
  if (error.type !== 'SetupRefused' && error.type !== 'ResumeRefused') return false;
  const { kind, retry } = error.close;
  return kind === 'badRequest' || kind === 'model' || kind === 'unknown' || (kind === 'transient' && retry !== 'yes');
};
