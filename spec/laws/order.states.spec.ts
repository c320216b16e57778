import { merge, type Observable, take } from 'rxjs';
import type { LiveSession, SessionEvent } from '../../lib/index';
import { lineOf, see, type Seen } from '../support/log';
import { watchForFailures } from '../support/leaks';
import { message } from '../../lib/testing/builders/message';
import { KINDS, scene, type Scene } from './play';

/** A turn with a call, and the end. */
const play = ({ session, advance, line }: Scene): void => {
  session.sendText('Hello');
  advance(10);
  line().frame({ ...message.text('One, '), ...message.usage({ totalTokenCount: 7 }) });
  line().frame(message.text('two'));
  line().frame(message.toolCall({ id: 'c-1', name: 'look', args: {} }));
  session.toolCallStarted(['c-1']);
  session.sendToolResponse([{ id: 'c-1', response: {} }]);
  line().frame({ ...message.turnComplete(), ...message.usage({ totalTokenCount: 5 }) });
  session.close();
  advance(10);
};

/** What the states say, in a few words. */
interface Told {
  readonly event: string;
  readonly phase: string;
  readonly connection: string;
  readonly tokens: number;
  readonly conversation: string;
  readonly queued: number;
}

type States = Omit<Told, 'event'>;

/** The value that a late subscriber gets at once. */
const now = <T>(state$: Observable<T>): T => {
  const [value] = see(state$.pipe(take(1))).values;
  if (value === undefined) throw new Error('A state has no value.');
  return value;
};

const wordsOf = (entries: readonly { readonly role: string; readonly text: string }[]): string =>
  entries.map(({ role, text }) => `${role}: ${text}`).join(' / ');

const asked = ({ phase$, connection$, usageTotal$, conversation$, outbox$ }: LiveSession): States => ({
  phase: now(phase$),
  connection: now(connection$).type,
  tokens: now(usageTotal$).totalTokenCount,
  conversation: wordsOf(now(conversation$)),
  queued: now(outbox$).queued,
});

/** Subscribes to every state, and knows the latest values. */
const watch = ({ phase$, connection$, usageTotal$, conversation$, outbox$ }: LiveSession): (() => States) => {
  const phases = see(phase$);
  const connections = see(connection$);
  const totals = see(usageTotal$);
  const conversations = see(conversation$);
  const outboxes = see(outbox$);
  return () => ({
    phase: phases.values.at(-1) ?? '',
    connection: connections.values.at(-1)?.type ?? '',
    tokens: totals.values.at(-1)?.totalTokenCount ?? 0,
    conversation: wordsOf(conversations.values.at(-1) ?? []),
    queued: outboxes.values.at(-1)?.queued ?? 0,
  });
};

