import type { Fact, Facts } from '../../lib/machine/facts';
import { advance, NO_FACTS, phaseOf, phasesThrough } from '../../lib/machine/facts';
import { deepFreeze } from '../support/machine';
import type { SessionPhase } from '../../lib/wire/session-phase';

const LIVE: Facts = { ...NO_FACTS, connection: 'live' };
const open = (...ids: readonly string[]): Facts['calls'] => ids.map((id) => ({ id, name: id, state: 'open' }));
const started = (...ids: readonly string[]): Facts['calls'] => ids.map((id) => ({ id, name: id, state: 'started' }));

const after = (facts: Facts, ...more: readonly Fact[]): Facts =>
  more.reduce((known, fact) => deepFreeze(advance(known, deepFreeze(fact))), deepFreeze(facts));

describe('phaseOf', () => {
  const turns: readonly Facts['turn'][] = ['none', 'speaking', 'waiting', 'cut'];
  const users: readonly Facts['user'][] = ['silent', 'speaking'];
  const calls: readonly Facts['calls'][] = [[], open('a'), started('a'), [...open('a'), ...started('b')]];

  const connections: readonly (readonly [Facts['connection'], SessionPhase])[] = [
    ['down', 'Disconnected'],
    ['dialling', 'Connecting'],
    ['opened', 'SetupSent'],
    ['closing', 'Disconnecting'],
  ];
  it.each(connections)('a connection that is %s is %s, whatever else is known', (connection, phase) => {
    const all = turns.flatMap((turn) => users.flatMap((user) => calls.map((each) => phaseOf({ connection, turn, user, calls: each }))));
    expect(new Set(all)).toEqual(new Set([phase]));
  });

  const inOrder: readonly (readonly [string, Partial<Facts>, SessionPhase])[] = [
    ['a cut turn before all else', { turn: 'cut', user: 'speaking', calls: started('a') }, 'Interrupted'],
    ['speech before calls and the user', { turn: 'speaking', user: 'speaking', calls: started('a') }, 'ModelSpeaking'],
    [
      'a started call before an open one',
      { turn: 'waiting', user: 'speaking', calls: [...open('a'), ...started('b')] },
      'ToolCallExecuting',
    ],
    ['an open call before the user', { turn: 'none', user: 'speaking', calls: open('a') }, 'ToolCallPending'],
    ['the user where nothing else is going on', { user: 'speaking' }, 'UserSpeaking'],
    ['nothing in particular', {}, 'Active'],
    ['a turn that waits for nothing', { turn: 'waiting' }, 'Active'],
  ];
  it.each(inOrder)('while live: %s', (_what, facts, phase) => {
    expect(phaseOf({ ...LIVE, ...facts })).toBe(phase);
  });
});

describe('advance', () => {
  it('goes through a connection step by step', () => {
    const path: readonly Fact[] = [{ type: 'dialled' }, { type: 'opened' }, { type: 'accepted' }, { type: 'closing' }, { type: 'lost' }];
    const connections = path.map((_fact, index) => after(NO_FACTS, ...path.slice(0, index + 1)).connection);
    expect(connections).toEqual(['dialling', 'opened', 'live', 'closing', 'down']);
  });

  const impossible: readonly (readonly [Facts['connection'], Fact['type']])[] = [
    ['dialling', 'dialled'],
    ['live', 'dialled'],
    ['down', 'opened'],
    ['live', 'opened'],
    ['down', 'closing'],
    ['closing', 'closing'],
  ];
  it.each(impossible)('a connection that is %s cannot become %s', (connection, type) => {
    const facts: Facts = { ...NO_FACTS, connection };
    expect(advance(facts, { type } as Fact)).toBe(facts);
  });

  it.each(['down', 'dialling', 'live', 'closing'] as const)('is not accepted while %s', (connection) => {
    const facts: Facts = { connection, turn: 'speaking', user: 'speaking', calls: open('a') };
    expect(advance(facts, { type: 'accepted' })).toBe(facts);
  });

  it.each([{ type: 'accepted' }, { type: 'lost' }] as const)('keeps the calls and forgets turn and user when $type', (fact) => {
    const known = after({ connection: 'opened', turn: 'cut', user: 'speaking', calls: started('a') }, fact);
    expect(known).toEqual({ connection: fact.type === 'accepted' ? 'live' : 'down', turn: 'none', user: 'silent', calls: started('a') });
  });

  it.each(['speaking', 'waiting'] as const)('an interruption cuts what is %s with a call', (turn) => {
    expect(after({ ...LIVE, turn, calls: open('a') }, { type: 'interrupted' }).turn).toBe('cut');
  });

  const stale: readonly Facts[] = [
    LIVE,
    { ...LIVE, turn: 'waiting' },
    { ...LIVE, turn: 'cut' },
    { ...LIVE, turn: 'cut', calls: open('a') },
  ];
  it.each(stale)('an interruption of nothing changes nothing: $turn', (facts) => {
    expect(advance(facts, { type: 'interrupted' })).toBe(facts);
  });

  it.each([
    ['cut', 'none'],
    ['speaking', 'speaking'],
    ['waiting', 'waiting'],
    ['none', 'none'],
  ] as const)('a user who starts leaves a turn that is %s %s', (turn, left) => {
    expect(after({ ...LIVE, turn }, { type: 'userStart' })).toEqual({ ...LIVE, turn: left, user: 'speaking' });
  });

  it.each([
    ['cut', 'cut'],
    ['speaking', 'waiting'],
    ['none', 'waiting'],
  ] as const)('a call leaves a turn that is %s %s', (turn, left) => {
    const known = after({ ...LIVE, turn }, { type: 'called', calls: [{ id: 'a', name: 'a' }] });
    expect(known).toEqual({ ...LIVE, turn: left, calls: open('a') });
  });

  it('a call that is started and asked for again stays started', () => {
    const known = after(
      { ...LIVE, calls: started('a') },
      {
        type: 'called',
        calls: [
          { id: 'a', name: 'a' },
          { id: 'b', name: 'b' },
        ],
      },
    );
    expect(known.calls).toEqual([...started('a'), ...open('b')]);
  });

  it('a call that comes twice at once is one', () => {
    const twice = [
      { id: 'a', name: 'a' },
      { id: 'a', name: 'a' },
    ];
    expect(after(LIVE, { type: 'called', calls: twice }).calls).toEqual(open('a'));
  });

  it('starts and closes the calls that it knows, and no other', () => {
    const two: Facts = { ...LIVE, calls: open('a', 'b') };
    expect(after(two, { type: 'callStarted', ids: ['b', 'x'] }).calls).toEqual([...open('a'), ...started('b')]);
    expect(after(two, { type: 'callClosed', ids: ['a', 'x'] }).calls).toEqual(open('b'));
  });
});

describe('phasesThrough', () => {
  const opened: Facts = { ...NO_FACTS, connection: 'opened' };

  it('is empty where the phase stays', () => {
    expect(phasesThrough(LIVE, { type: 'userEnd' })).toEqual([]);
    expect(phasesThrough(opened, { type: 'content' })).toEqual([]);
  });

  it('is the new phase where it changes', () => {
    expect(phasesThrough(LIVE, { type: 'content' })).toEqual(['ModelSpeaking']);
  });

  it.each([
    ['no call', [], ['Active']],
    ['an open call', open('a'), ['Active', 'ToolCallPending']],
    ['a started call', started('a'), ['Active', 'ToolCallExecuting']],
  ] as const)('passes through Active into a connection with %s', (_what, calls, path) => {
    expect(phasesThrough({ ...opened, calls }, { type: 'accepted' })).toEqual(path);
  });
});
