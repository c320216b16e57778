import type { SessionEvent } from '../../lib/index';
import { lineOf, linesOf, see, type Seen } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { brokenPhases, type Kind, KINDS, scene, type Scene } from './play';

/** What a subscriber does from inside `next`. */
type Act = (scene: Scene, own: Seen<SessionEvent>['subscription']) => void;

/** Every message carries several facts, so that there is something to come between. */
const ANSWER = {
  serverContent: { ...message.audio(Uint8Array.of(1, 2)).serverContent, outputTranscription: { text: 'Hi' } },
  ...message.usage({ totalTokenCount: 7 }),
};
const CALL = { ...message.toolCall({ id: 'c-1', name: 'look', args: {} }), ...message.usage({ totalTokenCount: 8 }) };
const END = { serverContent: { generationComplete: true, turnComplete: true }, ...message.usage({ totalTokenCount: 9 }) };

/** The life of a session, step by step. */
const STEPS: readonly ((scene: Scene) => void)[] = [
  ({ advance }) => {
    advance(10);
  },
  ({ line }) => {
    line().frame(ANSWER);
  },
  ({ line }) => {
    line().frame(CALL);
  },
  ({ line }) => {
    line().frame(END);
  },
  ({ line }) => {
    line().closed({ code: 1000, reason: '' });
  },
  ({ session, advance }) => {
    session.close();
    advance(10);
  },
];

interface Played {
  readonly scene: Scene;
  readonly first: Seen<SessionEvent>;
  readonly others: readonly [Seen<SessionEvent>, Seen<SessionEvent>];
  /** For each event that the last subscriber saw, how many messages the socket had got by then. */
  readonly sentBy: readonly number[];
  /** How many events there were after each step. */
  readonly marks: readonly number[];
}

/** Three subscribers; the first one acts once, at the first event with that line. */
const playWith = (kind: Kind, moment: string | null, act: Act = () => undefined): Played => {
  const played = scene(kind);
  const { session } = played;
  let hasActed = false;
  const first = see(session.events$, (event, own) => {
    if (hasActed || lineOf(event) !== moment) return;
    hasActed = true;
    act(played, own);
  });
  const second = see(session.events$);
  const sentBy: number[] = [];
  const third = see(session.events$, () => {
    sentBy.push(played.sent().length);
  });
  const marks = STEPS.map((step) => {
    step(played);
    return second.values.length;
  });
  return { scene: played, first, others: [second, third], sentBy, marks };
};

const MOMENTS = [
  'SetupSent > Active',
  'Connected',
  'Active > ModelSpeaking',
  'AudioData',
  'ModelSpeaking > ToolCallPending',
  'ToolCall c-1',
  'TurnComplete 1',
  'Disconnected 1000',
] as const;

const sendText: Act = ({ session }) => {
  session.sendText('from inside');
};
const close: Act = ({ session }) => {
  session.close();
};
const interrupt: Act = ({ session }) => {
  session.interrupt();
};

