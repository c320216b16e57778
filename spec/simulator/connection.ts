import type { Caller } from '../../lib/simulator/dial/caller';
import type { OutgoingMessage } from '../../lib/simulator/service/outgoing-message';
import { draw } from '../../lib/simulator/service/random';
import { emptyRegistry } from '../../lib/simulator/service/registry';
import type { Registry } from '../../lib/simulator/service/registry';
import type { Reply } from '../../lib/simulator/model/reply/reply';
import { serve } from '../../lib/simulator/service/serve';
import type { Close, TimerName } from '../../lib/simulator/service/server-effect';
import type { ServerInput } from '../../lib/simulator/service/server-input';
import type { Lifetime, ServerState } from '../../lib/simulator/service/server-state';
import type { Profiles } from '../../lib/simulator/setup/find-profile';
import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import { encodeServerMessage } from '../../lib/wire/encode-server-message';
import { toEvents } from '../../lib/wire/to-events';
import { deepFreeze } from '../wire/deep-freeze';

/** What a connection is made of; everything has a default. */
export interface Wanted {
  readonly caller?: Partial<Caller>;
  readonly script?: readonly Reply[];
  readonly speed?: number;
  readonly seed?: number;
  /** Beside the model; `null`: no setup is sent. */
  readonly setup?: object | null;
  readonly models?: Profiles;
  /** None where it is left out. */
  readonly lifetime?: Lifetime;
  /** What other connections have left behind; nothing where it is left out. */
  readonly registry?: Registry;
  /** What time it is at first. */
  readonly at?: number;
}

/** A connection of the core, with a clock of its own. Every state is frozen, so that a step that writes to one throws. */
export interface Connection {
  /** The client goes away. */
  readonly leave: () => void;
  readonly registry: () => Registry;
  readonly send: (message: unknown) => void;
  readonly wait: (ms: number) => void;
  /** Waits until a message fits. */
  readonly until: (fits: (message: OutgoingMessage) => boolean) => OutgoingMessage;
  /** What was written since the last look. */
  readonly look: () => readonly OutgoingMessage[];
  /** The events of `look`, with runs of one kind told once. */
  readonly facts: () => readonly string[];
  /** The frames that are no messages. */
  readonly raw: () => readonly string[];
  readonly notes: () => readonly string[];
  readonly closed: () => Close | undefined;
  readonly timers: () => readonly TimerName[];
  readonly state: () => ServerState;
}

const MODEL = 'models/gemini-3.8-live';
const LONG = 600_000;

const factsOf = (message: OutgoingMessage): readonly string[] => {
  const decoded = decodeServerMessage(encodeServerMessage(message));
  return decoded._tag === 'Right' ? toEvents(decoded.right).map(({ type }) => type) : ['malformed'];
};

export const connection = ({
  caller,
  script = [],
  speed = 10,
  seed = 1,
  setup = {},
  models = {},
  lifetime,
  registry: before = emptyRegistry(seed),
  at = 0,
}: Wanted = {}): Connection => {
  const drawn = draw(before.random);
  let registry: Registry = deepFreeze({ ...before, random: drawn.next });
  let state: ServerState = deepFreeze({
    type: 'AwaitingSetup',
    caller: { backend: 'geminiApi', apiVersion: 'v1beta', credential: 'accepted', token: null, ...caller },
    settings: { script, models, speed, setupMs: 200 / speed, lifetime: lifetime ?? null },
    random: drawn.next,
  });
  let [now, seen, close] = [at, 0, undefined as Close | undefined];
  const due = new Map<TimerName, number>();
  const written: OutgoingMessage[] = [];
  const [raw, notes]: readonly [string[], string[]] = [[], []];
  const feed = (input: ServerInput): void => {
    const served = serve(registry, state, input);
    registry = deepFreeze(served.registry);
    state = deepFreeze(served.state);
    for (const effect of served.effects) {
      if (close !== undefined) throw new Error(`${effect.type} after the close`);
      if (effect.type === 'Send') written.push(effect.message);
      if (effect.type === 'SendRaw') raw.push(effect.text);
      if (effect.type === 'Note') notes.push(effect.line);
      if (effect.type === 'StartTimer') due.set(effect.timer, now + effect.ms);
      if (effect.type === 'StopTimer') due.delete(effect.timer);
      if (effect.type === 'Close') {
        close = effect;
        due.clear();
      }
    }
  };
  const tickUntil = (end: number): boolean => {
    const [next] = [...due].sort(([, left], [, right]) => left - right);
    if (next === undefined || next[1] > end) return false;
    due.delete(next[0]);
    now = next[1];
    feed({ type: 'Tick', timer: next[0], at: now });
    return true;
  };
  const wait = (ms: number): void => {
    const end = now + ms;
    while (tickUntil(end));
    now = end;
  };
  const send = (message: unknown): void =>
    feed({ type: 'Frame', data: typeof message === 'string' ? message : JSON.stringify(message), at: now });
  const look = (): readonly OutgoingMessage[] => {
    const news = written.slice(seen);
    seen = written.length;
    return news;
  };
  feed({ type: 'Opened', at: now });
  if (setup !== null) {
    send({ setup: { model: MODEL, ...setup } });
    wait(1000 / speed);
    look();
  }
  return {
    leave: () => feed({ type: 'Closed', code: 1000, reason: '', at: now }),
    registry: () => registry,
    send,
    wait,
    look,
    until: (fits) => {
      for (let from = seen; ;) {
        const found = written.slice(from).find(fits);
        if (found !== undefined) return found;
        from = written.length;
        if (!tickUntil(now + LONG)) throw new Error('that message never came');
      }
    },
    facts: () =>
      look()
        .flatMap(factsOf)
        .filter((fact, index, all) => fact !== all[index - 1]),
    raw: () => raw,
    notes: () => notes,
    closed: () => close,
    timers: () => [...due.keys()],
    state: () => state,
  };
};
