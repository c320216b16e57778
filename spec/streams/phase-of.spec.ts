import { phaseOf } from '../../lib/streams/phase-of';
import { connected, phase } from './events';

describe('phaseOf', () => {
  it('follows a change of the phase', () => {
    expect(phaseOf('SetupSent', phase('SetupSent', 'Active'))).toBe('Active');
  });

  it('believes the change, not what was before', () => {
    expect(phaseOf('Disconnected', phase('ModelSpeaking', 'Interrupted'))).toBe('Interrupted');
  });

  it('stays over every other event', () => {
    expect(phaseOf('UserSpeaking', connected())).toBe('UserSpeaking');
  });
});
