import type { Observable } from 'rxjs';
import { defer, EMPTY, filter, fromEvent, merge } from 'rxjs';

/** What is used of a page; there is none on a server. */
interface Page {
  readonly window?: EventTarget;
  readonly document?: EventTarget & { readonly visibilityState: string };
}

/** Cold. Emits when the network is back, and when the page is seen again. Completes at once where there is no page. */
export const browserWake = (page: () => Page = () => globalThis as Page): Observable<unknown> =>
  defer(() => {
    const { window, document } = page();
    if (window === undefined || document === undefined) return EMPTY;
    const isSeen = (): boolean => document.visibilityState === 'visible';
    return merge(fromEvent(window, 'online'), fromEvent(document, 'visibilitychange').pipe(filter(isSeen)));
  });
