import { VirtualTimeScheduler } from 'rxjs';
import { customEndpoint, liveSession } from '../../../lib';
import type { SessionEvent } from '../../../lib';
import { eventsOf, readRecording, replay, writeFrame } from '../../../lib/testing';
import { factOf, factsOf, OWN, untilTheEnd } from '../../support/recorded-facts';
import { see } from '../../support/log';
import { recordedFiles, recordings, type Recording } from '../../support/recordings';

/** Through the transport, into a session that sends nothing of its own but the setup. */
const replayed = ({ recorded }: Recording, speed = 1): readonly SessionEvent[] => {
  const scheduler = new VirtualTimeScheduler();
  const session = liveSession({
    endpoint: customEndpoint({ url: 'wss://live.example/' }),
    model: 'models/recorded',
    reconnect: false,
    // A recording that stops is silent, and no server that owes something.
    watchdogs: { idleMs: Infinity, stallMs: Infinity },
    env: { transport: replay(recorded, { scheduler, speed }), scheduler },
  });
  const { values } = see(session.events$);
  scheduler.flush();
  return values;
};

const told = (events: readonly SessionEvent[]) => events.filter(({ type }) => !OWN.has(type) && type !== 'Error').map(factOf);

/** Where the end of the connection was recorded, the turn that it cuts is told to be over. */
const expected = ({ frames, recorded }: Recording) => {
  const facts = frames.flatMap((frame) => factsOf(JSON.parse(frame)));
  return recorded.some(({ type }) => type === 'Closed') ? untilTheEnd(facts) : facts;
};

// eslint-disable-next-line no-restricted-properties -- a clone has no recordings, and says so
const withRecordings = recordedFiles.length > 0 ? describe : describe.skip;
if (recordedFiles.length === 0) process.stderr.write('skipped: there are no recordings beside the project\n');

withRecordings('recorded traffic', () => {
  it.each(recordings)('$name: every fact is told in its order when it is replayed', (recording) => {
    expect(told(replayed(recording))).toEqual(expected(recording));
    expect(told(replayed(recording, Infinity))).toEqual(expected(recording));
  });

  it.each(recordings)('$name: its events are those facts, and nothing is refused', ({ recorded, ...recording }) => {
    const events = [...eventsOf(recorded)].map(({ value }) => value);
    expect(told(events)).toEqual(expected({ recorded, ...recording }));
    expect(events.filter(({ type }) => type === 'Error')).toEqual([]);
  });

  it.each(recordedFiles)('$name: comes back from NDJSON as it was', ({ recorded }) => {
    const lines = recorded.map((frame) => `${writeFrame(frame)}\n`);
    expect([...readRecording(lines)]).toEqual(recorded);
  });

  it('ends a connection for each close frame, with its words', () => {
    const closes = recordedFiles.find(({ name }) => name === 'close-frames.jsonl');
    const ends = [...eventsOf(closes?.recorded ?? [])].flatMap(({ value }) => (value.type === 'Disconnected' ? [value] : []));
    expect(ends).toHaveLength(13);
    expect(ends[0]).toMatchObject({ code: 1007, reason: 'API key not valid. Please pass a valid API key.' });
    expect(ends.every(({ cause }) => cause?.type === 'SetupRefused')).toBe(true);
  });

  it('knows every file that it was written for', () => {
    expect(recordedFiles.length).toBeGreaterThanOrEqual(24);
  });
});
