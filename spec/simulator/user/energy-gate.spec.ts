import * as fc from 'fast-check';
import type { EnergyGate, SpeechEdge } from '../../../lib/simulator/user/energy-gate';
import { OPEN_GATE, hangUp, listen } from '../../../lib/simulator/user/energy-gate';

const RATE = 16_000;
const PATIENCE = { startMs: 60, endMs: 500 };

const tone = (ms: number, amplitude: number): Uint8Array => {
  const samples = Int16Array.from({ length: (ms * RATE) / 1000 }, (_, index) => amplitude * Math.sin(index / 4));
  return new Uint8Array(samples.buffer);
};

const joined = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

const edgesOf = (pieces: readonly Uint8Array[], rate = RATE): readonly SpeechEdge[] => {
  let gate: EnergyGate = OPEN_GATE;
  return pieces.flatMap((piece) => {
    const heard = listen(gate, piece, rate, PATIENCE);
    gate = heard.gate;
    return heard.edges;
  });
};

describe('listen', () => {
  it('finds speech between silences', () => {
    expect(edgesOf([tone(400, 0), tone(1000, 8000), tone(600, 0)])).toEqual([
      { type: 'SpeechStart', offsetMs: 400 },
      { type: 'SpeechEnd', offsetMs: 1400, spokenMs: 1000 },
    ]);
  });

  it('is sure after 60 ms, not before', () => {
    expect(edgesOf([tone(40, 8000), tone(100, 0), tone(40, 8000)])).toEqual([]);
    expect(edgesOf([tone(60, 8000)])).toEqual([{ type: 'SpeechStart', offsetMs: 0 }]);
  });

  it('bridges pauses', () => {
    expect(edgesOf([tone(200, 8000), tone(480, 0), tone(200, 8000), tone(480, 0)])).toHaveLength(1);
  });

  it('does not hear a whisper of the line', () => {
    expect(edgesOf([tone(2000, 300)])).toEqual([]);
  });

  it('finds several utterances in one piece', () => {
    const clip = joined(tone(200, 8000), tone(600, 0), tone(200, 8000), tone(600, 0));
    expect(edgesOf([clip]).map(({ type }) => type)).toEqual(['SpeechStart', 'SpeechEnd', 'SpeechStart', 'SpeechEnd']);
  });

  it('tells time by the sample rate', () => {
    expect(edgesOf([tone(400, 0), tone(1000, 8000)], RATE / 2)).toEqual([{ type: 'SpeechStart', offsetMs: 800 }]);
  });

  it('does not care how the audio is cut', () => {
    const clip = joined(tone(230, 0), tone(410, 8000), tone(700, 0), tone(90, 8000));
    const cuts = fc.array(fc.nat(clip.length / 2), { maxLength: 20 });
    fc.assert(
      fc.property(cuts, (places) => {
        const bounds = [0, ...places.map((place) => place * 2).sort((left, right) => left - right), clip.length];
        const pieces = bounds.slice(1).map((end, index) => clip.subarray(bounds[index], end));
        expect(edgesOf(pieces)).toEqual(edgesOf([clip]));
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('reads a view that begins in the middle of its buffer', () => {
    const padded = joined(new Uint8Array(3), tone(100, 8000));
    expect(edgesOf([padded.subarray(3)])).toHaveLength(1);
  });
});

describe('hangUp', () => {
  it('ends what is going on, without the silence behind it', () => {
    const { gate } = listen(OPEN_GATE, joined(tone(200, 8000), tone(300, 0)), RATE, PATIENCE);
    const heard = hangUp(gate);
    expect(heard.edges).toEqual([{ type: 'SpeechEnd', offsetMs: 200, spokenMs: 200 }]);
    expect(hangUp(heard.gate).edges).toEqual([]);
  });

  it('has nothing to end in a silence', () => {
    expect(hangUp(listen(OPEN_GATE, tone(40, 8000), RATE, PATIENCE).gate).edges).toEqual([]);
  });
});
