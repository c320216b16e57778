import { browserWake } from '../../lib/session/browser-wake';
import { see } from '../support/log';

/** A page, of which only what is used is there. */
const page = () => ({ window: new EventTarget(), document: Object.assign(new EventTarget(), { visibilityState: 'visible' }) });

describe('browserWake', () => {
  it('emits when the network is back', () => {
    const { window, document } = page();
    const seen = see(browserWake(() => ({ window, document })));
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('offline'));
    expect(seen.values).toHaveLength(1);
  });

  it('emits when the page is seen again, and not when it is hidden', () => {
    const { window, document } = page();
    const seen = see(browserWake(() => ({ window, document })));
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen.values).toHaveLength(0);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen.values).toHaveLength(1);
    expect(seen.end()).toBe('none');
  });

  it('looks for the page when it is subscribed, and leaves no listener behind', () => {
    const found = page();
    const look = jest.fn(() => found);
    const wake$ = browserWake(look);
    expect(look).not.toHaveBeenCalled();
    const spies = [found.window, found.document].map((target) => ({
      added: jest.spyOn(target, 'addEventListener').mock.calls,
      removed: jest.spyOn(target, 'removeEventListener').mock.calls,
    }));
    see(wake$).subscription.unsubscribe();
    expect(spies.map(({ added }) => added.map(([name]) => name))).toEqual([['online'], ['visibilitychange']]);
    for (const { added, removed } of spies)
      expect(removed.map(([name, listener]) => [name, listener])).toEqual(added.map(([name, listener]) => [name, listener]));
  });

  it.each([
    ['there is none', {}],
    ['there is a window without a document, as in a worker', { window: new EventTarget() }],
    ['there is a document without a window', { document: page().document }],
  ])('completes at once where %s', (_what, found) => {
    const seen = see(browserWake(() => found));
    expect(seen.values).toEqual([]);
    expect(seen.end()).toBe('complete');
  });

  it('takes the page of the process by default, which has none', () => {
    expect(see(browserWake()).end()).toBe('complete');
  });
});
