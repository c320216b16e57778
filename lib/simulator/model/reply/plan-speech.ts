import type { Part } from '../../../wire/server-message';
import { NOTHING_SPENT, audioTokens } from '../tokens';
import { MS_A_CHARACTER, VOICE_RATE, voice } from '../voice/voice';
import { fragments } from './fragments';
import type { Manner } from './manner';
import type { Say } from './plan-step';

/** As the service cuts it: 200 ms at first, then 240 ms. */
const FIRST_PIECE = 9_600;
const PIECE = 11_520;
const PIECES_A_BURST = 2;
const WORDS_A_CAPTION = 2;
const BYTES_A_MS = (VOICE_RATE * 2) / 1000;

/** How long a text is spoken. */
export const spokenMs = (text: string): number => text.length * MS_A_CHARACTER;

/** A part of the model's turn, as the backend wraps it. */
export const modelTurn = ({ backend }: Manner, part: Part) => ({ ...(backend === 'vertexAi' && { role: 'model' }), parts: [part] });

interface Piece {
  readonly data: Uint8Array;
  readonly startMs: number;
  readonly ms: number;
}

const cut = (pcm: Uint8Array): readonly Piece[] => {
  const pieces: Piece[] = [];
  for (let start = 0; start < pcm.length; start += start === 0 ? FIRST_PIECE : PIECE) {
    const data = pcm.subarray(start, start + (start === 0 ? FIRST_PIECE : PIECE));
    pieces.push({ data, startMs: start / BYTES_A_MS, ms: data.length / BYTES_A_MS });
  }
  return pieces;
};

interface Caption {
  readonly text: string;
  readonly startMs: number;
}

const captionsOf = (text: string): readonly Caption[] =>
  fragments(text, WORDS_A_CAPTION).reduce<readonly Caption[]>((before, piece) => {
    const last = before.at(-1);
    return [...before, { text: piece, startMs: last === undefined ? 0 : last.startMs + spokenMs(last.text) }];
  }, []);

const captionStep = (text: string): Say => ({
  type: 'Say',
  afterMs: 0,
  message: { serverContent: { outputTranscription: { text } } },
  spent: NOTHING_SPENT,
});

/** The backend that says so when a transcription is finished. */
const FINISHED: Say = {
  type: 'Say',
  afterMs: 0,
  message: { serverContent: { outputTranscription: { finished: true } } },
  spent: NOTHING_SPENT,
};

const pieceStep = ({ data, ms }: Piece, said: string, manner: Manner): Say => ({
  type: 'Say',
  afterMs: 0,
  message: {
    serverContent: {
      modelTurn: modelTurn(manner, {
        inlineData: { mimeType: manner.backend === 'vertexAi' ? 'audio/pcm' : `audio/pcm;rate=${String(VOICE_RATE)}`, data },
      }),
    },
  },
  spent: { ...NOTHING_SPENT, response: { ...NOTHING_SPENT.response, AUDIO: audioTokens(ms) }, said },
});

/** A text spoken aloud: bursts of audio, and where the setup asks for it each caption before the piece in which its first sound is. */
export const planSpeech = (text: string, manner: Manner): readonly Say[] => {
  const captions = captionsOf(text);
  const pieces = cut(voice(text, manner.pitch));
  const steps = pieces.flatMap((piece, index) => {
    const due = captions.filter(({ startMs }) => startMs >= piece.startMs && startMs < piece.startMs + piece.ms);
    const told = manner.transcribesOutput ? due.map((caption) => captionStep(caption.text)) : [];
    const said = due.map((caption) => caption.text).join('');
    const [first, ...others] = [...told, pieceStep(piece, said, manner)];
    const sinceMs = index % PIECES_A_BURST === 0 ? piece.startMs - (pieces[index - PIECES_A_BURST]?.startMs ?? 0) : 0;
    return [{ ...first, afterMs: sinceMs / manner.speed }, ...others];
  });
  return manner.transcribesOutput && captions.length > 0 && manner.backend === 'vertexAi' ? [...steps, FINISHED] : steps;
};
