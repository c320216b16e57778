import type { Input } from '../../lib/machine/input';
import { stay } from '../../lib/machine/next';
import { entryOf } from '../../lib/machine/outbox';
import { reopenCalls } from '../../lib/machine/reopen-calls';
import type { State } from '../../lib/machine/state';
import { sendToolResponse } from '../../lib/wire/commands';
import {
  back,
  callFor,
  cancel,
  closed,
  commanded,
  deepFreeze,
  effectsOf,
  errorsOf,
  eventsOf,
  handleOf,
  HEARD,
  live,
  PATIENT,
  received,
  run,
  sentBy,
  stateOf,
  story,
  type Run,
} from '../support/machine';

const answer = (id: string, willContinue?: boolean): Input =>
  commanded(sendToolResponse([{ id, response: { output: 1 }, ...(willContinue !== undefined && { willContinue }) }]));
const responses = (...sent: readonly unknown[]): unknown => ({ toolResponse: { functionResponses: sent } });
const called = (...before: readonly Input[]): State => run(live(PATIENT), ...before, received(callFor('a'))).state;

/** The session after its socket threw back what it was given, and lost the connection. */
const refuse = ({ state, effects }: Run): Run =>
  run(
    state,
    ...effectsOf(effects, 'Send').map(({ generation, command, text, index, entry }): Input => ({
      type: 'NotSent',
      at: 0,
      generation,
      command,
      bytes: text.length,
      why: 'the socket is closing',
      index,
      entry,
    })),
  );
const lose = ({ state }: Run): State => run(state, closed(1011, '', { generation: state.memory.generation })).state;
const callsOf = ({ memory }: State): readonly unknown[] => memory.facts.calls.map(({ id, state }) => [id, state]);

describe('reopenCalls', () => {
  const calls = [{ id: 'a', name: 'f-a', state: 'open' }] as const;
  const entry = { ...entryOf(sendToolResponse([{ id: 'a', name: 'f-a', response: {} }]), 0, 0), calls };

  it('opens the calls again that a response had closed, and forgets that they were answered', () => {
    const answered = run(called(), answer('a')).state;
    const { state, events } = reopenCalls(stay(deepFreeze(answered)), entry);
    expect([callsOf(state), state.memory.answers]).toEqual([[['a', 'started']], []]);
    expect(story(events)).toEqual(['Active>ToolCallPending', 'ToolCallPending>ToolCallExecuting']);
    expect(state.memory.facts.turn).toBe(answered.memory.facts.turn);
  });

  it('leaves a call that is open, and one that was taken back', () => {
    const open = stay(called());
    expect(reopenCalls(open, entry)).toBe(open);
    const taken = stay(run(called(), answer('a'), received(cancel('a'))).state);
    expect(reopenCalls(taken, entry)).toBe(taken);
    expect(reopenCalls(open, entryOf(entry.command, 0, 0))).toBe(open);
  });
});

describe('a tool response that the socket did not take', () => {
  it('has not closed its call', () => {
    const { state, events } = refuse(run(called(), answer('a')));
    expect(callsOf(state)).toEqual([['a', 'started']]);
    expect(story(events)).toEqual(['Active>ToolCallPending', 'ToolCallPending>ToolCallExecuting']);
    expect(state.memory.outbox.entries).toEqual([expect.objectContaining({ kind: 'toolResponse', given: 'refused' })]);
  });

  it.each([
    ['begins anew', []],
    ['is told again what was said', [received(HEARD)]],
    ['is resumed where it did not know the call', [received(handleOf('h'))]],
  ])('never reaches a server that %s', (_what, before) => {
    const { events, effects, state } = back(lose(refuse(run(called(...before), answer('a')))));
    expect(effectsOf(effects, 'Send').filter(({ command }) => command === 'SendToolResponse')).toEqual([]);
    expect(eventsOf(events, 'ToolCallCancelled')).toEqual([{ type: 'ToolCallCancelled', ids: ['a'] }]);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'the call a was cancelled' })]);
    expect([callsOf(state), state.memory.sent, state.memory.outbox.entries]).toEqual([[], 0, []]);
  });

  it('is answered on a server that knows the call', () => {
    const known = run(called(), received(handleOf('h'))).state;
    const { events, effects, state } = back(lose(refuse(run(known, answer('a')))));
    expect(sentBy(effects).slice(1)).toEqual([responses({ id: 'a', name: 'f-a', response: { output: 1 } })]);
    expect([eventsOf(events, 'ToolCallCancelled'), errorsOf(events), callsOf(state)]).toEqual([[], [], []]);
  });

  it('is the same by name, where the call has no id of the server', () => {
    const nameless = run(live(PATIENT), received({ toolCall: { functionCalls: [{ name: 'f' }] } })).state;
    const { events, effects } = back(lose(refuse(run(nameless, commanded(sendToolResponse([{ name: 'f', response: {} }]))))));
    expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['setup']);
    expect(eventsOf(events, 'ToolCallCancelled')).toEqual([{ type: 'ToolCallCancelled', ids: ['local-1'] }]);
  });

  it('waits with all that was to follow it', () => {
    const known = run(called(), received(handleOf('h'))).state;
    const { effects } = back(lose(refuse(run(known, answer('a', true), answer('a')))));
    expect(sentBy(effects).slice(1)).toEqual([
      responses({ id: 'a', name: 'f-a', response: { output: 1 }, willContinue: true }),
      responses({ id: 'a', name: 'f-a', response: { output: 1 } }),
    ]);
  });

  it('can be answered again by nobody meanwhile but itself', () => {
    const { state } = refuse(run(called(received(handleOf('h'))), answer('a')));
    const again = run(state, received(callFor('a')));
    expect([eventsOf(again.events, 'ToolCall'), effectsOf(again.effects, 'Send')]).toEqual([[], []]);
  });

  it('is not kept where it answers what only this server asked for', () => {
    const declined = run(live(PATIENT), commanded(sendToolResponse([{ id: 'x', name: 'f', response: {} }])));
    const { memory } = refuse(declined).state;
    expect([memory.outbox.entries, memory.dropped.ended]).toEqual([[], 1]);
  });

  it('takes its call with it where there is no room for it', () => {
    const full = stateOf(called(), 'Live');
    const settings = { ...full.settings, outbox: { ...full.settings.outbox, commands: 0 } };
    const { state, events } = refuse(run({ ...full, settings }, answer('a')));
    expect([callsOf(state), state.memory.dropped.full]).toEqual([[], 1]);
    expect(eventsOf(events, 'ToolCallCancelled')).toEqual([{ type: 'ToolCallCancelled', ids: ['a'] }]);
  });
});
