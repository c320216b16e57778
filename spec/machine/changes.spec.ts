import { changesAfter, makeChanges } from '../../lib/machine/changes';
import { stay } from '../../lib/machine/next';
import { initialState } from '../../lib/machine/state';
import type { SetupPatch } from '../../lib/wire/setup-patch';
import { blueprintOf, errorsOf, settingsWith } from '../support/machine';

const BAD = { generationConfig: { temperature: 'hot' } } as unknown as SetupPatch;
const BRIEF: SetupPatch = { systemInstruction: 'Be brief.' };
const FEW: SetupPatch = { generationConfig: { topK: 3 } };

describe('changes of the setup', () => {
  it('are made one after the other, and one that is refused takes no other with it', () => {
    const { next, settings, changes } = makeChanges(stay(initialState), settingsWith(), [BRIEF, BAD, FEW]);
    expect(settings.blueprint.parts.setup).toEqual({ systemInstruction: 'Be brief.', generationConfig: { topK: 3 } });
    expect(changes.map(({ patch }) => patch)).toEqual([BRIEF, FEW]);
    expect(changes.at(-1)?.blueprint).toBe(settings.blueprint);
    expect(errorsOf(next.events)).toEqual([expect.objectContaining({ type: 'CommandRefused', command: 'UpdateSetup' })]);
  });

  it('are those after the one that led to a setup, or all of them', () => {
    const changes = [BRIEF, FEW].map((patch) => ({ patch, blueprint: blueprintOf() }));
    expect(changesAfter(changes, changes[0]?.blueprint ?? null)).toEqual(changes.slice(1));
    expect(changesAfter(changes, changes[1]?.blueprint ?? null)).toEqual([]);
    expect([changesAfter(changes, blueprintOf()), changesAfter(changes, null)]).toEqual([changes, changes]);
  });
});
