import { lastValueFrom, toArray } from 'rxjs';
import { customEndpoint, liveSession } from '../../lib';
import type { SessionEvent } from '../../lib';
import type { Recording } from '../support/recordings';
import { recordings } from '../support/recordings';
import { replayServer } from '../support/replay-server';

type Json = Readonly<Record<string, unknown>>;

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Json)[key] : undefined), value);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isEmpty = (value: unknown): boolean => value === undefined || Object.keys(value as object).length === 0;

/** What a recorded message says, read by hand from its JSON and not by the code under test: a kind and what must come through unchanged. */
const factsOf = (message: unknown): readonly (readonly [string, unknown])[] => {
  const content = at(message, 'serverContent');
  const spoken = (key: string, type: string): readonly (readonly [string, unknown])[] => {
    const value = at(content, key);
    return isEmpty(value) ? [] : [[type, at(value, 'text') ?? '']];
  };
  const activity = at(message, 'voiceActivity', 'type');
  const usage = at(message, 'usageMetadata');
  return [
    ...(at(message, 'setupComplete') === undefined ? [] : [['Connected', at(message, 'setupComplete', 'sessionId')] as const]),
    ...(at(message, 'sessionResumptionUpdate') === undefined
      ? []
      : [['SessionResumeUpdate', at(message, 'sessionResumptionUpdate', 'newHandle')] as const]),
    ...(activity === 'ACTIVITY_START' ? [['VoiceActivityStart', undefined] as const] : []),
    ...(activity === 'ACTIVITY_END' ? [['VoiceActivityEnd', undefined] as const] : []),
    ...list(at(content, 'modelTurn', 'parts')).flatMap((part): readonly (readonly [string, unknown])[] => {
      const data = at(part, 'inlineData', 'data');
      if (typeof data === 'string') return [['AudioData', Buffer.from(data, 'base64').toString('hex')]];
      const text = at(part, 'text');
      return typeof text === 'string' ? [[at(part, 'thought') === true ? 'Thought' : 'TextDelta', text]] : [];
    }),
    ...spoken('inputTranscription', 'InputTranscription'),
    ...spoken('interimInputTranscription', 'InputTranscription'),
    ...spoken('outputTranscription', 'OutputTranscription'),
    ...(at(content, 'interrupted') === true ? [['Interrupted', undefined] as const] : []),
    ...(at(message, 'toolCall') === undefined
      ? []
      : [['ToolCall', list(at(message, 'toolCall', 'functionCalls')).map((call) => at(call, 'name'))] as const]),
    ...(at(content, 'generationComplete') === true ? [['GenerationComplete', undefined] as const] : []),
    ...(isEmpty(usage) ? [] : [['Usage', at(usage, 'totalTokenCount')] as const]),
    ...(at(content, 'turnComplete') === true ? [['TurnComplete', undefined] as const] : []),
  ];
};

/** The same, of an event. */
const factOf = (event: SessionEvent): readonly [string, unknown] => {
  switch (event.type) {
    case 'Connected':
      return [event.type, event.sessionId];
    case 'SessionResumeUpdate':
      return [event.type, event.handle];
    case 'AudioData':
      return [event.type, Buffer.from(event.data).toString('hex')];
    case 'TextDelta':
    case 'Thought':
    case 'InputTranscription':
    case 'OutputTranscription':
      return [event.type, event.text];
    case 'ToolCall':
      return [event.type, event.calls.map(({ name }) => name)];
    case 'Usage':
      return [event.type, event.usage.totalTokenCount];
    default:
      return [event.type, undefined];
  }
};

/** Made by the session, not by a message. */
const OWN: ReadonlySet<string> = new Set(['PhaseChanged', 'TextComplete', 'Disconnected']);

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
    const expected = recording.frames.flatMap((frame) => factsOf(JSON.parse(frame)));

    expect(events.filter(({ type }) => type === 'Error')).toEqual([]);
    expect(events.filter(({ type }) => !OWN.has(type)).map(factOf)).toEqual(expected);
    expect(events.at(-1)).toEqual({ type: 'Disconnected', code: 1000 });
    expect(expected.length).toBeGreaterThan(0);
  });

  it('knows the sessions that it was written for', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(23);
  });
});
