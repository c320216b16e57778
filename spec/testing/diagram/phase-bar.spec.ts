import { event } from '../../../lib/testing/builders/event';
import { phaseBar } from '../../../lib/testing/diagram/phase-bar';
import type { SessionPhase } from '../../../lib/wire/session-phase';

const changes = (...steps: readonly (readonly [number, SessionPhase, SessionPhase])[]) =>
  steps.map(([column, from, to]) => ({ at: column, column, event: event.PhaseChanged({ from, to }) }));

describe('phaseBar', () => {
  it('names each phase in as many letters as there is room for', () => {
    const placed = changes([0, 'Active', 'ModelSpeaking'], [20, 'ModelSpeaking', 'UserSpeaking'], [26, 'UserSpeaking', 'Active']);
    expect(phaseBar(placed, 28)).toEqual({
      labels: [
        { column: 0, text: 'ModelSpeaking' },
        { column: 20, text: 'User' },
        { column: 26, text: 'A' },
      ],
      shortened: ['Active'],
    });
  });

  it('knows the phase before the first change, and the last of a column', () => {
    const placed = changes([8, 'Active', 'UserSpeaking'], [8, 'UserSpeaking', 'ModelSpeaking']);
    expect(phaseBar(placed, 30).labels).toEqual([
      { column: 0, text: 'Active' },
      { column: 8, text: 'ModelSpeaking' },
    ]);
  });
});
