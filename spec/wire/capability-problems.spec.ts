import { capabilityProblems } from '../../lib/wire/capability-problems';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';

describe('capabilityProblems', () => {
  it.each([undefined, {}, { thinking: undefined }, { thinking: 'level', tools: [] }, capabilitiesOf('gemini-3.8-live')])(
    'has nothing against %j',
    (capabilities) => {
      expect(capabilityProblems(capabilities)).toEqual([]);
    },
  );

  it.each([null, 'all', []])('wants an object in the place of %j', (capabilities) => {
    expect(capabilityProblems(capabilities)).toEqual([{ field: 'capabilities', problem: 'should be an object' }]);
  });

  it('names what cannot be, and what is not known', () => {
    expect(capabilityProblems({ scheduling: 'maybe', toString: 1 })).toEqual([
      { field: 'capabilities.scheduling', problem: 'should be "accepted" or "refused"' },
      { field: 'capabilities.toString', problem: expect.stringMatching(/^is not known; there are role, /) as unknown },
    ]);
  });
});