describe.each(KINDS)('one order for all, with %s', (kind) => {
  const quiet = playWith(kind, null);
  const script = quiet.others.map(linesOf)[0] ?? [];

  it('plays the whole script where nobody acts', () => {
    expect(script).toEqual([
      'Disconnected > Connecting',
      'Connecting > SetupSent',
      'SetupSent > Active',
      'Connected',
      'Active > ModelSpeaking',
      'AudioData',
      'OutputTranscription 1: Hi',
      'Usage',
      'ModelSpeaking > ToolCallPending',
      'ToolCall c-1',
      'Usage',
      'GenerationComplete',
      'Usage',
      'TurnComplete 1',
      'ToolCallCancelled',
      'ToolCallPending > Disconnected',
      'Disconnected 1000',
    ]);
  });

  it('tells everyone before it writes: the setup, what waited for it, and the turn that interrupts', () => {
    const played = scene(kind);
    const { session, advance, line, sent } = played;
    session.sendText('early');
    const sentAt: string[] = [];
    see(session.events$, (event) => {
      sentAt.push(`${lineOf(event)}: ${String(sent().length)}`);
    });
    advance(10);
    line().frame(message.audio(Uint8Array.of(1, 2)));
    session.interrupt();
    expect(sentAt.filter((each) => !each.startsWith('SessionResumeUpdate'))).toEqual([
      'Disconnected > Connecting: 0',
      'Connecting > SetupSent: 0',
      'SetupSent > Active: 1',
      'Connected: 1',
      'Active > ModelSpeaking: 2',
      'AudioData: 2',
      'ModelSpeaking > Interrupted: 2',
      'Interrupted by client: 2',
    ]);
    expect(sent()).toHaveLength(3);
  });

  describe.each(MOMENTS)('at "%s"', (moment) => {
    const at = script.indexOf(moment);
    /** Where the message ends that the moment is part of. */
    const end = quiet.marks.find((mark) => mark > at) ?? -1;

    it.each([
      ['sends a text', sendText],
      ['closes', close],
      ['interrupts', interrupt],
    ])('who %s changes nothing before the end of the message, for nobody', (_act, act) => {
      const { first, others, sentBy } = playWith(kind, moment, act);
      const lines = linesOf(first);
      for (const other of others) expect(linesOf(other)).toEqual(lines);
      expect(lines.slice(0, end)).toEqual(script.slice(0, end));
      expect(new Set(sentBy.slice(at, end)).size).toBe(1);
      expect(brokenPhases(first.values)).toEqual([]);
      expect(lines.at(-1)).toBe('Disconnected 1000');
      expect([first, ...others].map((seen) => seen.end())).toEqual(['complete', 'complete', 'complete']);
    });

    it('who leaves misses the rest, and nobody else does', () => {
      const { first, others } = playWith(kind, moment, (_scene, own) => {
        own.unsubscribe();
      });
      expect(linesOf(first)).toEqual(script.slice(0, at + 1));
      for (const other of others) expect(linesOf(other)).toEqual(script);
    });

    it('who brings another one makes it see everything from the next event on', () => {
      const newcomers: Seen<SessionEvent>[] = [];
      const { others } = playWith(kind, moment, ({ session }) => newcomers.push(see(session.events$)));
      const isLast = at === script.length - 1;
      expect(newcomers.map(linesOf)).toEqual([isLast ? ['Disconnected 1000'] : script.slice(at + 1)]);
      expect(newcomers.map((seen) => seen.end())).toEqual(['complete']);
      for (const other of others) expect(linesOf(other)).toEqual(script);
    });
  });

  it('hands a text from inside to the socket after the events of the message', () => {
    const { scene: played, sentBy, others, marks } = playWith(kind, 'Active > ModelSpeaking', sendText);
    expect(played.sent().slice(1)).toEqual([{ realtimeInput: { text: 'from inside' } }]);
    const lines = linesOf(others[0]);
    expect(sentBy.slice(lines.indexOf('Connected'), lines.indexOf('Usage') + 1)).toEqual([1, 1, 1, 1, 1]);
    expect(sentBy.slice(marks[1])).toEqual(sentBy.slice(marks[1]).map(() => 2));
  });

  it('tells of an interruption from inside after the events of the message', () => {
    const { others } = playWith(kind, 'AudioData', interrupt);
    expect(linesOf(others[1]).slice(5, 10)).toEqual([
      'AudioData',
      'OutputTranscription 1: Hi',
      'Usage',
      'ModelSpeaking > Interrupted',
      'Interrupted by client',
    ]);
  });

  it('closes from inside after the events of the message', () => {
    const { scene: played, others } = playWith(kind, 'ToolCall c-1', close);
    expect(linesOf(others[1]).slice(9, 12)).toEqual(['ToolCall c-1', 'Usage', 'ToolCallPending > Disconnecting']);
    expect(played.line().closeCalls).toHaveLength(1);
  });

  it('logs what is sent from inside the last event, and sends it nowhere', () => {
    const { scene: played } = playWith(kind, 'Disconnected 1000', sendText);
    expect(played.log.map(({ event }) => event)).toEqual(['command-after-end']);
    expect(played.sent()).toHaveLength(1);
  });
});
