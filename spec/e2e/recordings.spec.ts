import { lastValueFrom, toArray } from 'rxjs';
import { customEndpoint, liveSession } from '../../lib';
import type { SessionEvent } from '../../lib';
import { factOf, factsOf, OWN, untilTheEnd } from '../support/recorded-facts';
import type { Recording } from '../support/recordings';
import { recordings } from '../support/recordings';
import { replayServer } from '../support/replay-server';

const replay = async ({ frames }: Recording, binary: boolean): Promise<readonly SessionEvent[]> => {
  const server = await replayServer(frames, binary);
  try {
    const session = liveSession({ endpoint: customEndpoint({ url: server.url }), model: 'models/recorded', reconnect: false });
    return await lastValueFrom(session.events$.pipe(toArray()), { defaultValue: [] });
  } finally {
    await server.close();
  }
};

// eslint-disable-next-line no-restricted-properties -- a clone has no recordings, and says so
const withRecordings = recordings.length > 0 ? describe : describe.skip;
if (recordings.length === 0) process.stderr.write('skipped: there are no recordings beside the project\n');

withRecordings('recorded traffic over a loopback socket', () => {
  const cases = recordings.flatMap((recording) => [
    { recording, name: recording.name, as: 'binary' },
    { recording, name: recording.name, as: 'text' },
  ]);

  it.each(cases)('$name as $as frames: every fact becomes an event, in its order', async ({ recording, as }) => {
    const events = await replay(recording, as === 'binary');
    const expected = untilTheEnd(recording.frames.flatMap((frame) => factsOf(JSON.parse(frame))));

    expect(events.filter(({ type }) => type === 'Error')).toEqual([]);
    expect(events.filter(({ type }) => !OWN.has(type)).map(factOf)).toEqual(expected);
    expect(events.at(-1)).toEqual({ type: 'Disconnected', code: 1000 });
    expect(expected.length).toBeGreaterThan(0);
  });

  it('knows the sessions that it was written for', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(23);
  });
});
