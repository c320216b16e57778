import { config } from 'rxjs';
import { inbox } from '../../lib/session/inbox';
import { see } from '../support/log';

describe('inbox', () => {
  it('passes on at once what is posted', () => {
    const { items$, post } = inbox<string>();
    const { values } = see(items$);
    post('a');
    expect(values).toEqual(['a']);
    post('b');
    expect(values).toEqual(['a', 'b']);
  });

  it('replays nothing and holds nothing for those who come later', () => {
    const { items$, post, isEmpty } = inbox<string>();
    post('a');
    expect(isEmpty()).toBe(true);
    expect(see(items$).values).toEqual([]);
  });

  it('makes what is posted from inside wait until everyone has heard the item', () => {
    const { items$, post } = inbox<number>();
    const first = see(items$, (item) => {
      if (item < 3) {
        post(item * 10);
        post(item * 10 + 1);
      }
    });
    const second = see(items$);
    post(1);
    post(2);
    expect(first.values).toEqual([1, 10, 11, 2, 20, 21]);
    expect(second.values).toEqual(first.values);
  });

  it('knows whether something waits', () => {
    const { items$, post, isEmpty } = inbox<string>();
    const states: boolean[] = [];
    see(items$, (item) => {
      states.push(isEmpty());
      if (item === 'a') {
        post('b');
        states.push(isEmpty());
      }
    });
    post('a');
    expect(states).toEqual([true, false, true]);
  });

  describe('with a listener that throws into it', () => {
    const rxjs: { useDeprecatedSynchronousErrorHandling: boolean } = config;
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    beforeEach(() => {
      rxjs.useDeprecatedSynchronousErrorHandling = true;
    });
    afterEach(() => {
      rxjs.useDeprecatedSynchronousErrorHandling = false;
    });
    afterAll(() => {
      warn.mockRestore();
    });

    it('forgets what waits and goes on with what is posted next', () => {
      const { items$, post, isEmpty } = inbox<string>();
      const values: string[] = [];
      items$.subscribe((item) => {
        values.push(item);
        if (item === 'a') {
          post('lost');
          throw new Error('a listener failed');
        }
      });
      const others = see(items$);
      expect(() => {
        post('a');
      }).toThrow('a listener failed');
      expect(isEmpty()).toBe(true);
      post('b');
      expect(others.values.at(-1)).toBe('b');
      expect(values).not.toContain('lost');
    });
  });
});
