import * as fc from 'fast-check';
import type { SessionEvent } from '../../lib/index';
import { arbitraryServerMessage } from '../support/frames';
import { see, type Seen } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { brokenPhases, KINDS, scene, type Scene } from './play';

/** What a subscriber does from inside `next`, or the app between two frames. */
const ACTS = {
  sendText: ({ session }: Scene) => {
    session.sendText('x');
  },
  sendAudio: ({ session }: Scene) => {
    session.sendAudio(new Uint8Array(4));
  },
  refusedText: ({ session }: Scene) => {
    session.sendText('');
  },
  refusedActivity: ({ session }: Scene) => {
    session.activityStart();
  },
  interrupt: ({ session }: Scene) => {
    session.interrupt();
  },
  callStarted: ({ session }: Scene) => {
    session.toolCallStarted(['a', 'b']);
  },
  answer: ({ session }: Scene) => {
    session.sendToolResponse([{ id: 'a', response: {} }]);
  },
  closeWhenQuiet: ({ session }: Scene) => {
    session.close({ whenQuietMs: 20 });
  },
  close: ({ session }: Scene) => {
    session.close();
  },
  update: ({ session }: Scene) => {
    session.updateInstruction('Be brief.');
  },
  wake: ({ session }: Scene) => {
    session.connect().unsubscribe();
  },
} as const;

type ActName = keyof typeof ACTS;

/** At its n-th event a subscriber does something. */
interface Reaction {
  readonly who: 0 | 1 | 2;
  readonly nth: number;
  readonly act: ActName | 'leave' | 'bring' | 'sendTwice';
}

type Move =
  | { readonly type: 'frame'; readonly frame: object }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'lose' }
  | { readonly type: 'act'; readonly act: ActName };

const harmless = fc.constantFrom<ActName[]>(
  'sendText',
  'sendAudio',
  'refusedText',
  'refusedActivity',
  'interrupt',
  'callStarted',
  'answer',
  'sendText',
  'update',
  'wake',
);
const anyAct = fc.oneof(
  { arbitrary: harmless, weight: 9 },
  { arbitrary: fc.constantFrom<ActName[]>('close', 'closeWhenQuiet'), weight: 1 },
);

const frame: fc.Arbitrary<object> = fc.oneof(
  fc.constantFrom<object[]>(
    { ...message.text('Hi'), ...message.usage({ totalTokenCount: 3 }) },
    message.interrupted(),
    { ...message.turnComplete(), ...message.usage({ totalTokenCount: 4 }) },
    message.toolCall({ id: 'a', name: 'look', args: {} }),
    message.toolCall({ id: 'b', name: 'look', args: {} }),
    message.activityStart(),
    message.audio(Uint8Array.of(1, 2)),
    message.sessionResumptionUpdate('h-1'),
    message.goAway('50s'),
    message.goAway('0s'),
  ),
  arbitraryServerMessage.map((message): object => message),
);

const moves = fc.array(
  fc.oneof(
    { arbitrary: frame.map((each): Move => ({ type: 'frame', frame: each })), weight: 6 },
    { arbitrary: fc.constantFrom(0, 1, 5, 200).map((ms): Move => ({ type: 'wait', ms })), weight: 2 },
    { arbitrary: fc.constant<Move>({ type: 'lose' }), weight: 1 },
    { arbitrary: anyAct.map((act): Move => ({ type: 'act', act })), weight: 1 },
  ),
  { minLength: 5, maxLength: 25, size: 'max' },
);

const reactions = fc.array(
  fc.record({
    who: fc.constantFrom<Reaction['who'][]>(0, 1, 2),
    nth: fc.nat(30),
    act: fc.oneof(
      { arbitrary: anyAct, weight: 6 },
      { arbitrary: fc.constantFrom<Reaction['act'][]>('leave', 'bring', 'sendTwice'), weight: 2 },
    ),
  }),
  { maxLength: 8 },
);

/** Someone who came late, and how many events there had been. */
interface Newcomer {
  readonly seen: Seen<SessionEvent>;
  readonly after: number;
}

describe.each(KINDS)('one order for all, whatever happens, with %s', (kind) => {
  it('everyone sees the same, the phases follow each other, and the end is the end', () => {
    let redials = 0;
    fc.assert(
      fc.property(moves, reactions, (script, reacting) => {
        const played = scene(kind, { reconnect: { baseMs: 100, attempts: 1_000 } });
        const { session, advance, line } = played;
        const newcomers: Newcomer[] = [];
        const hasLeft = new Set<number>();

        const subscribe = (who: number): Seen<SessionEvent> => {
          let count = 0;
          return see(session.events$, (_event, own) => {
            count += 1;
            for (const { act } of reacting.filter((each) => each.who === who && each.nth === count - 1)) {
              if (act === 'leave') {
                hasLeft.add(who);
                own.unsubscribe();
              } else if (act === 'bring') newcomers.push({ seen: see(session.events$), after: count });
              else if (act === 'sendTwice') {
                ACTS.refusedText(played);
                ACTS.sendText(played);
              } else ACTS[act](played);
            }
          });
        };
        const all = [0, 1, 2].map(subscribe);
        const faithful = see(session.events$);
        advance(10);
        for (const move of script) {
          // A dial from inside is answered on the next turn.
          advance(0);
          if (move.type === 'frame') line().frame(move.frame);
          else if (move.type === 'wait') advance(move.ms);
          else if (move.type === 'lose') line().closed({ code: 1011, reason: '' });
          else ACTS[move.act](played);
        }
        session.close();
        advance(3_000);

        redials += played.dials() - 1;
        const { values } = faithful;
        all.forEach((seen, who) => {
          expect(seen.values).toEqual(hasLeft.has(who) ? values.slice(0, seen.values.length) : values);
          expect(seen.end()).toBe(hasLeft.has(who) ? 'none' : 'complete');
        });
        for (const { seen, after } of newcomers)
          expect(seen.values).toEqual(after === values.length ? values.slice(-1) : values.slice(after));
        expect(brokenPhases(values)).toEqual([]);
        expect(values.filter(({ type }) => type === 'Disconnected')).toHaveLength(1);
        expect(values.at(-1)?.type).toBe('Disconnected');
        expect(faithful.end()).toBe('complete');
        expect(played.scheduler.actions).toEqual([]);
      }),
      { seed: 20_260, numRuns: 160 },
    );
    expect(redials).toBeGreaterThan(50);
  });
});
