import { VirtualTimeScheduler } from 'rxjs';
import type { FaultPlan } from '../../../lib/simulator/fault/fault';
import { simulatedTransport } from '../../../lib/simulator';
import type { Incoming } from '../../../lib/transport/transport';
import { isObject } from '../../../lib/wire/codec/fields';
import { result, text } from '../client';
import { URL } from '../world';

const FAULTS: readonly FaultPlan[] = [
  { fault: { type: 'duplicate' }, at: { chance: 0.05 } },
  { fault: { type: 'stall', ms: 700 }, at: { chance: 0.02 } },
  { fault: { type: 'drop' }, at: { chance: 0.01 } },
];

const TOOLS = [
  { functionDeclarations: [{ name: 'get_weather', parameters: { type: 'OBJECT', properties: { city: { type: 'STRING' } } } }] },
];

const at = (message: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), message);

/** A client that asks for the weather, is told, says its name, and begins again where it was dropped; and all that it hears, with the times. */
const heardWith = (seed: number, model: string): string => {
  const scheduler = new VirtualTimeScheduler();
  const heard: string[] = [];
  const transport = simulatedTransport({
    scheduler,
    seed,
    frames: 'text',
    faults: FAULTS,
    lifetimeMs: 20_000,
    noticeMs: 5000,
    latencyMs: 7,
  });
  let handle: string | undefined;
  const words = ['What is the weather in Paris?', 'My name is Ada.', 'What is my name?'];

  const dial = (): void => {
    let send = (_: object): void => undefined;
    const read = (message: unknown): void => {
      const newHandle = at(message, 'sessionResumptionUpdate', 'newHandle');
      if (typeof newHandle === 'string') handle = newHandle;
      const calls = at(message, 'toolCall', 'functionCalls');
      if (Array.isArray(calls)) send(result((calls[0] as { id: string }).id, 'get_weather', { output: 'rain' }));
      const isFree = at(message, 'setupComplete') !== undefined || at(message, 'serverContent', 'turnComplete') === true;
      const next = isFree ? words.shift() : undefined;
      if (next !== undefined) send(text(next));
    };
    const hear = (incoming: Incoming): void => {
      const told = incoming.type === 'Opened' ? 'Opened' : JSON.stringify(incoming);
      heard.push(`${String(scheduler.frame)} ${told}`);
      if (incoming.type === 'Opened') {
        send = (message) => incoming.socket.send(JSON.stringify(message));
        const sessionResumption = handle === undefined ? {} : { handle };
        send({ setup: { model, tools: TOOLS, sessionResumption, outputAudioTranscription: {} } });
      }
      if (incoming.type === 'Frame') read(JSON.parse(String(incoming.data)));
      if (incoming.type === 'Closed' && scheduler.frame < 30_000) dial();
    };
    transport({ url: URL, headers: {}, protocols: [] }).subscribe(hear);
  };
  dial();
  scheduler.flush();
  return heard.join('\n');
};

const WRITES = 'models/gemini-live-2.5-flash-preview';
const SPEAKS = 'models/gemini-2.5-flash-native-audio-latest';

describe('the same seed', () => {
  it('gives the same bytes at the same times', () => {
    const runs = Array.from({ length: 200 }, (_, seed) => [heardWith(seed, WRITES), heardWith(seed, WRITES)] as const);
    expect(runs.filter(([one, other]) => one !== other)).toEqual([]);
    expect(new Set(runs.map(([one]) => one)).size).toBe(200);
    expect(runs[0]?.[0]).toMatch(/toolCall.*serverContent/s);
    expect(runs.filter(([one]) => one.includes('"code":1006')).length).toBeGreaterThan(20);
  });

  it('gives the same voice', () => {
    expect(heardWith(7, SPEAKS)).toBe(heardWith(7, SPEAKS));
  });
});
