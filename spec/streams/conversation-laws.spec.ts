import fc from 'fast-check';
import { conversationReducer, NO_CONVERSATION, type Conversation, type Entry } from '../../lib/streams/conversation-reducer';
import { deepFreeze } from './deep-freeze';
import type { Input } from './sessions';
import { sessions } from './sessions';

const seed = 20_263;
const settings = { seed, numRuns: 300 };

const roomy: Conversation = { ...NO_CONVERSATION, most: 10_000 };

const statesOf = (inputs: readonly Input[], first: Conversation = roomy): readonly Conversation[] =>
  inputs.reduce<readonly Conversation[]>((states, input) => [...states, conversationReducer(states.at(-1) ?? first, input)], [first]);

const last = (inputs: readonly Input[]): readonly Entry[] => statesOf(inputs).at(-1)?.entries ?? [];

/** What the model is shown to say in a turn: the transcription where there is voice, else the text. */
const replyOf = (inputs: readonly Input[], turn: number): string => {
  const ofTurn = inputs.filter((input): input is Extract<Input, { readonly turn: number }> => 'turn' in input && input.turn === turn);
  const isSpoken = ofTurn.some(({ type }) => type === 'AudioData' || type === 'OutputTranscription');
  return ofTurn
    .map((input) => (input.type === (isSpoken ? 'OutputTranscription' : 'TextDelta') && 'text' in input ? input.text : ''))
    .join('');
};

const turnsOf = (inputs: readonly Input[]): ReadonlySet<number> =>
  new Set(inputs.flatMap((input) => ('turn' in input ? [input.turn] : [])));

const isHistory = (entry: Entry, inputs: readonly Input[]): boolean =>
  inputs.some(
    (input) =>
      input.type === 'SendClientContent' && input.turns.some(({ role, parts }) => role === 'model' && parts[0]?.text === entry.text),
  );

const fragmentsOf = (words: string): readonly string[] => words.match(/«\d+»/g) ?? [];

describe('any conversation', () => {
  it('shows what the model said in a turn in one entry of it, once and in order', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        const entries = last(inputs).filter((entry) => entry.role === 'model' && !isHistory(entry, inputs));
        for (const turn of turnsOf(inputs)) {
          const ofTurn = entries.filter((entry) => entry.turn === turn);
          expect(ofTurn.map(({ text }) => text).join('')).toBe(replyOf(inputs, turn));
          expect(ofTurn.length).toBeLessThanOrEqual(1);
        }
        expect(entries.every(({ turn }) => turnsOf(inputs).has(turn))).toBe(true);
      }),
      settings,
    );
  });

  it('shows what the user said once, whether typed or heard, and no guess that was replaced', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        const entries = last(inputs).filter((entry) => entry.role === 'user' || isHistory(entry, inputs));
        const expected = inputs.flatMap((input) => {
          if (input.type === 'SendText') return [input.text];
          if (input.type === 'SendClientContent') return input.turns.flatMap(({ parts }) => parts.map(({ text }) => text ?? ''));
          return input.type === 'InputTranscription' && input.interim !== true ? [input.text] : [];
        });
        expect(entries.flatMap(({ text }) => fragmentsOf(text)).toSorted()).toEqual(expected.toSorted());
        expect(entries.map(({ text }) => text).join('')).not.toContain('guess');
      }),
      settings,
    );
  });

  it('puts the user before the reply, and the turns in order', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        for (const { entries } of statesOf(inputs)) {
          const places = entries.map((entry) => entry.turn * 2 + (entry.role === 'model' && !isHistory(entry, inputs) ? 1 : 0));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
      settings,
    );
  });

  it('never shows thoughts, nor an entry with nothing in it', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        for (const { entries } of statesOf(inputs)) {
          expect(entries.filter(({ text }) => text.includes('thought'))).toEqual([]);
          expect(entries.filter(({ text, calls }) => text === '' && calls.length === 0)).toEqual([]);
        }
      }),
      settings,
    );
  });

  it('keeps the identity of what did not change', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        const states = statesOf(inputs);
        states.slice(1).forEach(({ entries }, index) => {
          const before = states[index]?.entries ?? [];
          for (const entry of entries) {
            const earlier = before.find(({ id }) => id === entry.id);
            if (JSON.stringify(earlier) === JSON.stringify(entry)) expect(earlier).toBe(entry);
          }
          if (JSON.stringify(before) === JSON.stringify(entries)) expect(before).toBe(entries);
        });
      }),
      settings,
    );
  });

  it('has ids that are never used twice, and roles that never change', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        const roles = new Map<string, string>();
        for (const { entries } of statesOf(inputs)) {
          expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
          for (const { id, role } of entries) expect((roles.get(id) ?? roles.set(id, role).get(id)) === role).toBe(true);
        }
      }),
      settings,
    );
  });

  it('is final at the end', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        expect(last(inputs).filter(({ final }) => !final)).toEqual([]);
      }),
      settings,
    );
  });

  it('keeps its bound, and what it keeps is its end', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 1, max: 5 }), ({ inputs }, most) => {
        const states = statesOf(inputs, { ...NO_CONVERSATION, most });
        for (const { entries, asked } of states) {
          expect(entries.length).toBeLessThanOrEqual(most);
          expect(asked).toBeLessThanOrEqual(entries.length);
        }
        const kept = states.at(-1)?.entries.map(({ text }) => text) ?? [];
        const all = last(inputs).map(({ text }) => text);
        expect(kept.filter((words) => !all.some((whole) => whole.includes(words)))).toEqual([]);
      }),
      settings,
    );
  });

  it('writes to nothing that it is given', () => {
    fc.assert(
      fc.property(sessions, ({ inputs }) => {
        expect(() =>
          inputs.reduce((state, input) => conversationReducer(deepFreeze(state), deepFreeze(input)), deepFreeze(roomy)),
        ).not.toThrow();
      }),
      settings,
    );
  });
});
