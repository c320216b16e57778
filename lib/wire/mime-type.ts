/** Samples a second of the model's voice where the MIME type names none, as on Vertex AI. */
export const OUTPUT_SAMPLE_RATE = 24_000;

/** Whether a part with this MIME type is the model's voice. */
export const isPcm = (mimeType: string): boolean => /^audio\/(?:pcm|l16)\b/i.test(mimeType);

/** Samples a second that an `audio/pcm;rate=…` MIME type names. */
export const sampleRateOf = (mimeType: string): number => {
  const rate = Number(/;\s*rate=(\d+)/i.exec(mimeType)?.[1]);
  return rate > 0 ? rate : OUTPUT_SAMPLE_RATE;
};
