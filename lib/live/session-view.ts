import type { Observable } from 'rxjs';
import { AsyncSubject, distinctUntilChanged, map, ReplaySubject, Subject } from 'rxjs';
import type { Signal } from '../session/signal';
import type { Conversation } from '../streams/conversation-reducer';
import { conversationReducer, NO_CONVERSATION } from '../streams/conversation-reducer';
import { phaseOf } from '../streams/phase-of';
import { sumUsage, zeroUsage } from '../streams/sum-usage';
import type { SessionPhase } from '../wire/session-phase';
import type { UsageMetadata } from '../wire/usage-metadata';
import { inOrder } from './in-order';
import type { Outlook } from './outlook';

/** What changes a view: what the pipeline tells, with the state as it can be seen from outside. */
export type ViewSignal = Exclude<Signal, { readonly type: 'State' }> | { readonly type: 'Outlook'; readonly outlook: Outlook };

/** All that a session can be asked about at any time. */
export interface View {
  readonly outlook: Outlook;
  readonly phase: SessionPhase;
  readonly conversation: Conversation;
  readonly usageTotal: UsageMetadata;
}

/** The holder of the current view: readable at any time, watchable by late subscribers, updated before anyone hears of the change. */
export interface SessionView {
  readonly current: () => View;
  readonly apply: (signal: ViewSignal) => void;
  readonly complete: () => void;
  /** Hot. Emits once at the end, also to whoever comes after it; then completes. */
  readonly ended$: Observable<null>;
  /** Forgets everything, for a source that begins again. */
  readonly restart: () => void;
  /** Hot, with the latest value at once; emits when the selected value changes, completes at the end. */
  readonly select: <T>(project: (view: View) => T, isSame?: (a: T, b: T) => boolean) => Observable<T>;
}

/** The view after one more signal; the same object where nothing changed. */
const after = (view: View, signal: ViewSignal): View => {
  switch (signal.type) {
    case 'Outlook':
      return signal.outlook === view.outlook ? view : { ...view, outlook: signal.outlook };
    case 'Command': {
      const conversation = conversationReducer(view.conversation, signal.command);
      return conversation === view.conversation ? view : { ...view, conversation };
    }
    case 'Message':
      return view;
    case 'Event': {
      const { event } = signal;
      const phase = phaseOf(view.phase, event);
      const conversation = conversationReducer(view.conversation, event);
      if (event.type === 'Usage') return { ...view, conversation, usageTotal: sumUsage(view.usageTotal, event.usage) };
      return phase === view.phase && conversation === view.conversation ? view : { ...view, phase, conversation };
    }
    default: {
      const unreachable: never = signal;
      return unreachable;
    }
  }
};

/** A holder that begins with the given outlook. */
export const sessionView = (outlook: Outlook): SessionView => {
  const start: View = { outlook, phase: 'Disconnected', conversation: NO_CONVERSATION, usageTotal: zeroUsage };
  let view = start;
  const ended$ = new AsyncSubject<null>();
  const changes$ = new Subject<View>();
  const views$ = new ReplaySubject<View>(1);
  views$.next(view);
  // Who watches may send, and so change the view while others are still being told of the last change.
  changes$.pipe(inOrder()).subscribe(views$);
  return {
    current: () => view,
    apply: (signal) => {
      const next = after(view, signal);
      if (next === view) return;
      view = next;
      changes$.next(view);
    },
    complete: () => {
      changes$.complete();
      ended$.next(null);
      ended$.complete();
    },
    ended$: ended$.asObservable(),
    restart: () => {
      if (view === start) return;
      view = start;
      changes$.next(view);
    },
    select: (project, isSame) => views$.pipe(map(project), distinctUntilChanged(isSame)),
  };
};
