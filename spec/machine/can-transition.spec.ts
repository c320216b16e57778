import { canTransition, factsThatApply } from '../../lib/machine/can-transition';
import { NO_FACTS } from '../../lib/machine/facts';
import type { SessionPhase } from '../../lib/wire/session-phase';
import { LEADS_TO, PHASES } from './phases';

const reachableFrom = (start: SessionPhase): ReadonlySet<SessionPhase> => {
  const seen = new Set<SessionPhase>([start]);
  for (const from of seen) PHASES.filter((to) => canTransition(from, to)).forEach((to) => seen.add(to));
  return seen;
};

describe('canTransition', () => {
  it.each(PHASES.flatMap((from) => PHASES.map((to) => [from, to, LEADS_TO[from].includes(to)] as const)))(
    '%s to %s: %s',
    (from, to, isLegal) => {
      expect(canTransition(from, to)).toBe(isLegal);
    },
  );

  it('reaches every phase from the first one', () => {
    expect([...reachableFrom('Disconnected')].sort()).toEqual([...PHASES].sort());
  });

  it.each(PHASES)('leads from %s back to Disconnected', (phase) => {
    expect(PHASES.some((to) => canTransition(phase, to))).toBe(true);
    expect(reachableFrom(phase).has('Disconnected')).toBe(true);
  });

  it('says no to what is not a phase', () => {
    expect(canTransition('Sleeping' as SessionPhase, 'Active')).toBe(false);
  });
});

describe('factsThatApply', () => {
  const typesIn = (connection: 'down' | 'dialling' | 'opened' | 'live' | 'closing'): readonly string[] =>
    factsThatApply({ ...NO_FACTS, connection }).map(({ type }) => type);

  it.each(['down', 'dialling', 'closing'] as const)('hears nobody while the connection is %s', (connection) => {
    expect(typesIn(connection)).toEqual(['dialled', 'opened', 'accepted', 'closing', 'lost']);
  });

  it.each(['opened', 'live'] as const)('hears the server, the user and the app while the connection is %s', (connection) => {
    expect(typesIn(connection)).toEqual(expect.arrayContaining(['lost', 'content', 'interrupted', 'turnComplete', 'userStart', 'userEnd']));
    expect(typesIn(connection).filter((type) => type === 'called' || type === 'callStarted' || type === 'callClosed')).toHaveLength(6);
  });
});
