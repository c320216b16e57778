import { isProven } from '../../lib/machine/is-proven';
import type { ServerMessage } from '../../lib/wire/server-message';
import { handleOf, live, PATIENT, PROOF, received, run, say, stateOf } from '../support/machine';

describe('a connection', () => {
  it.each<readonly [string, readonly ServerMessage[], number, boolean]>([
    ['that is up', [], 9_999, false],
    ['that gave a handle', [handleOf('h')], 9_999, false],
    ['that will be ended', [{ goAway: { timeLeft: '50s' } }], 9_999, false],
    ['that is up for ten seconds', [], 10_000, true],
    ['that said something', [say('Hi')], 0, true],
    ['that counted something', [PROOF], 0, true],
    ['that said something while it sent the session away', [{ ...say('Hi'), goAway: { timeLeft: '50s' } }], 0, true],
  ])('%s', (_what, messages, at, proven) => {
    const { state } = run(live(PATIENT), ...messages.map((message) => received(message)));
    expect(isProven(stateOf(state, 'Live'), at)).toBe(proven);
  });
});
