import { outlookOf } from '../../lib/live/outlook';
import { sessionView } from '../../lib/live/session-view';
import type { ViewSignal } from '../../lib/live/view';
import { initialState } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
import type { SessionEvent } from '../../lib/wire/session-event';
import { phase, text, usage } from '../streams/events';
import { see } from '../support/log';
import { live } from '../support/machine';

const START = outlookOf(initialState);
const event = (told: SessionEvent): ViewSignal => ({ type: 'Event', event: told });
const speaking = event(phase('Active', 'ModelSpeaking'));

describe('sessionView', () => {
  it('begins with nothing said and nothing spent', () => {
    const { current } = sessionView(START, () => 0);
    expect(current()).toMatchObject({ outlook: START, phase: 'Disconnected', usageTotal: { totalTokenCount: 0 } });
    expect(current().conversation.entries).toEqual([]);
  });

  it('follows the outlook, the phase, the conversation and the usage', () => {
    const { apply, current } = sessionView(START, () => 0);
    const up = outlookOf(live());
    apply({ type: 'Outlook', outlook: up });
    apply({ type: 'Command', command: sendText('Hello') });
    apply(speaking);
    apply(event(text('Hi')));
    apply(event(usage({ totalTokenCount: 3 })));
    apply(event(usage({ totalTokenCount: 4 })));
    const { outlook, phase: now, conversation, usageTotal } = current();
    expect(outlook).toBe(up);
    expect(now).toBe('ModelSpeaking');
    expect(conversation.entries.map((entry) => entry.text)).toEqual(['Hello', 'Hi']);
    expect(usageTotal.totalTokenCount).toBe(7);
  });

  it('is the same object where nothing changed', () => {
    const { apply, current } = sessionView(START, () => 0);
    const before = current();
    apply({ type: 'Outlook', outlook: START });
    apply({ type: 'Command', command: { type: 'Interrupt' } });
    apply({ type: 'Message', message: {} });
    apply(event({ type: 'GoAway' }));
    expect(current()).toBe(before);
  });

  it('shows a selected value at once, and then each change of it', () => {
    const { apply, select, complete } = sessionView(START, () => 0);
    const early = see(select((view) => view.phase));
    apply(speaking);
    apply(event(usage({ totalTokenCount: 3 })));
    const late = see(select((view) => view.phase));
    complete();
    expect(early.values).toEqual(['Disconnected', 'ModelSpeaking']);
    expect(late.values).toEqual(['ModelSpeaking']);
    expect([early.end(), late.end()]).toEqual(['complete', 'complete']);
  });

  it('shows the last value after the end as well', () => {
    const { apply, select, complete } = sessionView(START, () => 0);
    apply(speaking);
    complete();
    const late = see(select((view) => view.phase));
    expect([late.values, late.end()]).toEqual([['ModelSpeaking'], 'complete']);
  });

  it('tells once that it ended, to those who come later too', () => {
    const { ended$, complete, apply } = sessionView(START, () => 0);
    const early = see(ended$);
    apply(speaking);
    expect([early.values, early.end()]).toEqual([[], 'none']);
    complete();
    const late = see(ended$);
    for (const seen of [early, late]) expect([seen.values, seen.end()]).toEqual([[null], 'complete']);
  });

  it('forgets everything where its source begins again', () => {
    const { apply, restart, current, select } = sessionView(START, () => 0);
    const start = current();
    const seen = see(select((view) => view.phase));
    restart();
    apply(speaking);
    apply(event(usage({ totalTokenCount: 3 })));
    restart();
    expect(current()).toBe(start);
    expect(seen.values).toEqual(['Disconnected', 'ModelSpeaking', 'Disconnected']);
  });

  it('compares as it is told to', () => {
    const { apply, select } = sessionView(START, () => 0);
    const seen = see(
      select(
        (view) => ({ phase: view.phase }),
        (a, b) => a.phase === b.phase,
      ),
    );
    apply(event(usage({ totalTokenCount: 3 })));
    apply(speaking);
    expect(seen.values).toEqual([{ phase: 'Disconnected' }, { phase: 'ModelSpeaking' }]);
  });

  it('shows changes in one order to all, even where one who watches makes the next change', () => {
    const { apply, select, complete, current } = sessionView(START, () => 0);
    const spent$ = select((view) => view.usageTotal.totalTokenCount);
    const meddler = see(spent$, (total) => {
      if (total === 3) {
        apply(event(usage({ totalTokenCount: 4 })));
        expect(current().usageTotal.totalTokenCount).toBe(7);
        complete();
      }
    });
    const other = see(spent$);
    apply(event(usage({ totalTokenCount: 3 })));
    expect(meddler.values).toEqual([0, 3, 7]);
    expect(other.values).toEqual([0, 3, 7]);
    expect(other.end()).toBe('complete');
  });
});
