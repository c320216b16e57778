import { stay } from '../../lib/machine/next';
import { queue } from '../../lib/machine/queue';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { sendAudio, sendText, sendToolResponse } from '../../lib/wire/commands';
import {
  back,
  callFor,
  closed,
  commanded,
  errorsOf,
  eventsOf,
  handleOf,
  live,
  openedState,
  PATIENT,
  received,
  run,
  sentBy,
} from '../support/machine';

describe('queue', () => {
  it('lets a command wait, and go of what waited too long', () => {
    const state = openedState({ outbox: { ...DEFAULT_OUTBOX, maxAgeMs: 100 } });
    const audio = queue(stay(state), sendAudio(new Uint8Array(2)), 0);
    const { memory } = queue(audio, sendText('x'), 200).state;
    expect(memory.outbox.entries).toMatchObject([{ command: sendText('x'), at: 200, order: 1 }]);
    expect([memory.accepted, memory.dropped.stale]).toEqual([2, 1]);
  });

  const LARGE = sendToolResponse([{ id: 'a', response: { output: 'x'.repeat(5_000) } }]);
  const lost = (outbox: object) =>
    run(live({ ...PATIENT, outbox: { ...DEFAULT_OUTBOX, ...outbox } }), received(callFor('a')), received(handleOf('h-1')), closed(1006))
      .state;

  it('answers with word of it where a result is too large, and tells both of that and of the drop', () => {
    const { state, events } = run(lost({ bytes: 1_000 }), commanded(LARGE));
    expect(errorsOf(events)).toMatchObject([{ type: 'ToolFailed', call: { id: 'a', name: 'f-a' }, why: 'result' }]);
    expect(eventsOf(events, 'ToolCallCancelled')).toEqual([]);
    expect(state.memory).toMatchObject({ accepted: 2, dropped: { full: 1 }, drops: [{ kind: 'toolResponse', count: 1 }] });
    const error = 'The result of f-a is too large: 5101 bytes, where 1000 are the most.';
    const { state: up, effects } = back(state);
    expect(sentBy(effects)).toContainEqual({ toolResponse: { functionResponses: [{ id: 'a', name: 'f-a', response: { error } }] } });
    expect(up.memory.facts.calls).toEqual([]);
  });

  it('takes the call back where not even that has room', () => {
    const { state, events } = run(lost({ bytes: 100 }), commanded(LARGE));
    expect([eventsOf(events, 'ToolCallCancelled'), errorsOf(events)]).toEqual([[{ type: 'ToolCallCancelled', ids: ['a'] }], []]);
    expect(state.memory).toMatchObject({ accepted: 1, dropped: { full: 1 }, outbox: { entries: [] } });
  });
});
