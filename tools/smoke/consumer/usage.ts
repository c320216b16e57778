import {
  classifyClose,
  decodeServerMessage,
  geminiApi,
  liveSession,
  tool,
  type EventOf,
  type LiveConfig,
  type SessionEvent,
  type Tool,
} from 'gemini-live-rxjs';
import { startSimulator } from 'gemini-live-rxjs/simulator';
import { event, eventsOf, liveMarbles, readRecording, toMarbles, type RecordedFrame } from 'gemini-live-rxjs/testing';
import type { Observable } from 'rxjs';

const config: LiveConfig = { endpoint: geminiApi({ apiKey: 'k' }), model: 'gemini-3.8-live', reconnect: false };
const session = liveSession(config);

export const events$: Observable<SessionEvent> = session.events$;
export const heard: string[] = [];
events$.subscribe((event) => {
  if (event.type === 'TextDelta') heard.push(event.text);
});

export const close = (event: EventOf<'Disconnected'>): string => classifyClose(event.code ?? 1006, event.reason ?? '').kind;
export const decoded: 'Left' | 'Right' | 'Both' = decodeServerMessage('{}')._tag;
export const simulator: Promise<{ readonly url: string }> = startSimulator({ port: 0 });

export const frames: Iterable<RecordedFrame> = readRecording(['']);
export const drawings: readonly string[] = [toMarbles(eventsOf(frames)), toMarbles([event.TextDelta({ text: 'Hi' })], { width: 80 })];
liveMarbles(({ server, user, expectEvents }) => {
  server('      --C--t--(GT)|', { t: { text: 'Hi' } });
  user('        --t');
  expectEvents('--C--t--(GXT)D', { X: { text: 'Hi' } });
});

export const lamp: Tool<{ readonly on: boolean }, string> = tool({
  name: 'lamp',
  description: 'Turns a lamp on or off.',
  args: { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
  run: ({ on }, { signal }) => (on && !signal.aborted ? 'on' : 'off'),
});
export const inTheHouse = liveSession({ ...config, tools: [lamp] });

// @ts-expect-error a width is a number
export const wide: string = toMarbles([], { width: 'wide' });

// @ts-expect-error the kind of a close is a string: were the types lost, this would pass
export const wrong: number = classifyClose(1000, '').kind;
