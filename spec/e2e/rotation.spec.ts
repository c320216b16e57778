import { delay, interval, map, take, VirtualTimeScheduler } from 'rxjs';
import { geminiApi, liveSession, sendAudio, sendToolResponse, voiceSetup, type LiveConfig } from '../../lib';
import type { RecordedFrame } from '../../lib/recording/recorded-frame';
import { simulatedTransport, type Reply } from '../../lib/simulator';
import { see } from '../support/log';
import { takenFrom, voiceOf } from './chaos/marks';

const CHUNK_MS = 20;
const MARGIN_MS = 1_000;
const LATENCY_MS = 50;

/** When the user speaks, in ms; otherwise the microphone hears a quiet room. */
type Speech = (ms: number) => boolean;

/** A session with a microphone that is on all the time, and what the server logged. */
const talk = (
  speaks: Speech,
  script: readonly Reply[],
  { until = 12_000, ...config }: Partial<LiveConfig> & { readonly until?: number } = {},
) => {
  const scheduler = new VirtualTimeScheduler();
  const log: RecordedFrame[] = [];
  const transport = simulatedTransport({
    scheduler,
    latencyMs: LATENCY_MS,
    script,
    lifetimeMs: false,
    record: (frame) => void log.push(frame),
  });
  const chunks = until / CHUNK_MS - 1;
  const session = liveSession({
    endpoint: geminiApi({ apiKey: 'any' }),
    model: 'gemini-3.8-live',
    setup: voiceSetup({
      voice: 'Kore',
      tools: [{ functionDeclarations: [{ name: 'look', description: 'Looks.', behavior: 'BLOCKING' }] }],
    }),
    rotate: { marginMs: MARGIN_MS },
    ...config,
    env: { transport, scheduler, random: () => 0.5 },
  });
  const times: { readonly at: number; readonly what: string }[] = [];
  const seen = see(session.events$, (event) => {
    const what =
      event.type === 'PhaseChanged'
        ? `${event.from} > ${event.to}`
        : event.type === 'Interrupted'
          ? `Interrupted by ${event.by}`
          : event.type;
    times.push({ at: scheduler.frame, what });
  });
  session.feed(
    interval(CHUNK_MS, scheduler).pipe(
      take(chunks),
      map((chunk) => sendAudio(voiceOf(chunk, speaks(chunk * CHUNK_MS) ? 'loud' : 'silent'))),
    ),
  );
  const advance = (ms: number): void => {
    const end = scheduler.frame + ms;
    scheduler.maxFrames = end;
    scheduler.flush();
    scheduler.frame = end;
  };
  const when = (what: string): number | undefined => times.find((each) => each.what === what)?.at;
  return { session, seen, log, advance, times, when, scheduler, chunks };
};

const audioIn = (log: readonly RecordedFrame[]): readonly (readonly string[])[] =>
  takenFrom(log).map(({ messages }) => messages.flat().filter((mark) => mark.startsWith('audio')));

/** How long no chunk was read, between the last one of a connection and the first one of the next, in ms. */
const gapsIn = (log: readonly RecordedFrame[]): readonly number[] => {
  const times = [1, 2].map((connection) =>
    log.flatMap((frame) =>
      frame.type === 'Frame' && frame.direction === 'sent' && frame.connection === connection && String(frame.data).includes('"audio"')
        ? [frame.at]
        : [],
    ),
  );
  const [last = NaN, first = NaN] = [times[0]?.at(-1), times[1]?.[0]];
  return [first - last];
};

const inSeconds =
  (...spans: readonly (readonly [from: number, to: number])[]): Speech =>
  (ms) =>
    spans.some(([from, to]) => ms >= from * 1_000 && ms < to * 1_000);

