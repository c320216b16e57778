import * as t from 'io-ts';
import { VirtualTimeScheduler } from 'rxjs';
import type { LiveConfig, Tool } from '../../lib/index';
import { liveSession, tool } from '../../lib/index';
import type { FunctionCall, WireFunctionCall } from '../../lib/wire/server-message';
import { see, storyOf } from '../support/log';
import { stage } from '../support/session';

/** A tool that takes a city. */
export const weather = (run: (city: string, call: FunctionCall, signal: AbortSignal) => unknown, more: object = {}): Tool =>
  tool({
    name: 'get_weather',
    description: 'The weather.',
    args: t.type({ city: t.string }),
    run: ({ city }, { call, signal }) => run(city, call, signal),
    ...more,
  });

/** The message in which a server calls. */
export const calls = (...functionCalls: readonly WireFunctionCall[]) => ({ toolCall: { functionCalls } });
export const PARIS = { id: 'c-1', name: 'get_weather', args: { city: 'Paris' } };

/** A session with tools that is up, at 10 ms. */
export const sessionWith = (tools: readonly Tool[], more: Partial<LiveConfig> = {}, clock = new VirtualTimeScheduler()) => {
  const world = stage({ autoSetup: 6, autoClose: 2 }, { tools, ...more }, clock);
  const session = liveSession(world.config);
  const seen = see(session.events$);
  const runs = see(session.toolRuns$);
  world.advance(10);
  return {
    ...world,
    session,
    seen,
    story: () => storyOf(seen),
    phase: () => see(session.phase$).values.at(-1),
    run: () => runs.values.at(-1)?.at(-1),
    /** What went to the n-th connection after its setup. */
    sent: (n = 0): readonly unknown[] => world.sockets[n]?.sent.slice(1) ?? [],
  };
};

/** The message in which a call is answered. */
export const answered = (response: object, id = 'c-1') => ({
  toolResponse: { functionResponses: [{ id, name: 'get_weather', response }] },
});
