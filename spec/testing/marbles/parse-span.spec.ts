import { parseSpan } from '../../../lib/testing/marbles/parse-span';
import { messageOf } from './thrown';

describe('parseSpan', () => {
  it.each([
    ['--^--!--', { from: 2, to: 5, frames: 8 }],
    ['^', { from: 0, to: null, frames: 1 }],
    ['---', { from: 0, to: null, frames: 3 }],
    ['(^!)', { from: 0, to: 0, frames: 1 }],
    ['^ 10s !', { from: 0, to: 10_001, frames: 10_002 }],
  ])('%j', (diagram, span) => {
    expect(parseSpan(diagram)).toEqual(span);
  });

  it.each([
    ['-a-', '"a" says nothing here'],
    ['^-^', 'A second "^"'],
    ['^!-!', 'A second "!"'],
    ['!--^', 'The end stands before the beginning.'],
  ])('%j is told', (diagram, problem) => {
    expect(messageOf(() => parseSpan(diagram))).toContain(problem);
  });
});