describe('a rotation while the microphone is on', () => {
  const told: Reply = { heard: 'Hello?', text: 'Hello, this line ends in eight seconds.', goAway: '8s' };

  it('loses no chunk, doubles none and keeps their order', () => {
    const { log, advance, session, chunks, when } = talk(inSeconds([1, 2]), [told, { text: 'Still here.' }]);
    advance(14_000);
    const [first = [], second = []] = audioIn(log);
    expect([...first, ...second]).toEqual(Array.from({ length: chunks }, (_, chunk) => `audio ${String(chunk)}`));
    expect(second.length).toBeGreaterThan(50);
    const [gap] = gapsIn(log);
    process.stderr.write(
      `a rotation with ${String(LATENCY_MS)} ms of latency: ${String(gap)} ms from the last chunk that the old connection took to the first one of the new\n`,
    );
    // Close, answer, dial, upgrade, setup, answer: the ways there and back, and what the server takes for the setup.
    expect(gap).toBeLessThanOrEqual(6 * LATENCY_MS + 50 + 2 * CHUNK_MS + LATENCY_MS);
    const move = when('Active > Disconnecting') ?? NaN;
    expect(move - (when('TurnComplete') ?? NaN)).toBeLessThan(LATENCY_MS);
    session.close();
    advance(5_000);
    expect(see(session.outbox$).values.at(-1)).toMatchObject({
      queued: 0,
      inFlight: 0,
      unknown: 0,
      delivered: chunks,
      dropped: { full: 0, stale: 0 },
    });
  });

  it('answers what the user says right after it', () => {
    const { advance, seen } = talk(inSeconds([1, 2], [5.2, 6.2]), [told, { heard: 'Are you there?', text: 'Still here.' }]);
    advance(14_000);
    const said = seen.values.flatMap((event) => (event.type === 'OutputTranscription' ? [event.text] : [])).join('');
    expect(said).toBe('Hello, this line ends in eight seconds.Still here.');
  });

  it('waits while a call is open, and moves once the answer is read', () => {
    const script: readonly Reply[] = [{ ...told, call: { name: 'look' }, then: 'I looked.' }];
    const { session, advance, when, times, scheduler, log } = talk(inSeconds([1, 2]), script);
    session.feed(
      session.toolCalls$.pipe(
        delay(2_500, scheduler),
        map(({ id, name }) => sendToolResponse([{ id, name, response: { output: 'nothing' } }])),
      ),
    );
    advance(14_000);
    const called = when('ToolCall') ?? NaN;
    const [goAway = NaN, move = NaN] = [when('GoAway'), when('Active > Disconnecting')];
    expect(called).toBeGreaterThan(goAway);
    expect(move).toBeGreaterThan(called + 2_500);
    expect(move).toBeLessThan(goAway + 8_000 - MARGIN_MS);
    expect(takenFrom(log)[0]?.messages.flat()).toContainEqual(expect.stringContaining('toolResponse'));
    expect(times.map(({ what }) => what)).not.toContain('Interrupted by drop');
  });

  it('moves before the deadline where no moment is quiet, and keeps what was said', () => {
    const { advance, when, log, chunks } = talk(inSeconds([1, 2], [2.75, 12]), [told]);
    advance(14_000);
    const [goAway = NaN, move = NaN] = [when('GoAway'), when('UserSpeaking > Disconnecting')];
    expect(move).toBe(goAway + 8_000 - MARGIN_MS);
    expect(audioIn(log).flat()).toEqual(Array.from({ length: chunks }, (_, chunk) => `audio ${String(chunk)}`));
  });

  it('cuts a turn that goes on until the deadline, and says so', () => {
    const endless = 'One, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve. '.repeat(12);
    const { advance, when, times } = talk(inSeconds([1, 2]), [{ ...told, text: endless, goAway: '3s' }]);
    advance(14_000);
    expect(when('ModelSpeaking > Disconnecting')).toBe((when('GoAway') ?? NaN) + 3_000 - MARGIN_MS);
    const after = times.slice(times.findIndex(({ what }) => what === 'ModelSpeaking > Disconnecting')).map(({ what }) => what);
    expect(after.filter((what) => /Interrupted|TurnComplete|Connected|>/.test(what)).slice(0, 7)).toEqual([
      'ModelSpeaking > Disconnecting',
      'Interrupted by drop',
      'TurnComplete',
      'Disconnecting > Disconnected',
      'Disconnected > Connecting',
      'Connecting > SetupSent',
      'SetupSent > Active',
    ]);
  });
});
