/** What the gate hears at the moment; times are of the audio, from its beginning. */
type Hearing =
  { readonly type: 'Silence'; readonly loudMs: number } | { readonly type: 'Speech'; readonly sinceMs: number; readonly quietMs: number };

/** A gate that tells speech from silence by nothing but loudness. Plain data. */
export interface EnergyGate {
  readonly hearing: Hearing;
  readonly positionMs: number;
  /** The frame that is not whole yet: its samples, and the sum of their squares. */
  readonly samples: number;
  readonly energy: number;
}

/** Speech begins or ends, at a place of the audio. */
export type SpeechEdge =
  | { readonly type: 'SpeechStart'; readonly offsetMs: number }
  | { readonly type: 'SpeechEnd'; readonly offsetMs: number; readonly spokenMs: number };

/** How long it takes to be sure. */
export interface Patience {
  readonly startMs: number;
  readonly endMs: number;
}

/** What the gate heard, and the edges that it found. */
export interface Heard {
  readonly gate: EnergyGate;
  readonly edges: readonly SpeechEdge[];
}

const FRAME_MS = 20;
/** About -40 dB of full scale. */
const LOUD = 330;

const SILENCE: Hearing = { type: 'Silence', loudMs: 0 };

/** A gate that has heard nothing yet. */
export const OPEN_GATE: EnergyGate = { hearing: SILENCE, positionMs: 0, samples: 0, energy: 0 };

interface Judged {
  readonly hearing: Hearing;
  readonly edge: SpeechEdge | null;
}

const speechEnd = (sinceMs: number, offsetMs: number): SpeechEdge => ({ type: 'SpeechEnd', offsetMs, spokenMs: offsetMs - sinceMs });

const judge = (hearing: Hearing, isLoud: boolean, endMs: number, patience: Patience): Judged => {
  if (hearing.type === 'Silence') {
    const loudMs = isLoud ? hearing.loudMs + FRAME_MS : 0;
    if (loudMs === 0 || loudMs < patience.startMs) return { hearing: { type: 'Silence', loudMs }, edge: null };
    const offsetMs = endMs - loudMs;
    return { hearing: { type: 'Speech', sinceMs: offsetMs, quietMs: 0 }, edge: { type: 'SpeechStart', offsetMs } };
  }
  const quietMs = isLoud ? 0 : hearing.quietMs + FRAME_MS;
  if (quietMs === 0 || quietMs < patience.endMs) return { hearing: { ...hearing, quietMs }, edge: null };
  return { hearing: SILENCE, edge: speechEnd(hearing.sinceMs, endMs - quietMs) };
};

/** Listens to a piece of PCM16, little endian, mono. Pieces may be cut anywhere but inside a sample. */
export const listen = (gate: EnergyGate, pcm: Uint8Array, sampleRate: number, patience: Patience): Heard => {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const frame = Math.max(1, Math.round((sampleRate * FRAME_MS) / 1000));
  const edges: SpeechEdge[] = [];
  let { hearing, positionMs, samples, energy } = gate;
  for (let at = 0; at + 1 < pcm.byteLength; at += 2) {
    energy += view.getInt16(at, true) ** 2;
    samples += 1;
    if (samples < frame) continue;
    positionMs += FRAME_MS;
    const judged = judge(hearing, Math.sqrt(energy / samples) >= LOUD, positionMs, patience);
    hearing = judged.hearing;
    if (judged.edge !== null) edges.push(judged.edge);
    [samples, energy] = [0, 0];
  }
  return { gate: { hearing, positionMs, samples, energy }, edges };
};

/** The stream ends: speech that is going on ends with it. */
export const hangUp = (gate: EnergyGate): Heard => {
  const rested = { ...gate, hearing: SILENCE, samples: 0, energy: 0 };
  if (gate.hearing.type === 'Silence') return { gate: rested, edges: [] };
  return { gate: rested, edges: [speechEnd(gate.hearing.sinceMs, gate.positionMs - gate.hearing.quietMs)] };
};
