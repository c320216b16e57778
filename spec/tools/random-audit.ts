import { map, VirtualTimeScheduler } from 'rxjs';
import type { SessionEvent, Transport } from '../../lib/index';
import { geminiApi, liveSession } from '../../lib/index';
import { simulatedTransport } from '../../lib/simulator/index';
import { draw, seeded } from '../../lib/simulator/service/random';
import { watchForFailures } from '../support/leaks';
import { see } from '../support/log';
import { NAMES, workshop } from './random-calls';

/** So many calls a session, at least. */
export const CALLS_A_SESSION = 50;
/** Draws of one seed. */
const dice = (seed: number) => {
  let random = seeded(seed);
  const next = (): number => {
    const drawn = draw(random);
    random = drawn.next;
    return drawn.value;
  };
  return { next, under: (limit: number): number => Math.floor(next() * limit) };
};

interface SentResponse {
  readonly id: string;
  readonly willContinue?: boolean;
  readonly response: object;
}

/** A transport that notes every response to a call, with the connection that it went to. */
const tapped = (transport: Transport, note: (connection: number, response: SentResponse) => void): Transport => {
  let connections = 0;
  return (request) => {
    connections += 1;
    const connection = connections;
    return transport(request).pipe(
      map((incoming) => {
        if (incoming.type !== 'Opened') return incoming;
        const send = (text: string): void => {
          const { toolResponse } = JSON.parse(text) as { readonly toolResponse?: { readonly functionResponses: readonly SentResponse[] } };
          toolResponse?.functionResponses.forEach((response) => {
            note(connection, response);
          });
          incoming.socket.send(text);
        };
        return {
          ...incoming,
          socket: {
            send,
            close: incoming.socket.close,
            get bufferedAmount() {
              return incoming.socket.bufferedAmount;
            },
          },
        };
      }),
    );
  };
};

const play = async (seed: number) => {
  const scheduler = new VirtualTimeScheduler();
  const { next, under } = dice(seed);
  const script = Array.from({ length: 40 }, () => ({
    call: Array.from({ length: 1 + under(4) }, () => {
      const name = NAMES[under(NAMES.length)] ?? 'value';
      return { name, args: { ms: name === 'wrong' ? 'soon' : 1 + under(4_000) } };
    }),
    then: 'Done.',
  }));
  const finals = new Map<string, number[]>();
  const faults = next() < 0.3 ? [{ fault: { type: 'drop' as const }, at: { chance: 0.01 } }] : [];
  const transport = tapped(
    simulatedTransport({ script, seed, faults, scheduler, lifetimeMs: false }),
    (connection, { id, willContinue }) => {
      if (willContinue !== true) finals.set(id, [...(finals.get(id) ?? []), connection]);
    },
  );
  const { tools, running, aborted, doubled } = workshop(scheduler);
  const session = liveSession({
    endpoint: geminiApi({ apiKey: 'any' }),
    // A model that writes: to synthesise a voice takes most of the time. The simulator still has it; the service has shut it down.
    model: 'gemini-live-2.5-flash-preview',
    setup: { generationConfig: { responseModalities: ['TEXT'] } },
    setupCheck: 'warn',
    tools,
    toolOptions: { concurrency: 1 + under(5) },
    env: { transport, scheduler, random: next },
  });
  const called = new Set<string>();
  const cancelled = new Set<string>();
  const survivors: string[] = [];
  const seen = see(session.events$, (event: SessionEvent) => {
    if (event.type === 'ToolCall') event.calls.forEach(({ id }) => called.add(id));
    if (event.type === 'ToolCallCancelled') event.ids.forEach((id) => cancelled.add(id));
  });
  const pass = async (ms: number): Promise<void> => {
    const until = scheduler.frame + ms;
    while (scheduler.frame < until) {
      scheduler.maxFrames = Math.min(until, scheduler.frame + 100);
      const reached = scheduler.maxFrames;
      scheduler.flush();
      scheduler.frame = reached;
      survivors.push(...[...running].filter((id) => cancelled.has(id)));
      // Promises go on between the moments.
      await Promise.resolve().then(() => undefined);
      await Promise.resolve();
    }
  };
  while (called.size < CALLS_A_SESSION && seen.end() === 'none' && scheduler.frame < 600_000) {
    session.sendText('Go on.');
    await pass(200 + under(next() < 0.5 ? 800 : 8_000));
  }
  session.close();
  await pass(10_000);
  return { called, cancelled, finals, survivors, running, aborted, doubled, seen, scheduler };
};

/** What some sessions came to. */
export interface ToolAudit {
  readonly counts: Readonly<Record<'calls' | 'answered' | 'cancelled' | 'stopped' | 'connections', number>>;
  readonly wrong: readonly string[];
}

const judge = async (seed: number): Promise<ToolAudit> => {
  const { called, cancelled, finals, survivors, running, aborted, doubled, seen, scheduler } = await play(seed);
  const finalsOf = (id: string): readonly number[] => finals.get(id) ?? [];
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    'answered nowhere, and not cancelled': [...called].filter((id) => !cancelled.has(id) && finalsOf(id).length === 0),
    // A resumed server may ask again for an answer that it has lost: once a connection is once.
    'answered twice': [...called].filter((id) => new Set(finalsOf(id)).size < finalsOf(id).length),
    'answered, but never called': [...finals.keys()].filter((id) => !called.has(id)),
    'running when it was cancelled': survivors,
    'running at the end': [...running],
    'running twice': doubled,
    'no end': seen.end() === 'complete' ? [] : [seen.end()],
    'timers left': scheduler.actions,
  };
  return {
    counts: {
      calls: called.size,
      answered: [...called].filter((id) => finalsOf(id).length > 0).length,
      cancelled: cancelled.size,
      stopped: aborted.size,
      connections: seen.values.filter(({ type }) => type === 'Connected').length,
    },
    wrong: Object.entries(wrong).flatMap(([what, ids]) => (ids.length === 0 ? [] : [`${String(seed)}: ${what}: ${String(ids.length)}`])),
  };
};

/** Plays the sessions of some seeds, and says what was not as it should be; what nobody caught, too. */
export const auditTools = async (from: number, to: number): Promise<ToolAudit> => {
  const watch = watchForFailures();
  const audits: ToolAudit[] = [];
  for (let seed = from; seed <= to; seed += 1) audits.push(await judge(seed));
  await watch.settle();
  watch.stop();
  const sum = (key: keyof ToolAudit['counts']): number => audits.reduce((total, { counts }) => total + counts[key], 0);
  return {
    counts: {
      calls: sum('calls'),
      answered: sum('answered'),
      cancelled: sum('cancelled'),
      stopped: sum('stopped'),
      connections: sum('connections'),
    },
    wrong: [...audits.flatMap(({ wrong }) => wrong), ...watch.caught.map((caught) => `nobody caught: ${String(caught)}`)],
  };
};
