import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { Incoming, LiveConfig, SessionCommand } from '../../lib/index';
import { customEndpoint, disconnect, interrupt, sendText, sendToolResponse } from '../../lib/index';
import type { Virtual } from '../streams/virtual';
import { frames } from '../support/session';

/** The messages of the server. */
const SERVER: Readonly<Record<string, object>> = {
  C: frames.setupComplete,
  t: frames.text('Hi'),
  a: frames.audio(1, 2),
  i: frames.heard('Hello'),
  o: frames.said('Hi'),
  c: frames.call('c-1'),
  u: frames.usage(7),
  v: frames.userStarts,
  I: frames.interrupted,
  T: frames.turnComplete,
};

/** What the user does. */
export const USER: Readonly<Record<string, SessionCommand>> = {
  m: sendText('Hello'),
  i: interrupt(),
  r: sendToolResponse([{ id: 'c-1', response: { output: 'red' } }]),
  d: disconnect(),
};

/** A message of the client as a letter: `S` setup, `m` text, `i` the turn that interrupts, `r` tool response. */
const letterOf = (text: string): string => {
  const [key = ''] = Object.keys(JSON.parse(text) as object);
  return { setup: 'S', realtimeInput: 'm', clientContent: 'i', toolResponse: 'r' }[key] ?? '?';
};

/** One server, drawn; cold from each dial. */
export interface MarbleServer {
  readonly config: LiveConfig;
  /** Hot. What the client wrote, as letters; `z` is the close frame. */
  readonly sent$: Observable<string>;
  /** When it was dialled, and when it was left. */
  readonly dials: ReturnType<Virtual['cold']>['subscriptions'];
}

/** The server of a diagram. `O` opens the socket, `x` closes it with 1000, `n` with 1007; the other letters are messages. */
export const marbleServer = ({ cold, scheduler }: Virtual, diagram: string, config: Partial<LiveConfig> = {}): MarbleServer => {
  const written$ = new Subject<string>();
  const socket = {
    send: (text: string): void => {
      written$.next(letterOf(text));
    },
    close: (): void => {
      written$.next('z');
    },
    bufferedAmount: 0,
  };
  const told = Object.entries(SERVER).map(([letter, message]): [string, Incoming] => [
    letter,
    { type: 'Frame', data: JSON.stringify(message) },
  ]);
  const connection$ = cold<Incoming>(diagram, {
    ...Object.fromEntries(told),
    O: { type: 'Opened', socket },
    x: { type: 'Closed', code: 1000, reason: '' },
    n: { type: 'Closed', code: 1007, reason: 'Invalid model' },
  });
  return {
    config: {
      endpoint: customEndpoint({ url: 'wss://live.example/' }),
      model: 'gemini-3.8-live',
      ...config,
      env: { transport: () => connection$, scheduler },
    },
    sent$: written$.asObservable(),
    dials: connection$.subscriptions,
  };
};
