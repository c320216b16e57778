import {
  classifyClose,
  decodeServerMessage,
  geminiApi,
  liveSession,
  type EventOf,
  type LiveConfig,
  type SessionEvent,
} from 'gemini-live-rxjs';
import { startSimulator } from 'gemini-live-rxjs/simulator';
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

// @ts-expect-error the kind of a close is a string: were the types lost, this would pass
export const wrong: number = classifyClose(1000, '').kind;
