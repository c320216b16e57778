import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readRecording } from '../../../lib/recording/read-recording';
import { readWebSocketLog } from '../../../lib/recording/read-web-socket-log';
import { EVENT_LETTER } from '../../../lib/testing/builders/event-letter';
import { toMarbles } from '../../../lib/testing/diagram/to-marbles';
import { eventsOf } from '../../../lib/testing/recording/events-of';
import { countBy } from './count-by';
import { drawnLetters, longestLine, toldCounts } from './read-drawing';

/** Real traffic, kept beside the project; a clone has none, and says that it skips. */
const FOLDER = resolve(__dirname, '../../../../shared/recordings');

const files = existsSync(FOLDER)
  ? readdirSync(FOLDER, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(jsonl|log)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  : [];

const eventsIn = (file: string) => {
  const read = file.endsWith('.log') ? readWebSocketLog : readRecording;
  return [...eventsOf(read([readFileSync(file)]))];
};

/** What the file itself says often enough to be counted by eye: not by the code under test. */
const mentions = (file: string, words: RegExp): number => readFileSync(file, 'utf8').match(words)?.length ?? 0;

// eslint-disable-next-line no-restricted-properties -- a clone has no recordings, and says so
const withRecordings = files.length > 0 ? describe : describe.skip;
if (files.length === 0) process.stderr.write('skipped: there are no recordings beside the project\n');

withRecordings('recorded sessions as drawings', () => {
  it.each(files.map((file) => ({ name: basename(file), file })))('$name: every fact of the file is drawn', ({ file }) => {
    const events = eventsIn(file);
    const drawing = toMarbles(events);
    const { p: _phases, ...letters } = countBy(events, ({ value }) => EVENT_LETTER[value.type]);
    const drawn = drawnLetters(drawing);

    expect(drawn).toEqual(letters);
    expect(toldCounts(drawing)).toEqual(countBy(events, ({ value }) => value.type));
    expect(longestLine(drawing)).toBeLessThanOrEqual(100);
    expect({ C: drawn['C'] ?? 0, T: drawn['T'] ?? 0, G: drawn['G'] ?? 0, c: drawn['c'] ?? 0, a: drawn['a'] ?? 0 }).toEqual({
      C: mentions(file, /"setupComplete"/g),
      T: mentions(file, /"turnComplete"\s*:\s*true/g) - mentions(file, /"client_?[cC]ontent".*"turn_?[cC]omplete"\s*:\s*true/g),
      G: mentions(file, /"generationComplete"\s*:\s*true/g),
      c: mentions(file, /"functionCalls"/g),
      a: mentions(file, /"inlineData"/g),
    });
  });

  it('knows the files that it was written for', () => {
    expect(files.length).toBeGreaterThanOrEqual(24);
  });
});
