import type { These } from 'fp-ts/lib/These.js';
import { bimap } from 'fp-ts/lib/These.js';
import type { Observable } from 'rxjs';
import { catchError, concatWith, defer, map, of, takeWhile, tap } from 'rxjs';
import type { MalformedFrame } from '../errors/live-error';
import { scrub } from '../errors/scrub';
import { wordsOf } from '../errors/words-of';
import type { Input } from '../machine/input';
import type { Closed, Incoming, Transport } from '../transport/transport';
import { decodeServerMessage } from '../wire/decode-server-message';
import type { ServerMessage } from '../wire/server-message';
import type { Dialable } from './request-of';

/** An input before it is known when it happened and on which connection. */
type Heard<I = Input> = I extends Input ? Omit<I, 'at' | 'generation' | 'random'> : never;

/** What a server says of a fault may quote the request. */
const withoutSecrets = (
  secrets: readonly string[],
): ((decoded: These<MalformedFrame, ServerMessage>) => These<MalformedFrame, ServerMessage>) => {
  const clean = (text: string): string => scrub(text, secrets);
  return bimap(
    ({ message, excerpt, faults, ...rest }) => ({
      ...rest,
      message: clean(message),
      excerpt: clean(excerpt),
      faults: faults.map((each) => ({ ...each, excerpt: clean(each.excerpt) })),
    }),
    (message) => {
      const { error } = message;
      if (error === undefined) return message;
      const { message: said, status } = error;
      return {
        ...message,
        error: { ...error, ...(said !== undefined && { message: clean(said) }), ...(status !== undefined && { status: clean(status) }) },
      };
    },
  );
};

const lost = (cause: string): Closed => ({ type: 'Closed', code: 1006, reason: '', cause });

const heard = (incoming: Incoming, secrets: readonly string[]): Heard => {
  switch (incoming.type) {
    case 'Opened':
      return { type: 'Opened' };
    case 'Frame':
      return { type: 'Received', decoded: withoutSecrets(secrets)(decodeServerMessage(incoming.data)) };
    case 'Closed': {
      const { cause, reason, ...rest } = incoming;
      return { ...rest, reason: scrub(reason, secrets), ...(cause !== undefined && { cause: scrub(cause, secrets) }) };
    }
    default: {
      const unreachable: never = incoming;
      return unreachable;
    }
  }
};

/** Cold. What one connection tells, as inputs; a `Closed` is last, even where the transport throws, errors or completes without one. */
export const listen = (transport: Transport, { request, secrets }: Dialable, onIncoming: (incoming: Incoming) => void): Observable<Heard> =>
  defer(() => transport(request)).pipe(
    catchError((error: unknown) => of(lost(wordsOf(error)))),
    concatWith(of(lost('the transport ended without a close'))),
    takeWhile(({ type }) => type !== 'Closed', true),
    tap(onIncoming),
    map((incoming) => heard(incoming, secrets)),
  );
