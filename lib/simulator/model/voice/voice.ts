import { draw, seeded } from '../../service/random';
import { phonesOf } from './phones';
import { melodyOf } from './pitch';
import { resonator } from './resonator';

/** Samples a second of the model's voice. */
export const VOICE_RATE = 24_000;

/** How long a character is spoken. */
export const MS_A_CHARACTER = 60;

const SAMPLES_A_CHARACTER = (VOICE_RATE * MS_A_CHARACTER) / 1000;
const SAMPLES_A_TUNING = 24;
const LOUDNESS = 4200;
const LOUDEST = 30_000;

/** How fast mouth and breath follow the letters: about 12 ms. */
const GLIDE = 1 - Math.exp(-SAMPLES_A_TUNING / (0.012 * VOICE_RATE));

const BANDWIDTHS = [70, 90, 120] as const;

/** The air that the vocal folds let through in a part of their cycle: opening slowly, closing fast, then closed. */
const airflow = (phase: number): number => {
  if (phase < 0.4) return 0.5 - 0.5 * Math.cos((Math.PI * phase) / 0.4);
  return phase < 0.58 ? Math.cos((Math.PI * (phase - 0.4)) / 0.36) : 0;
};

const synthesise = (text: string, pitch: number): Float64Array => {
  const phones = phonesOf(text);
  const melody = melodyOf(text);
  const sound = new Float64Array(text.length * SAMPLES_A_CHARACTER);
  const filters = BANDWIDTHS.map(() => resonator(VOICE_RATE));
  const mouth = [...(phones[0]?.formants ?? [500, 1500, 2500])];
  let [voiced, breath, phase, air, noise, random, height] = [0, 0, 0, 0, 0, seeded(text.length), pitch];
  for (let at = 0; at < sound.length; at += 1) {
    const index = Math.floor(at / SAMPLES_A_CHARACTER);
    const phone = phones[index];
    if (phone !== undefined && at % SAMPLES_A_TUNING === 0) {
      voiced += (phone.voiced - voiced) * GLIDE;
      breath += (phone.breath - breath) * GLIDE;
      height += (pitch * (melody[index] ?? 1) * (1 + 0.012 * Math.sin((at * 33) / VOICE_RATE)) - height) * GLIDE;
      filters.forEach((filter, formant) => {
        mouth[formant] = (mouth[formant] ?? 0) + ((phone.formants[formant] ?? 0) - (mouth[formant] ?? 0)) * GLIDE;
        filter.tune(mouth[formant] ?? 0, BANDWIDTHS[formant] ?? 100);
      });
    }
    phase = (phase + height / VOICE_RATE) % 1;
    const flow = airflow(phase);
    const pulse = (flow - air) * 6;
    air = flow;
    const drawn = draw(random);
    random = drawn.next;
    const hiss = drawn.value - 0.5 - noise;
    noise = drawn.value - 0.5;
    const throat = filters.reduce((signal, filter) => filter.pass(signal), (pulse + 0.04 * hiss) * voiced);
    sound[at] = throat + hiss * breath;
  }
  return sound;
};

/**
 * Speech-like sound of a text: vocal folds with a melody, through three moving resonances, with hiss for the consonants and silence between the
 * words. No word can be understood, but everything that measures or plays speech has something to work with. The same text gives the same bytes.
 *
 * @returns PCM16, little endian, mono, 24 kHz, 60 ms a character
 */
export const voice = (text: string, pitch: number): Uint8Array => {
  const sound = synthesise(text, pitch);
  const power = sound.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, sound.length);
  const scale = power === 0 ? 0 : LOUDNESS / Math.sqrt(power);
  const pcm = new Uint8Array(sound.length * 2);
  const view = new DataView(pcm.buffer);
  sound.forEach((sample, index) => view.setInt16(index * 2, Math.round(LOUDEST * Math.tanh((sample * scale) / LOUDEST)), true));
  return pcm;
};