describe.each(KINDS)('states and events, with %s', (kind) => {
  const EXPECTED: readonly (readonly [string, string, string, number, string, number])[] = [
    ['Disconnected > Connecting', 'Connecting', 'Dialling', 0, 'user: Hello', 1],
    ['Connecting > SetupSent', 'SetupSent', 'Dialling', 0, 'user: Hello', 1],
    ['SetupSent > Active', 'Active', 'Up', 0, 'user: Hello', 0],
    ['Connected', 'Active', 'Up', 0, 'user: Hello', 0],
    ['Active > ModelSpeaking', 'ModelSpeaking', 'Up', 0, 'user: Hello', 0],
    ['TextDelta 1: One, ', 'ModelSpeaking', 'Up', 0, 'user: Hello / model: One, ', 0],
    ['Usage', 'ModelSpeaking', 'Up', 7, 'user: Hello / model: One, ', 0],
    ['TextDelta 1: two', 'ModelSpeaking', 'Up', 7, 'user: Hello / model: One, two', 0],
    ['ModelSpeaking > ToolCallPending', 'ToolCallPending', 'Up', 7, 'user: Hello / model: One, two', 0],
    ['ToolCall c-1', 'ToolCallPending', 'Up', 7, 'user: Hello / model: One, two', 0],
    ['ToolCallPending > ToolCallExecuting', 'ToolCallExecuting', 'Up', 7, 'user: Hello / model: One, two', 0],
    ['ToolCallExecuting > Active', 'Active', 'Up', 7, 'user: Hello / model: One, two', 0],
    ['Usage', 'Active', 'Up', 12, 'user: Hello / model: One, two', 0],
    ['TextComplete 1: One, two', 'Active', 'Up', 12, 'user: Hello / model: One, two', 0],
    ['TurnComplete 1', 'Active', 'Up', 12, 'user: Hello / model: One, two', 0],
    ['Active > Disconnecting', 'Disconnecting', 'Up', 12, 'user: Hello / model: One, two', 0],
    ['Disconnecting > Disconnected', 'Disconnected', 'Ended', 12, 'user: Hello / model: One, two', 0],
    ['Disconnected 1000', 'Disconnected', 'Ended', 12, 'user: Hello / model: One, two', 0],
  ];
  const expected = EXPECTED.map(([event, phase, connection, tokens, conversation, queued]): Told => ({
    event,
    phase,
    connection,
    tokens,
    conversation,
    queued,
  }));
  /** One of the transports answers texts with resumption updates; they are no part of the story. */
  const isTold = ({ type }: SessionEvent): boolean => type !== 'SessionResumeUpdate';

  it('a state knows of the change before anyone hears the event, whoever subscribed first, and whoever asks', () => {
    const played = scene(kind);
    const { session } = played;
    const tapes: Told[][] = [[], [], [], []];
    const note = (tape: number, states: () => States): Seen<SessionEvent> =>
      see(session.events$, (event) => {
        if (isTold(event)) tapes[tape]?.push({ event: lineOf(event), ...states() });
      });
    let late: () => States = () => asked(session);
    const early = watch(session);
    note(0, early);
    note(1, () => late());
    note(2, () => asked(session));
    late = watch(session);
    note(3, late);
    play(played);
    for (const tape of tapes) expect(tape).toEqual(expected);
  });

  it('a message comes before its events and after those of the message before it, for whoever merges the two', () => {
    const played = scene(kind);
    const { session } = played;
    const tape = (first$: Observable<object>, second$: Observable<object>): Seen<object> => see(merge(first$, second$));
    const tapes = [tape(session.messages$, session.events$), tape(session.events$, session.messages$)];
    see(session.messages$.pipe(take(3)), () => {
      session.sendText('from inside');
    });
    const messages = see(session.messages$);
    const events = see(session.events$);
    play(played);
    const [one, other] = tapes.map(({ values }) => values);
    expect(one).toEqual(other);
    expect(one?.filter((value) => !('type' in value))).toEqual(messages.values);
    expect(one?.filter((value) => 'type' in value)).toEqual(events.values);
    const after = one?.slice(one.findIndex((value) => 'usageMetadata' in value)).slice(1, 4);
    expect(after).toMatchObject([{ to: 'ModelSpeaking' }, { type: 'TextDelta' }, { type: 'Usage' }]);
  });

  it('whoever acts on a state keeps the order of events', () => {
    const tell = (act: (session: LiveSession) => void): readonly string[] => {
      const played = scene(kind);
      const { session } = played;
      act(session);
      const seen = see(session.events$);
      play(played);
      return seen.values.filter(isTold).map(lineOf);
    };
    const acting = tell((session) => {
      see(session.phase$, (phase) => {
        if (phase === 'ModelSpeaking') session.sendText('from inside');
      });
      see(session.usageTotal$, ({ totalTokenCount }) => {
        if (totalTokenCount === 7) session.interrupt();
      });
    });
    const quiet = tell(() => undefined);
    expect(acting.slice(0, 7)).toEqual(quiet.slice(0, 7));
    expect(acting.slice(7, 9)).toEqual(['ModelSpeaking > Interrupted', 'Interrupted by client']);
  });

  it('a subscriber that throws hurts nobody else, and rxjs reports it later', async () => {
    const failures = watchForFailures();
    const played = scene(kind);
    const { session } = played;
    see(session.events$, ({ type }) => {
      throw new Error(`events: ${type}`);
    });
    see(session.phase$, (phase) => {
      throw new Error(`phase: ${phase}`);
    });
    const seen = see(session.events$);
    const phases = see(session.phase$);
    play(played);
    expect(failures.caught).toEqual([]);
    await failures.settle();
    failures.stop();
    expect(seen.values.filter(isTold).map(lineOf)).toEqual(expected.map(({ event }) => event));
    expect(seen.end()).toBe('complete');
    const reports = failures.caught.map((error) => (error instanceof Error ? error.message : ''));
    expect(reports.filter((report) => report.startsWith('events: '))).toEqual(seen.values.map(({ type }) => `events: ${type}`));
    expect(reports.filter((report) => report.startsWith('phase: '))).toEqual(phases.values.map((phase) => `phase: ${phase}`));
  });
});
