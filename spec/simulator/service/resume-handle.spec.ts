import { seeded } from '../../../lib/simulator/service/random';
import { readHandle, writeHandle } from '../../../lib/simulator/service/resume-handle';

const MEMORY = { turns: 3, context: { TEXT: 600, AUDIO: 70, IMAGE: 0, VIDEO: 258 } };

describe('a resumption handle', () => {
  it('brings back what was remembered', () => {
    expect(readHandle(writeHandle(seeded(1), MEMORY).id)).toEqual(MEMORY);
  });

  it('is another one each time', () => {
    const first = writeHandle(seeded(1), MEMORY);
    expect(writeHandle(first.random, MEMORY).id).not.toBe(first.id);
  });

  it.each(['', 'h1', 'sim-xyz-1-2-3-4-5', 'sim-00-1-2-3-4'])('does not read %p', (handle) => {
    expect(readHandle(handle)).toBeUndefined();
  });
});
