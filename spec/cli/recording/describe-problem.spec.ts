import { describeOutputProblem, describeProblem, isBrokenPipe } from '../../../lib/cli/recording/describe-problem';
import { RecordingError } from '../../../lib/recording/recording-error';

const failed = (code: string): Error => Object.assign(new Error(`${code}: something of the system`), { code });

describe('describeProblem', () => {
  it.each([
    { code: 'ENOENT', words: 'a: there is no such file.' },
    { code: 'EISDIR', words: 'a: it is a directory, not a file.' },
    { code: 'EACCES', words: 'a: it may not be read: permission denied.' },
    { code: 'EIO', words: 'a: EIO: something of the system' },
  ])('has words for $code', ({ code, words }) => {
    expect(describeProblem('a', failed(code))).toBe(words);
  });

  it('names the line of a recording, and the standard input', () => {
    expect(describeProblem('-', new RecordingError('line', 3, 'is not JSON'))).toBe(
      'the standard input: The recording cannot be read: line 3 is not JSON.',
    );
  });

  it('keeps to one line, without what looks like a credential', () => {
    expect(describeProblem('a', new Error('No AIzaSyA1234567890123456789012345678901234\n  at a line'))).toBe('a: No [redacted]');
    expect(describeOutputProblem(new Error('No space\n  at a line'))).toBe('the output: No space');
  });

  it('takes anything that is thrown', () => {
    expect(describeProblem('a', 'odd')).toBe('a: odd');
  });
});

describe('isBrokenPipe', () => {
  it('is true where the reader of the output went away, and nowhere else', () => {
    expect([failed('EPIPE'), failed('ENOENT'), new Error('x'), 'EPIPE'].map(isBrokenPipe)).toEqual([true, false, false, false]);
  });
});
