import { isLeft } from 'fp-ts/lib/Either.js';
import { LiveConfigError } from '../../errors/live-config-error';
import type { DialRequest } from '../dial/dial-request';
import { partsOf } from '../dial/dial-request';
import type { HttpRequest, HttpResponse } from '../dial/http-request';
import { INTERNAL } from '../dial/http-error';
import { strikeDial } from '../fault/strike-dial';
import { answerHttp } from '../service/answer-http';
import { createToken } from '../service/create-token';
import type { Registry } from '../service/registry';
import { emptyRegistry } from '../service/registry';
import { conversations } from './conversations';
import type { Door, Knock } from './door';
import { scriptedServer } from './scripted-server';
import type { Settled } from './settle';
import { witness } from './witness';

/** A simulated service, however it is reached. */
export interface Host {
  readonly dial: (request: DialRequest, door: Door) => Knock;
  readonly answer: (request: HttpRequest) => HttpResponse;
  /** Issues a token, without asking who wants it. Throws where the request is wrong. */
  readonly createToken: (request?: object) => string;
  /** Throws where a wire script was not played as it is written. */
  readonly verify: () => void;
}

const NOT_THERE: Knock = { leave: () => undefined };

/** Runs a service: keeps what its connections share. Nothing happens until somebody dials. */
export const openHost = (settled: Settled): Host => {
  const { seed, faults, accepts, log, record, scheduler, settings, wire } = settled;
  const beginning = scheduler.now();
  const watchers = { log, record, now: () => scheduler.now() - beginning };
  let registry = emptyRegistry(seed);
  let dials = 0;
  const shared = {
    get: () => registry,
    set: (next: Registry) => {
      registry = next;
    },
  };
  const script = wire === undefined ? null : scriptedServer(wire, settled);
  const server = script ?? conversations(settled, shared);

  const respond = (request: HttpRequest): HttpResponse => {
    try {
      const answered = answerHttp(registry, request, accepts, settings, scheduler.now());
      ({ registry } = answered);
      return answered.response;
    } catch {
      return { status: INTERNAL.code, body: { error: INTERNAL } };
    }
  };

  return {
    dial: (request, door) => {
      dials += 1;
      const watching = witness(request, dials, watchers);
      const told: Door = {
        opens: door.opens,
        fails: (fault) => {
          if (fault.type !== 'hang') watching.closed({ code: 1006, reason: '', ...(fault.type === 'status' && { status: fault.status }) });
          door.fails(fault);
        },
      };
      const fault = strikeDial(faults, seed, dials);
      if (fault === null) return server.dial(request, dials, told, watching);
      watching.note(`fault ${fault.type}`);
      told.fails(fault);
      return NOT_THERE;
    },
    answer: (request) => {
      const response = respond(request);
      log?.(`${request.method} ${partsOf(request.url).path}: ${String(response.status)}`);
      return response;
    },
    createToken: (request = {}) => {
      const created = createToken(registry, request, scheduler.now());
      if (isLeft(created)) throw new LiveConfigError([{ field: 'token', problem: created.left.message }]);
      ({ registry } = created.right);
      return created.right.name;
    },
    verify: () => script?.verify(),
  };
};
