import type { Input } from '../../lib/machine/input';
import { sendToolResponse } from '../../lib/wire/commands';
import type { FunctionResponse, SendToolResponse } from '../../lib/wire/session-command';
import {
  back,
  callFor,
  cancel,
  closed,
  commanded,
  effectsOf,
  errorsOf,
  handleOf,
  live,
  liveAfter,
  openedState,
  PATIENT,
  received,
  run,
  sentBy,
  type Run,
} from '../support/machine';

const answer = (...responses: readonly Partial<FunctionResponse>[]): SendToolResponse =>
  sendToolResponse(responses.map((response) => ({ response: {}, ...response })));
const responsesSent = (...sent: readonly unknown[]): unknown => ({ toolResponse: { functionResponses: sent } });

describe('a tool response that is not right, or too late', () => {
  const twice = (...before: readonly Input[]): Run => run(liveAfter(callFor('a', 'b')), ...before, commanded(answer({ id: 'a' })));

  it('is sent once to a call: who answers it again is told', () => {
    const { effects, events } = twice(commanded(answer({ id: 'a' })));
    expect(effectsOf(effects, 'Send')).toHaveLength(1);
    expect(errorsOf(events)).toEqual([
      expect.objectContaining({ type: 'CommandRefused', command: 'SendToolResponse', why: 'the call a was answered already' }),
    ]);
  });

  it('is sent beside one that was given already', () => {
    const { state } = twice();
    const { effects } = run(state, commanded(answer({ id: 'a' }, { id: 'b' })));
    expect(sentBy(effects)).toEqual([responsesSent({ id: 'b', name: 'f-b', response: {} })]);
  });

  it('is sent after any number of others that were not the last word, and none after that', () => {
    const interim = commanded(answer({ id: 'a', willContinue: true }));
    const { state, effects, events } = twice(interim, interim);
    expect([effectsOf(effects, 'Send').length, errorsOf(events)]).toEqual([3, []]);
    expect(errorsOf(run(state, interim).events)).toEqual([expect.objectContaining({ why: 'the call a was answered already' })]);
  });

  it('is sent again where its call was taken back and asked for again', () => {
    const { effects, events } = twice(commanded(answer({ id: 'a' })), received(cancel('a')));
    expect([effectsOf(effects, 'Send').length, errorsOf(events).length]).toEqual([1, 1]);
  });

  it('is sent once to a call without an id, however the app names it', () => {
    const nameless = liveAfter({ toolCall: { functionCalls: [{ name: 'f' }] } });
    const byName = run(nameless, commanded(answer({ name: 'f' })));
    expect(errorsOf(run(byName.state, commanded(answer({ id: 'local-1' }))).events)).toEqual([
      expect.objectContaining({ why: 'the call local-1 was answered already' }),
    ]);
  });

  it('is sent again to a server that was resumed before it had the answer, and then no more', () => {
    const known = run(live(PATIENT), received(callFor('a')), received(handleOf('h')), commanded(answer({ id: 'a' })), closed(1006)).state;
    const again = run(back(known).state, commanded(answer({ id: 'a', name: 'f-a' })));
    expect([sentBy(again.effects).length, errorsOf(again.events)]).toEqual([1, []]);
    expect(errorsOf(run(again.state, commanded(answer({ id: 'a', name: 'f-a' }))).events)).toHaveLength(1);
  });

  it('is not sent to a server that began anew after the call was answered', () => {
    const lost = run(live(PATIENT), received(callFor('a')), commanded(answer({ id: 'a' })), closed(1006)).state;
    const { effects, events } = run(back(lost).state, commanded(answer({ id: 'a', name: 'f-a' })));
    expect([sentBy(effects), errorsOf(events)]).toEqual([[], [expect.objectContaining({ why: 'the call a was answered already' })]]);
  });

  it('is never sent for a call that was cancelled', () => {
    const { state, effects, events } = run(liveAfter(callFor('a', 'b'), cancel('a')), commanded(answer({ id: 'a' })));
    expect([effectsOf(effects, 'Send'), errorsOf(events)]).toEqual([
      [],
      [expect.objectContaining({ type: 'CommandRefused', command: 'SendToolResponse', why: 'the call a was cancelled' })],
    ]);
    expect(sentBy(run(state, commanded(answer({ id: 'b' }))).effects)).toHaveLength(1);
  });

  it('is sent for the calls that were not cancelled with it', () => {
    const { state, effects, events } = run(
      liveAfter(callFor('a', 'b', 'c'), cancel('a', 'c')),
      commanded(answer({ id: 'a' }, { id: 'b' }, { id: 'c' })),
    );
    expect(sentBy(effects)).toEqual([responsesSent({ id: 'b', name: 'f-b', response: {} })]);
    expect(errorsOf(events).map((error) => error.type === 'CommandRefused' && error.why)).toEqual([
      'the call a was cancelled',
      'the call c was cancelled',
    ]);
    expect(state.memory.facts.calls).toEqual([]);
  });

  it('that waited while its call was cancelled is not sent either', () => {
    const waiting = run(openedState(), received(callFor('a')), commanded(answer({ id: 'a' })), received(cancel('a')));
    const { effects, events } = run(waiting.state, received({ setupComplete: {} }));
    expect([sentBy(effects), errorsOf(events)]).toEqual([[], [expect.objectContaining({ why: 'the call a was cancelled' })]]);
  });

  it.each([[null], ['x'], [[]], [undefined]])('with %j in the place of a response is refused and ends nothing', (junk) => {
    const state = liveAfter(callFor('a'));
    const { state: after, events } = run(state, commanded({ type: 'SendToolResponse', responses: [junk] } as unknown as SendToolResponse));
    expect([after.memory, errorsOf(events)]).toEqual([
      { ...state.memory, accepted: 1 },
      [expect.objectContaining({ type: 'CommandRefused', why: 'a response is not an object' })],
    ]);
  });

  it('without a list is refused and ends nothing', () => {
    const { events } = run(live(), commanded({ type: 'SendToolResponse' } as SendToolResponse));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'there is no response to send' })]);
  });
});
