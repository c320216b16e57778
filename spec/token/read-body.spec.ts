import { letGo, readBody } from '../../lib/token/read-body';
import { see } from '../support/log';
import { bodyByHand, settled } from './service';

const KIB = 1024;

describe('readBody', () => {
  it('reads nothing where there is no body', () => {
    const seen = see(readBody(null));
    expect(seen.values).toEqual([{ text: '', isWhole: true }]);
    expect(seen.end()).toBe('complete');
  });

  it('reads a body of many pieces when its end is there', async () => {
    const body = bodyByHand();
    const seen = see(readBody(body.stream));
    body.write('{"name":');
    await settled();
    expect(seen.values).toEqual([]);
    body.write('"a"}');
    body.end();
    await settled();
    expect(seen.values).toEqual([{ text: '{"name":"a"}', isWhole: true }]);
    expect(seen.end()).toBe('complete');
    expect(body.isCancelled()).toBe(false);
  });

  it('joins the bytes before it reads characters', async () => {
    const [first = 0, ...rest] = new TextEncoder().encode('€');
    const pieces = [Uint8Array.of(first), Uint8Array.from(rest)];
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    });
    const seen = see(readBody(stream));
    await settled();
    expect(seen.values).toEqual([{ text: '€', isWhole: true }]);
  });

  it('reads an empty body', async () => {
    const body = bodyByHand();
    body.end();
    const seen = see(readBody(body.stream));
    await settled();
    expect(seen.values).toEqual([{ text: '', isWhole: true }]);
  });

  it('reads 64 KiB', async () => {
    const body = bodyByHand();
    body.write('x'.repeat(64 * KIB));
    body.end();
    const seen = see(readBody(body.stream));
    await settled();
    expect(seen.values).toEqual([{ text: 'x'.repeat(64 * KIB), isWhole: true }]);
  });

  it('reads no more than that, says so, and lets go of the rest', async () => {
    let pulled = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(20 * KIB).fill(120));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    const seen = see(readBody(endless));
    await settled();
    expect(seen.values).toEqual([{ text: 'x'.repeat(64 * KIB), isWhole: false }]);
    expect(seen.end()).toBe('complete');
    expect(isCancelled).toBe(true);
    // The stream itself is one piece ahead at most.
    expect(pulled).toBeLessThanOrEqual(5);
  });

  it('takes one byte more than it reads for more', async () => {
    const body = bodyByHand();
    body.write('x'.repeat(64 * KIB));
    body.write('y');
    const seen = see(readBody(body.stream));
    await settled();
    expect(seen.values).toEqual([{ text: 'x'.repeat(64 * KIB), isWhole: false }]);
    expect(body.isCancelled()).toBe(true);
  });

  it('errors as the body does', async () => {
    const body = bodyByHand();
    const seen = see(readBody(body.stream));
    body.write('{');
    await settled();
    body.break(new Error('cut'));
    await settled();
    expect(seen.values).toEqual([]);
    expect(seen.end()).toEqual(new Error('cut'));
  });

  it('lets go of the body when it is left', async () => {
    const body = bodyByHand();
    const { subscription } = see(readBody(body.stream));
    body.write('{');
    await settled();
    subscription.unsubscribe();
    expect(body.isCancelled()).toBe(true);
  });
});

describe('letGo', () => {
  it('asks to cancel, and minds no refusal', async () => {
    const cancel = jest.fn(() => Promise.reject(new Error('it is locked')));
    letGo({ cancel });
    letGo({
      cancel: () => {
        throw new Error('no');
      },
    });
    await settled();
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
