import { type Subscription, VirtualTimeScheduler } from 'rxjs';
import { geminiApi, liveSession, sendText, type LiveConfig, type SessionEvent } from '../../lib';
import { simulatedTransport, type FaultPlan } from '../../lib/simulator';
import type { Incoming, Transport } from '../../lib/transport/transport';
import { see } from '../support/log';

const SETUP = { setup: { model: 'models/gemini-live-2.5-flash-preview', generationConfig: { responseModalities: ['TEXT'] } } };
const QUESTION = { realtimeInput: { text: 'Hi' } };
const PATH = '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=any';

/** What the simulator does: it answers one question in two words, and is far from its end. */
export const SCENARIO = { script: [{ text: 'Hello there.' }], seed: 1, lifetimeMs: false } as const;

/** The facts of a frame that tell it apart, and whether it is broken. */
const frameLine = (data: unknown): string => {
  const raw = typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString('latin1');
  const text = raw.trimEnd();
  const said = /"text":\s*("[^"]*"|\d)/.exec(text)?.[1];
  const facts = ['setupComplete', 'goAway', 'generationComplete', 'turnComplete'].filter((mark) => text.includes(mark));
  const marks = [...(text.endsWith('}') ? [] : ['broken']), ...(raw.length > 1_000 ? ['huge'] : [])];
  return [...facts, ...(said === undefined ? [] : [said]), ...marks].join(' ');
};

/** What came over a connection, as a line. */
export const lineOfIncoming = (incoming: Incoming): string => {
  if (incoming.type === 'Frame') return frameLine(incoming.data);
  if (incoming.type === 'Opened') return 'opened';
  const { code, reason, status, cause } = incoming;
  return ['closed', code, reason, status, cause].filter((part) => part !== undefined && part !== '').join(' ');
};

/** Dials without the library: sets a session up, and asks once it is. */
export const dialByHand = (transport: Transport, baseUrl: string, hear: (line: string) => void): Subscription => {
  let send: (message: object) => void = () => undefined;
  let hasAsked = false;
  return transport({ url: `${baseUrl}${PATH}`, headers: {}, protocols: [] }).subscribe((incoming) => {
    hear(lineOfIncoming(incoming));
    if (incoming.type === 'Opened') {
      send = (message) => incoming.socket.send(JSON.stringify(message));
      send(SETUP);
    } else if (incoming.type === 'Frame' && !hasAsked) {
      hasAsked = true;
      send(QUESTION);
    }
  });
};

const advance = (scheduler: VirtualTimeScheduler, ms: number): void => {
  const until = scheduler.frame + ms;
  scheduler.maxFrames = until;
  scheduler.flush();
  scheduler.frame = until;
};

/** What comes in process, in virtual time; `…` where nothing came for almost a second before a frame. */
export const storyInProcess = (faults: readonly FaultPlan[]): readonly string[] => {
  const scheduler = new VirtualTimeScheduler();
  const lines: string[] = [];
  let last = 0;
  const subscription = dialByHand(simulatedTransport({ ...SCENARIO, faults, scheduler }), 'ws://simulated', (line) => {
    if (scheduler.now() - last > 900) lines.push('…');
    last = scheduler.now();
    lines.push(line);
  });
  advance(scheduler, 60_000);
  subscription.unsubscribe();
  return lines;
};

/** A session with faults in virtual time: it asks when it is up, and is closed after a minute. */
export const sessionWith = (faults: readonly FaultPlan[], more: Partial<LiveConfig> = {}, seed = 1) => {
  const scheduler = new VirtualTimeScheduler();
  const transport = simulatedTransport({ ...SCENARIO, seed, faults, scheduler });
  const session = liveSession({
    endpoint: geminiApi({ apiKey: 'any' }),
    model: 'gemini-live-2.5-flash-preview',
    setup: { generationConfig: { responseModalities: ['TEXT'] } },
    // The simulator still has the model; the service has shut it down.
    setupCheck: 'warn',
    reconnect: false,
    ...more,
    env: { transport, scheduler, random: () => 0.5 },
  });
  const ends: number[] = [];
  const seen = see(session.events$, (event: SessionEvent) => {
    if (event.type === 'Connected') session.send(sendText('Hi'));
    if (event.type === 'Disconnected') ends.push(scheduler.now());
  });
  return { session, seen, scheduler, ends, advance: (ms: number) => advance(scheduler, ms) };
};
