import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyClose } from '../../lib/errors/classify-close';
import type { CloseKind, RetryAdvice } from '../../lib/errors/classify-close';
import { recordingsFolder } from '../support/recordings';

/** A close frame of the service, and what is known to have brought it about. */
interface CloseFrame {
  readonly trigger: string;
  readonly code: number;
  readonly reason: string;
}

/** What a person who knows the trigger says: what it was, whether another dial helps, and what the advice has to name. */
const JUDGEMENTS: Readonly<Record<string, readonly [kind: CloseKind, retry: RetryAdvice, names: RegExp]>> = {
  'wrong key (header or query, well or badly formed)': ['auth', 'never', /API key/],
  'no key at all': ['auth', 'never', /API key.*missing/],
  'unknown model': ['model', 'never', /model name/],
  'unknown field in setup': ['badRequest', 'never', /setup/],
  'audio before setup': ['badRequest', 'never', /last message/],
  'activityStart+activityEnd without audio': ['badRequest', 'never', /last message/],
  'bogus resumption handle': ['resume', 'fresh', /fresh session/],
  'sessionResumption.transparent on the Gemini API': ['badRequest', 'never', /setup/],
  '10 minute cap, 50 s after goAway': ['endOfLife', 'yes', /new one/],
  'resume while the server still holds the old connection': ['transient', 'yes', /after a pause/],
  '10 minute cap (another report)': ['endOfLife', 'yes', /new one/],
  'ephemeral token used twice': ['auth', 'never', /token/],
  'idle / no audio': ['transient', 'yes', /Dial again/],
};

const FILE = join(recordingsFolder, 'close-frames.jsonl');
const isThere = existsSync(FILE);
if (!isThere) process.stderr.write('skipped: there are no recordings beside the project\n');

const frames = isThere
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CloseFrame)
  : [];

// eslint-disable-next-line no-restricted-properties -- a clone has no recordings, and says so
const withRecordings = isThere ? describe : describe.skip;

withRecordings('the close frames that were seen', () => {
  it('are all judged', () => {
    expect(frames.map(({ trigger }) => trigger).sort()).toEqual(Object.keys(JUDGEMENTS).sort());
  });

  it.each(frames)('$trigger: $code is what a person would say', ({ trigger, code, reason }) => {
    const [kind, retry, names] = JUDGEMENTS[trigger] ?? ['unknown', 'never', /./];
    const close = classifyClose(code, reason);
    expect([close.kind, close.retry]).toEqual([kind, retry]);
    expect(close.advice).toMatch(names);
  });
});
