import type { FrameFault } from '../../lib/errors/live-error';
import { malformedFrame } from '../../lib/wire/malformed-frame';
import { deepFreeze } from './deep-freeze';

describe('malformedFrame', () => {
  const first: FrameFault = { kind: 'shape', path: 'goAway.timeLeft', expected: 'string', excerpt: '5' };

  it('says what stands where, and what should', () => {
    expect(malformedFrame(deepFreeze(first))).toStrictEqual({
      type: 'MalformedFrame',
      message: 'A frame could not be read as a whole: goAway.timeLeft should be string but is 5.',
      advice: 'What was right in it was kept. If it came from the service, please report it.',
      path: 'goAway.timeLeft',
      excerpt: '5',
      faults: [first],
    });
  });

  it('lets the first fault speak for all and counts the others', () => {
    const other: FrameFault = { kind: 'media', path: '$', expected: 'base64', excerpt: '"%"' };
    expect(malformedFrame(first, other, other)).toMatchObject({
      message: 'A frame could not be read as a whole: goAway.timeLeft should be string but is 5 (and 2 more).',
      path: 'goAway.timeLeft',
      faults: [first, other, other],
    });
  });

  it('calls the whole frame by its name', () => {
    expect(malformedFrame({ ...first, path: '$', expected: 'JSON' }).message).toBe(
      'A frame could not be read as a whole: the frame should be JSON but is 5.',
    );
  });
});
