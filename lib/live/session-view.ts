import type { Observable } from 'rxjs';
import { AsyncSubject, distinctUntilChanged, map, ReplaySubject, Subject } from 'rxjs';
import { inOrder } from './in-order';
import type { Outlook } from './outlook';
import type { View, ViewSignal } from './view';
import { firstView, viewAfter } from './view';

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

/** A holder that begins with the given outlook, and reads the clock that it is given. */
export const sessionView = (outlook: Outlook, now: () => number): SessionView => {
  const start = firstView(outlook);
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
      const next = viewAfter(view, signal, now());
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
