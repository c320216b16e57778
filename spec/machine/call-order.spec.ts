import { isHeld, partsOf } from '../../lib/machine/call-order';
import type { OpenCall } from '../../lib/machine/facts';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { interrupt, sendText, sendToolResponse } from '../../lib/wire/commands';
import type { FunctionResponse, SendToolResponse } from '../../lib/wire/session-command';
import {
  cancel,
  closed,
  commanded,
  effectsOf,
  errorsOf,
  eventsOf,
  live,
  liveAfter,
  measured,
  notSent,
  PATIENT,
  received,
  run,
  say,
  sentBy,
  story,
  type Run,
} from '../support/machine';

const answer = (...responses: readonly Partial<FunctionResponse>[]): SendToolResponse =>
  sendToolResponse(responses.map((response) => ({ response: {}, ...response })));
const nameless = (...names: readonly string[]) => ({ toolCall: { functionCalls: names.map((name) => ({ name })) } });
/** The answer to the n-th call, which says so. */
const to = (number: number): SendToolResponse => answer({ id: `local-${String(number)}`, response: { to: number } });
const given = ({ effects }: Pick<Run, 'effects'>): readonly unknown[] =>
  sentBy(effects).flatMap((each) =>
    ((each as { toolResponse?: { functionResponses: { response: unknown }[] } }).toolResponse?.functionResponses ?? []).map(
      ({ response }) => response,
    ),
  );

const open = (...calls: readonly (readonly [id: string, name: string])[]): readonly OpenCall[] =>
  calls.map(([id, name]) => ({ id, name, state: 'open' }));
const THREE = open(['local-1', 'f'], ['local-2', 'g'], ['local-3', 'f']);

describe('isHeld', () => {
  it.each([
    [to(1), false],
    [to(2), false],
    [to(3), true],
    [answer({ id: 'local-1' }, { id: 'local-3' }), false],
    [answer({ id: 'local-3' }, { id: 'local-1' }), true],
    [answer({ id: 'local-1', willContinue: true }, { id: 'local-3' }), true],
    [answer({ id: 'local-7', name: 'g' }), true],
    [answer({ id: 'local-7', name: 'h' }), false],
    [answer({ id: 'a', name: 'f' }, { name: 'f' }), false],
    [sendText('x'), false],
  ])('%j: %s', (command, expected) => {
    expect(isHeld(THREE, command)).toBe(expected);
  });

  it('goes by the number of a call, wherever it stands, and not by calls with ids', () => {
    expect(isHeld(open(['local-10', 'f'], ['local-9', 'f']), to(10))).toBe(true);
    expect(isHeld(open(['local-10', 'f'], ['local-9', 'f']), to(9))).toBe(false);
    expect(isHeld(open(['a', 'f'], ['local-1', 'f']), to(1))).toBe(false);
  });
});

describe('partsOf', () => {
  it('leaves whole what may go, with the calls in their order', () => {
    expect(partsOf(THREE, sendText('x'))).toEqual([sendText('x')]);
    expect(partsOf(THREE, answer())).toEqual([answer()]);
    expect(partsOf(THREE, answer({ id: 'local-3' }, { id: 'a' }, { id: 'local-1' }))).toEqual([
      answer({ id: 'local-1' }, { id: 'a' }, { id: 'local-3' }),
    ]);
  });

  it('takes each answer that has to wait for itself', () => {
    const calls = open(['local-1', 'f'], ['local-2', 'f'], ['local-3', 'f'], ['a', 'f']);
    const [two, three, a] = [{ id: 'local-2' }, { id: 'local-3' }, { id: 'a' }];
    expect(partsOf(calls, answer(three, a, two))).toEqual([answer(a), answer(two), answer(three)]);
    expect(partsOf(calls, answer(two))).toEqual([answer(two)]);
  });
});

