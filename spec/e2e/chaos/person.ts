import type { SchedulerLike, Subscription } from 'rxjs';
import type { LiveSession, SessionEvent } from '../../../lib';
import type { Dice } from './dice';
import type { Kind } from './marks';
import { pictureOf, voiceOf } from './marks';
import type { Ears, Pace } from './scenery';

/** A person at a session, and an app that runs tools: what they gave, by its mark. */
export interface Person {
  /** The marks of everything that was given, in order. */
  readonly given: readonly string[];
  /** Does something. */
  readonly act: () => void;
  /** Says something in writing, and gives its mark. */
  readonly say: () => string;
  readonly react: (event: SessionEvent) => void;
  readonly stop: () => void;
}

/** A person who interrupts every reply hears none. */
const MOST_INTERJECTIONS = 4;

/** Where a person is, and how fast things go there. */
export interface Room {
  readonly session: LiveSession;
  readonly ears: Ears;
  readonly scheduler: SchedulerLike;
  readonly pace: Pace;
  /** What is given after the end counts for nothing. */
  readonly isOver: () => boolean;
}

/** Someone who does what the dice say. */
export const personAt = ({ session, ears, scheduler, pace, isOver }: Room, dice: Dice): Person => {
  const given: string[] = [];
  const running = new Map<string, Subscription>();
  let count = 0;
  let speaks: 'no' | 'yes' = 'no';
  let interjections = 0;

  const give = (kind: Kind, mark: string, send: () => void): void => {
    if (isOver()) return;
    given.push(kind === 'control' ? 'control' : `${kind} ${mark}`);
    send();
  };
  const numbered = (): number => (count += 1);
  const say = (): string => {
    const mark = `t${String(numbered())}`;
    give('content', mark, () => {
      session.sendText(mark);
    });
    return `content ${mark}`;
  };
  const note = (): void => {
    const mark = `c${String(numbered())}`;
    give('content', mark, () => {
      session.sendClientContent([{ role: 'user', parts: [{ text: mark }] }], { turnComplete: false });
    });
  };
  const show = (): void => {
    const number = numbered();
    give('video', String(number), () => {
      session.sendVideo(pictureOf(number));
    });
  };
  const chunk = (loudness: 'loud' | 'silent'): void => {
    const number = numbered();
    give('audio', String(number), () => {
      session.sendAudio(voiceOf(number, loudness));
    });
  };
  /** Says something aloud: loud for a while, then silent until the server is sure. */
  const speak = (): void => {
    const [loud, silent] = [dice.whole(4, 20), ears === 'automatic' ? dice.whole(20, 30) : 0];
    if (ears === 'manual') {
      if (speaks === 'yes') return;
      speaks = 'yes';
      give('control', '', session.activityStart);
    }
    for (let index = 0; index < loud + silent; index += 1) {
      scheduler.schedule(
        () => {
          chunk(index < loud ? 'loud' : 'silent');
        },
        pace(index * 20),
      );
    }
    if (ears === 'manual') {
      scheduler.schedule(
        () => {
          speaks = 'no';
          give('control', '', session.activityEnd);
        },
        pace(loud * 20),
      );
    }
  };
  const answer = (id: string, name: string): void => {
    running.delete(id);
    give('toolResponse', id, () => {
      session.sendToolResponse([{ id, name, response: { output: 'done' } }]);
    });
  };
  const run = (id: string, name: string): void => {
    session.toolCallStarted([id]);
    running.set(
      id,
      scheduler.schedule(
        () => {
          answer(id, name);
        },
        pace(dice.whole(0, 3_000)),
      ),
    );
  };

  return {
    given,
    say,
    act: () => {
      dice.oneOf(say, say, speak, speak, note, show)();
    },
    react: (event) => {
      if (event.type === 'ToolCall') for (const { id, name } of event.calls) run(id, name);
      if (event.type === 'ToolCallCancelled') {
        for (const id of event.ids) {
          // Some apps are slow to hear of it.
          if (dice.hits(0.3)) continue;
          running.get(id)?.unsubscribe();
          running.delete(id);
        }
      }
      if (event.type === 'TextDelta' || event.type === 'OutputTranscription' || event.type === 'Connected')
        if (interjections < MOST_INTERJECTIONS && dice.hits(0.04)) {
          interjections += 1;
          say();
        }
    },
    stop: () => {
      for (const task of running.values()) task.unsubscribe();
    },
  };
};
