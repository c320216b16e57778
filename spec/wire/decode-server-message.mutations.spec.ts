import * as fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import { encodeServerMessage } from '../../lib/wire/encode-server-message';
import { arbitraryServerMessage, mutate, readyMadeFrames, seededRandom } from '../support/frames';
import { losses, misfits } from './oracle';

const MUTATIONS = 10_000;
const SEED = 20_261_001;

const rich =
  '{"serverContent":{"modelTurn":{"role":"model","parts":[{"text":"a"},{"inlineData":{"mimeType":"audio/pcm","data":"AQIDBA=="}}]},"outputTranscription":{"text":"a","words":[{"word":"a"}]}},' +
  '"usageMetadata":{"candidatesTokenCount":4,"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":4}],"totalTokenCount":"4","trafficType":"ON_DEMAND"},' +
  '"toolCall":{"functionCalls":[{"name":"f","args":{"a":1}},{"name":"g","id":"c"}]},"voiceActivity":{"voiceActivityType":"VOICE_ACTIVITY_END"}}';
const generated = fc.sample(arbitraryServerMessage, { seed: SEED, numRuns: 60 }).map(encodeServerMessage);
const sources = [...readyMadeFrames, ...readyMadeFrames, ...generated, ...Array.from({ length: 20 }, () => rich)];
const good = [...readyMadeFrames, ...generated].map((frame) => ({ frame, decoded: decodeServerMessage(frame) }));

interface Reading {
  readonly value: unknown;
  readonly isUtf8: boolean;
}

/** What the frame says in JSON; `undefined` where it says nothing. */
const read = (frame: string | Uint8Array): Reading => {
  const text = (typeof frame === 'string' ? frame : Buffer.from(frame).toString('utf8')).replace(/^\uFEFF/, '');
  const valid = typeof frame === 'string' || isUtf8(frame);
  try {
    return { value: JSON.parse(text), isUtf8: valid };
  } catch {
    return { value: undefined, isUtf8: valid };
  }
};

const related = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** What is wrong with the decoder's answer, in words; `null` where nothing is. */
const complaint = (frame: string | Uint8Array, decoded: ReturnType<typeof decodeServerMessage>): string | null => {
  const { value, isUtf8: valid } = read(frame);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return decoded._tag === 'Left' ? null : 'something was made of nothing';
  const wrong = misfits(value);
  if (decoded._tag === 'Left') return 'a frame with an object in it was thrown away';
  const lost = losses(value, decoded.right);
  if (decoded._tag === 'Right') return lost.length > 0 || wrong.length > 0 || !valid ? `lost in silence: ${lost.join(', ')}` : null;
  const { faults, excerpt, message } = decoded.left;
  if (wrong.length === 0 && valid) return `an error where nothing is wrong: ${message}`;
  if (wrong.length > 0 && lost.length === 0) return 'what is wrong was let through';
  if (!lost.every((path) => wrong.some((other) => related(path, other)))) return `a good part was lost: ${lost.join(', ')}`;
  if (excerpt.length > 200 || faults.some((fault) => fault.excerpt.length > 200)) return 'the excerpt is too long';
  const told = faults.map(({ path }) => path).sort();
  const owed = [...(valid ? [] : ['$']), ...wrong].sort();
  return wrong.length > 15 || isDeepStrictEqual(told, owed) ? null : `told of ${told.join(', ')} instead of ${owed.join(', ')}`;
};

const random = seededRandom(SEED);

const damageOne = (index: number): { readonly tag: string; readonly complaint: string | null; readonly spoiledTheNext: boolean } => {
  const frame = mutate(sources[index % sources.length] ?? '', random);
  const answer = decodeServerMessage(frame);
  const next = good[index % good.length] ?? { frame: '', decoded: answer };
  const spoiledTheNext = !isDeepStrictEqual(decodeServerMessage(next.frame), next.decoded);
  const why = complaint(frame, answer);
  return { tag: answer._tag, complaint: why && `${why} in ${Buffer.from(frame).toString('latin1').slice(0, 1_000)}`, spoiledTheNext };
};

describe('decodeServerMessage, given ten thousand damaged frames', () => {
  const outcomes = Array.from({ length: MUTATIONS }, (_, index) => damageOne(index));

  it('loses nothing in silence and complains of nothing that is right', () => {
    expect(outcomes.flatMap((outcome) => outcome.complaint ?? []).slice(0, 5)).toEqual([]);
  });

  it('decodes the next good frame as before', () => {
    expect(outcomes.filter(({ spoiledTheNext }) => spoiledTheNext)).toEqual([]);
  });

  it('leaves the prototypes alone', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
    expect(Object).not.toHaveProperty('polluted');
  });

  it('has seen every outcome often', () => {
    const share = (tag: string): number => outcomes.filter((outcome) => outcome.tag === tag).length / MUTATIONS;
    expect(share('Right')).toBeGreaterThan(0.1);
    expect(share('Both')).toBeGreaterThan(0.1);
    expect(share('Left')).toBeGreaterThan(0.03);
  });
});
