import type { SessionEvent } from '../../../lib';
import { brokenPhases } from '../../laws/play';
import type { Conversation, Told } from './conversation';
import { accountsOf, memoryAtLast, outboxAtLast } from './ledger';
import { takenFrom } from './marks';
import { difference, factsIn } from './told-facts';

/** What is against a law, in words; nothing where it is kept. */
type Law = (conversation: Conversation) => readonly string[];

const endsWell: Law = ({ seen, told }) => {
  const last = told.at(-1)?.event;
  return [
    ...(seen.end() === 'complete' ? [] : ['it did not complete']),
    ...(last?.type === 'Disconnected' ? [] : [`its last event is ${last?.type ?? 'none'}`]),
  ];
};

const isTheSameForAll: Law = ({ told, others }) =>
  others.flatMap(({ values }) =>
    values.length === told.length && values.every((value, index) => value === told[index]?.event) ? [] : ['others saw something else'],
  );

const movesLegally: Law = ({ told }) => brokenPhases(told.map(({ event }) => event));

const leavesNothing: Law = ({ tap }) => [
  ...(tap.connections.some(({ state }) => state === 'open') ? ['a connection is left'] : []),
  ...tap.breaches,
];

/** After `close()` only the books are kept. */
const untilClosed = (told: readonly Told[]): readonly Told[] => {
  const close = told.findLastIndex(({ event }) => event.type === 'PhaseChanged' && event.to === 'Disconnecting');
  const isLast = close >= 0 && !told.slice(close).some(({ event }) => event.type === 'PhaseChanged' && event.to === 'Connecting');
  return isLast ? told.slice(0, close) : told;
};

const tellsEachFactOnce: Law = ({ told, tap }) => {
  const facts = factsIn(tap.connections.flatMap(({ frames }) => frames));
  const wrong = difference(
    facts,
    told.map(({ event }) => event),
  );
  const late = untilClosed(told).length < told.length;
  // What comes after the close frame is not told, but nothing before it is missing.
  const firstMissing = facts.length - wrong.filter((line) => line.endsWith('was not told')).length;
  const toldBefore = difference(
    facts.slice(0, firstMissing),
    told.map(({ event }) => event),
  );
  return late ? toldBefore.filter((line) => line.endsWith('was not told')) : wrong;
};

const knowsWhatBecameOfIt: Law = (conversation) => {
  const { queued, inFlight, sent, delivered, unknown } = outboxAtLast(conversation);
  return [
    ...accountsOf(conversation).flatMap((account) => {
      const { kind, given, refused, dropped, taken } = account;
      const isTrue = account.delivered >= 0 && account.delivered <= taken && taken <= account.delivered + account.unknown;
      return isTrue
        ? []
        : [
            `${kind}: ${String(given)} given, ${String(refused)} refused, ${String(dropped)} dropped, ${String(account.unknown)} unknown, so ${String(account.delivered)} delivered; but ${String(taken)} were taken`,
          ];
    }),
    ...(queued + inFlight === 0 ? [] : [`the outbox still holds ${String(queued)} and ${String(inFlight)}`]),
    ...(sent === delivered + unknown ? [] : [`of ${String(sent)} sent, ${String(delivered)} are delivered and ${String(unknown)} unknown`]),
  ];
};

const twice = (marks: readonly string[]): readonly string[] =>
  marks.filter((mark, index) => mark !== 'control' && marks.indexOf(mark) !== index);

const doublesNothing: Law = (conversation) => {
  const marks = conversation.transparent
    ? memoryAtLast(conversation)
    : takenFrom(conversation.log).flatMap(({ messages }) => messages.flat());
  return twice(marks.filter((mark) => /^\w+ [tc]?\d+$|^toolResponse/.test(mark))).map((mark) => `${mark} was taken twice`);
};

/** What is going on, as the events tell it. */
interface Scene {
  readonly turn: 'none' | 'going';
  readonly calls: ReadonlySet<string>;
  readonly user: 'silent' | 'speaking';
  /** When the session leaves the connection at the latest, in ms; `Infinity` before it is told. */
  readonly by: number;
}

const REST: Scene = { turn: 'none', calls: new Set(), user: 'silent', by: Infinity };

const isQuiet = ({ turn, calls, user }: Scene): boolean => turn === 'none' && calls.size === 0 && user === 'silent';

/** How long a session stays at most where it is told that so much time is left. */
const leftFor = (timeLeftMs: number, marginMs: number): number => timeLeftMs - Math.min(marginMs, timeLeftMs / 2);

const follow = (scene: Scene, { event, at }: Told, marginMs: number): Scene => {
  switch (event.type) {
    case 'TextDelta':
    case 'Thought':
    case 'AudioData':
      return { ...scene, turn: 'going' };
    case 'TurnComplete':
      return { ...scene, turn: event.interactionStatus === 'IN_PROGRESS' ? 'going' : 'none' };
    case 'ToolCall':
      return { ...scene, calls: new Set([...scene.calls, ...event.calls.map(({ id }) => id)]) };
    case 'ToolCallCancelled':
      return { ...scene, calls: new Set([...scene.calls].filter((id) => !event.ids.includes(id))) };
    case 'VoiceActivityStart':
      return { ...scene, user: 'speaking' };
    case 'VoiceActivityEnd':
      return { ...scene, user: 'silent' };
    case 'GoAway':
      return { ...scene, by: Math.min(scene.by, at + leftFor(event.timeLeftMs ?? 10_000, marginMs)) };
    case 'PhaseChanged':
      if (event.to === 'Disconnected') return { ...scene, turn: 'none', user: 'silent', by: Infinity };
      // A connection that is left is not stayed on, whatever is told of that later.
      return event.to === 'Disconnecting' ? { ...scene, by: Infinity } : scene;
    default:
      return scene;
  }
};

const isStalled = (event: SessionEvent | undefined): boolean => event?.type === 'Error' && event.error.type === 'Stalled';

/** The session leaves a connection at a quiet moment, or at the last one; and never stays longer. */
const movesInTime: Law = ({ told, marginMs, slack }) => {
  const wrong: string[] = [];
  let scene = REST;
  for (const [index, each] of untilClosed(told).entries()) {
    const { event, at } = each;
    const isMove = event.type === 'PhaseChanged' && event.to === 'Disconnecting';
    if (isMove && !isQuiet({ ...scene, calls: new Set() }) && at + slack.earlyMs < scene.by && !isStalled(told[index - 1]?.event))
      wrong.push(
        `it moved at ${String(at)} (${String(scene.by - at)} ms early) while ${scene.turn === 'going' ? 'the model' : 'the user'} was speaking`,
      );
    const isLoss = event.type === 'Error' && event.error.type === 'ConnectionLost';
    if ((isMove || isLoss) && at > scene.by + slack.lateMs)
      wrong.push(`it stayed until ${String(at)} on a connection that it should have left by ${String(scene.by)}`);
    scene = follow(scene, each, marginMs);
  }
  return wrong;
};

/** The laws of a session that outlives its connections, by name. */
export const LAWS: Readonly<Record<string, Law>> = {
  'it ends with Disconnected, then completes': endsWell,
  'everyone sees the same': isTheSameForAll,
  'phases change legally': movesLegally,
  'one connection at a time, and nothing is left': leavesNothing,
  'each fact that reached the client is told once': tellsEachFactOnce,
  'each command ends in one way, and the server agrees': knowsWhatBecameOfIt,
  'nothing is doubled': doublesNothing,
  'it moves at quiet moments, and in time': movesInTime,
};
