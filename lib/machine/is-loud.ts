/** About -38 dBFS: a voice at a microphone is well above that, the hum of a room well below. */
const LOUD = 400;

/** Every so many samples one is looked at: a voice is in all of them. */
const STRIDE = 4;

/** Whether there is a voice in a piece of PCM16 (little endian, mono), or something as loud. A microphone that is off centre is not loud for that. */
export const isLoud = (pcm: Uint8Array): boolean => {
  let [count, sum, squares] = [0, 0, 0];
  for (let index = 0; index + 1 < pcm.length; index += 2 * STRIDE) {
    const sample = (((pcm[index + 1] ?? 0) << 24) >> 16) | (pcm[index] ?? 0);
    count += 1;
    sum += sample;
    squares += sample * sample;
  }
  return count > 0 && squares / count - (sum / count) ** 2 > LOUD ** 2;
};
