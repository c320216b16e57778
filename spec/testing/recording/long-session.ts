import type { RecordedFrame } from '../../../lib/recording/recorded-frame';

/** A session of two hours as it may be, in which everything can be counted beforehand. */
export const TWO_HOURS_MS = 2 * 60 * 60 * 1_000;
export const FRAMES = 500_000;

const FRAMES_A_TURN = 250;
const WORDS = 8;
const PIECES = 231;
const TURNS = FRAMES / FRAMES_A_TURN;

/** How many facts of each kind the session holds. */
export const FACTS: Readonly<Record<string, number>> = {
  Connected: 1,
  InputTranscription: WORDS * TURNS,
  OutputTranscription: WORDS * TURNS,
  AudioData: PIECES * TURNS,
  SessionResumeUpdate: TURNS,
  GenerationComplete: TURNS,
  Usage: TURNS,
  TurnComplete: TURNS,
  Disconnected: 1,
};

const encoder = new TextEncoder();

/** As the service writes: bytes, pretty-printed. */
const frameOf = (message: object): Uint8Array => encoder.encode(`${JSON.stringify(message, null, 2)}\n`);

/** Ten ms of a voice at 24 kHz: 480 bytes. */
const voice = Array.from({ length: 16 }, (_, index) =>
  frameOf({
    serverContent: {
      modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm;rate=24000', data: Buffer.alloc(480, 7 * index).toString('base64') } }] },
    },
  }),
);

const messagesOf = function* (turn: number): Generator<Uint8Array, void, undefined> {
  for (let word = 0; word < WORDS; word += 1) yield frameOf({ serverContent: { inputTranscription: { text: ` heard ${word}` } } });
  for (let piece = 0; piece < PIECES; piece += 1) {
    if (piece % 29 === 0) yield frameOf({ serverContent: { outputTranscription: { text: ` said ${piece}` } } });
    yield voice[piece % voice.length] ?? new Uint8Array();
  }
  yield frameOf({ sessionResumptionUpdate: { newHandle: `handle-of-turn-${turn}`, resumable: true } });
  yield frameOf({ serverContent: { generationComplete: true } });
  yield frameOf({
    serverContent: { turnComplete: true },
    usageMetadata: { promptTokenCount: 515, responseTokenCount: 31, totalTokenCount: 546 },
  });
};

/** The frames, made while they are read. `read` hears of each one. */
export const longSession = function* (read: (count: number) => void = () => undefined): Generator<RecordedFrame, void, undefined> {
  yield { at: 0, connection: 1, type: 'Dialled', url: 'wss://live.example/' };
  yield { at: 0, connection: 1, type: 'Opened' };
  yield { at: 0, connection: 1, type: 'Frame', direction: 'sent', data: '{"setup":{"model":"models/gemini-3.8-live"}}' };
  yield { at: 0, connection: 1, type: 'Frame', direction: 'received', data: '{"setupComplete":{}}' };
  let count = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const data of messagesOf(turn)) {
      count += 1;
      read(count);
      yield { at: (TWO_HOURS_MS / FRAMES) * count, connection: 1, type: 'Frame', direction: 'received', data };
    }
  }
  yield { at: TWO_HOURS_MS, connection: 1, type: 'Closed', code: 1000, reason: '' };
};
