import * as fc from 'fast-check';
import { explainScript } from '../../lib/script/explain-script';
import { play } from '../../lib/script/play';
import type { ExpectStep, Script, ScriptStep } from '../../lib/script/script';
import type { ScriptEffect } from '../../lib/script/script-effect';
import type { ScriptInput } from '../../lib/script/script-input';
import { beginScript, type ScriptState } from '../../lib/script/script-state';

const text = fc.string({ maxLength: 4 });
const expected = fc.oneof(
  fc.constantFrom('setup' as const, 'clientContent' as const, 'toolResponse' as const),
  fc.record({ realtimeInput: fc.record({ text }, { noNullPrototype: true }) }, { noNullPrototype: true }),
);
const expectStep: fc.Arbitrary<ExpectStep> = fc.record(
  { expect: expected, within: fc.nat(50) },
  { requiredKeys: ['expect'], noNullPrototype: true },
);
const innerStep: fc.Arbitrary<ScriptStep> = fc.oneof(
  expectStep,
  fc.nat().map((n) => ({ send: { n } })),
  fc.nat(50).map((wait) => ({ wait })),
);
const endStep = fc.constantFrom<readonly ScriptStep[]>([], [{ drop: true }], [{ close: { code: 1011, reason: 'Oh.' } }]);
const stepsOfOne = fc.oneof(
  fc.tuple(fc.array(innerStep, { maxLength: 8 }), endStep).map(([inner, end]) => [...inner, ...end]),
  fc.constant<readonly ScriptStep[]>([{ refuse: { status: 503 } }]),
);
const script: fc.Arbitrary<Script> = fc
  .array(stepsOfOne, { minLength: 1, maxLength: 4 })
  .map((connections) => connections.flatMap((steps) => [{ dial: true } as const, ...steps]));

interface Run {
  readonly state: ScriptState;
  readonly effects: readonly ScriptEffect[];
}

const feed = ({ state, effects }: Run, input: ScriptInput): Run => {
  const played = play(state, input);
  return { state: played.state, effects: [...effects, ...played.effects] };
};

/** What a client does that follows the script to the letter; a timer that runs where nothing is expected runs out. */
const follow = (state: ScriptState): ScriptInput | undefined => {
  const step = state.script[state.next];
  if (step === undefined) return undefined;
  if ('dial' in step) return { type: 'Dialled', connection: state.newest + 1 };
  if ('wait' in step) return { type: 'Ticked', timer: state.timer };
  if (!('expect' in step)) return undefined;
  const message = typeof step.expect === 'string' ? { [step.expect]: { more: 1 } } : step.expect;
  return { type: 'Sent', connection: state.newest, data: JSON.stringify(message) };
};

const followed = (steps: Script): Run => {
  let run: Run = { state: beginScript(steps), effects: [] };
  for (let input = follow(run.state); input !== undefined; input = follow(run.state)) run = feed(run, input);
  return run;
};

const anyInput = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((connection): ScriptInput => ({ type: 'Left', connection })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), expected).map(([each, message]): ScriptInput => ({
    type: 'Sent',
    connection: each,
    data: JSON.stringify(typeof message === 'string' ? { [message]: {} } : message),
  })),
  fc.nat(30).map((timer): ScriptInput => ({ type: 'Ticked', timer })),
);

const DIALS = [1, 2, 3].map((connection): ScriptInput => ({ type: 'Dialled', connection })) as [ScriptInput, ScriptInput, ScriptInput];

describe('play, for any script', () => {
  it('has nothing against a client that follows it, and sends all in the order of the script', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const { state, effects } = followed(steps);
        expect(explainScript(state)).toBeUndefined();
        const sent = effects.flatMap((effect) => (effect.type === 'Send' ? [effect.data] : []));
        expect(sent).toEqual(steps.flatMap((step) => ('send' in step ? [JSON.stringify(step.send)] : [])));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('never does anything to a connection that is not open, and leaves no timer without one, whatever the client does', () => {
    fc.assert(
      fc.property(script, fc.array(anyInput, { maxLength: 20 }), (steps, inputs) => {
        const open = new Set<number>();
        let state = beginScript(steps);
        for (const input of [DIALS[0], ...inputs.slice(0, 6), DIALS[1], ...inputs.slice(6, 12), DIALS[2], ...inputs.slice(12)]) {
          if (input.type === 'Left') open.delete(input.connection);
          const played = play(state, input);
          for (const effect of played.effects) {
            if (effect.type === 'Open') open.add(effect.connection);
            if (effect.type === 'Send' || effect.type === 'StartTimer') expect(open).toContain(effect.connection);
            if (effect.type === 'Close' || effect.type === 'Drop') expect(open.delete(effect.connection)).toBe(true);
            if (effect.type === 'Close') expect(effect.reason).toMatch(/^(Oh\.|Not in the script: [ -~]{1,104})$/);
          }
          ({ state } = played);
          expect(new Set(state.open)).toEqual(open);
          if (state.timer !== 0) expect(open).toContain(state.newest);
        }
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});
