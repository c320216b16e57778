import * as fc from 'fast-check';
import { parseDiagram } from '../../../lib/testing/marbles/parse-diagram';
import { messageOf, text } from './thrown';

const drawn = (diagram: string): readonly string[] =>
  parseDiagram(diagram).moments.map(({ frame, marks }) => `${String(frame)}${marks.map(({ letter }) => letter).join('')}`);

describe('parseDiagram', () => {
  it.each([
    ['', [], 0],
    ['--C-t', ['2C', '4t'], 5],
    ['  --C   -t  ', ['2C', '4t'], 5],
    ['(XT)-D', ['0XT', '2D'], 3],
    ['( X T )|', ['0XT', '1|'], 2],
    ['a 250ms b', ['0a', '251b'], 252],
    ['10s g', ['10000g'], 10_001],
    ['- 1.5s -g', ['1502g'], 1_503],
    ['a 9m', ['0a'], 540_001],
    ['1-2m3', ['01', '22', '3m', '43'], 5],
    ['9 m', ['09', '1m'], 2],
    ['^--!', ['0^', '3!'], 4],
  ])('%j', (diagram, moments, frames) => {
    expect(drawn(diagram)).toEqual(moments);
    expect(parseDiagram(diagram).frames).toBe(frames);
  });

  it('knows in which column a letter stands', () => {
    expect(parseDiagram(' 5ms a(b c)').moments.flatMap(({ marks }) => marks)).toEqual([
      { letter: 'a', column: 5 },
      { letter: 'b', column: 7 },
      { letter: 'c', column: 9 },
    ]);
  });

  it.each([
    ['-(XT', ' ^', 'A group is opened with "(" and never closed.'],
    ['-XT)', '   ^', 'A group is closed that was never opened.'],
    ['((X)', ' ^', 'A group cannot stand in a group.'],
    ['(X-T)', '  ^', 'No time passes in a group: it is what happens in one frame.'],
    ['a( )', ' ^', 'A group without letters says nothing; write "-" for a frame in which nothing happens.'],
    ['a 0.5ms b', '  ^', 'Time passes in whole milliseconds.'],
  ])('%j is told with its place', (diagram, caret, problem) => {
    expect(messageOf(() => parseDiagram(diagram))).toBe(text(problem, '', `  ${diagram}`, `  ${caret}`, ''));
  });

  it('reads what was written, however it is aligned', () => {
    const letter = fc.constantFrom(...Array.from('CthXaiockGTIurgvVpeD|#^!1'));
    const moment = fc.record({
      quiet: fc.nat(400),
      letters: fc.array(letter, { minLength: 1, maxLength: 4 }),
      blanks: fc.nat(3),
      isTime: fc.boolean(),
    });
    const written = fc.array(moment, { maxLength: 8 });
    fc.assert(
      fc.property(written, (moments) => {
        const diagram = moments
          .map(({ quiet, letters, blanks, isTime }) => {
            const passed = isTime ? ` ${String(quiet)}ms ` : '-'.repeat(quiet);
            return `${passed}${' '.repeat(blanks)}${letters.length === 1 && letters[0] !== '1' ? letters.join('') : `(${letters.join(' ')})`}`;
          })
          .join('');
        let frame = -1;
        const expected = moments.map(({ quiet, letters }) => {
          frame += quiet + 1;
          return `${String(frame)}${letters.join('')}`;
        });
        expect(drawn(diagram)).toEqual(expected);
        expect(parseDiagram(diagram).frames).toBe(frame + 1);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