describe('calls of one function without ids', () => {
  const called = (...names: readonly string[]): State => liveAfter(nameless(...names));

  it('are answered in their order, whichever result is there first', () => {
    const first = run(called('f', 'f', 'f'), commanded(to(3)), commanded(to(2)));
    expect(first.effects).toEqual([]);
    expect(first.state.memory.outbox.entries).toHaveLength(2);
    expect(first.state.memory.facts.calls).toHaveLength(3);
    const { state, effects, events } = run(first.state, commanded(to(1)));
    expect([given({ effects }), story(events)]).toEqual([[{ to: 1 }, { to: 2 }, { to: 3 }], ['ToolCallPending>Active']]);
    expect(state.memory).toMatchObject({ outbox: { entries: [], bytes: 0 }, facts: { calls: [] } });
  });

  it('keep nothing else from going out, nor what is larger than an outbox', () => {
    const held = run(liveAfter(nameless('f', 'f', 'g')), commanded(to(2)));
    const { state, effects } = run(held.state, commanded(to(3)), commanded(sendText('x'.repeat(DEFAULT_OUTBOX.bytes))));
    expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['SendToolResponse', 'SendText']);
    expect(state.memory.dropped.full).toBe(0);
  });

  it('are answered in their order from one command, which loses none of the others to those that wait', () => {
    const { effects, state } = run(
      called('f', 'f', 'g'),
      commanded(answer({ id: 'local-3', response: { to: 3 } }, to(2).responses[0] ?? {})),
    );
    expect(given({ effects })).toEqual([{ to: 3 }]);
    expect(given(run(state, commanded(to(1))))).toEqual([{ to: 1 }, { to: 2 }]);
  });

  it('never wait for each other', () => {
    const { state } = run(
      called('f', 'g', 'f', 'g'),
      commanded(answer({ id: 'local-1' }, { id: 'local-4' })),
      commanded(answer({ id: 'local-3' }, { id: 'local-2' })),
    );
    expect(state.memory).toMatchObject({ outbox: { entries: [] }, facts: { calls: [] } });
  });

  it('are answered also where an older one was taken back', () => {
    const { state } = run(called('f', 'f'), commanded(to(2)));
    const { effects, events, state: after } = run(state, received(cancel('local-1')));
    expect([given({ effects }), after.memory.facts.calls, story(events).at(-1)]).toEqual([[{ to: 2 }], [], 'ToolCallPending>Active']);
  });

  it('give nothing to a socket that is full where an older one was taken back', () => {
    const narrow = run(live({ outbox: { ...DEFAULT_OUTBOX, bufferedBytes: 60 } }), received(nameless('f', 'f')), commanded(to(2)));
    const { state } = run(narrow.state, commanded(sendText('x'.repeat(60))));
    const taken = run(state, received(cancel('local-1')));
    expect(given(taken)).toEqual([]);
    expect(given(run(taken.state, measured(0)))).toEqual([{ to: 2 }]);
  });

  it('are told at the end that their answer was dropped', () => {
    const { state } = run(called('f', 'f'), commanded(to(2)));
    const { events } = run(state, commanded({ type: 'Disconnect' }), closed(1000));
    expect(eventsOf(events, 'ToolCallCancelled')).toEqual([{ type: 'ToolCallCancelled', ids: ['local-1', 'local-2'] }]);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandsDropped', kind: 'toolResponse', why: 'ended', count: 1 })]);
  });

  it('are answered in their order again where the socket took the first answer and not', () => {
    const sent = run(run(live(PATIENT), received(nameless('f', 'f'))).state, commanded(to(2)), commanded(to(1)));
    const [first, second] = effectsOf(sent.effects, 'Send');
    expect([first?.entry?.order, second?.entry?.order]).toEqual([1, 0]);
    const back = run(
      sent.state,
      { ...notSent('SendToolResponse'), index: 0, entry: first?.entry ?? null } as ReturnType<typeof notSent>,
      { ...notSent('SendToolResponse'), index: 1, entry: second?.entry ?? null } as ReturnType<typeof notSent>,
    );
    expect(back.state.memory.facts.calls.map(({ id }) => id)).toEqual(['local-1', 'local-2']);
    expect(back.state.memory.outbox.entries.map(({ order }) => order)).toEqual([0, 1]);
  });

  it('are not overtaken by what the session answers for the app that has cut the turn', () => {
    const cut = run(liveAfter(say('x'), nameless('f')), commanded(interrupt()));
    const again = run(cut.state, received(nameless('f', 'g')));
    expect(given(again)).toEqual([{ error: expect.any(String) as unknown }]);
    expect(again.state.memory.outbox.entries).toHaveLength(1);
    expect(given(run(again.state, commanded(to(1))))).toEqual([{ to: 1 }, { error: expect.any(String) as unknown }]);
  });
});
