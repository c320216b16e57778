import { garble } from '../../../../lib/simulator/model/reply/garble';
import type { Say } from '../../../../lib/simulator/model/reply/plan-step';
import { NOTHING_SPENT } from '../../../../lib/simulator/model/tokens';
import { decodeServerMessage } from '../../../../lib/wire/decode-server-message';

const say = (serverContent: NonNullable<Say['message']['serverContent']>, afterMs = 0): Say => ({
  type: 'Say',
  afterMs,
  message: { serverContent },
  spent: NOTHING_SPENT,
});
const PIECE = say({ modelTurn: { parts: [{ text: 'Hello' }] } }, 5);
const CAPTION = say({ outputTranscription: { text: 'Hello' } });

describe('garble', () => {
  it('leaves a reply alone', () => {
    expect(garble([PIECE, CAPTION], 'none')).toEqual([PIECE, CAPTION]);
  });

  it('spoils a caption, or else the first message', () => {
    expect(garble([PIECE, CAPTION], 'parts').map(({ type }) => type)).toEqual(['Say', 'Garble']);
    expect(garble([PIECE, PIECE], 'parts').map(({ type, afterMs }) => [type, afterMs])).toEqual([
      ['Garble', 5],
      ['Say', 5],
    ]);
  });

  it('adds a frame where nothing is said', () => {
    expect(garble([], 'parts').map(({ type }) => type)).toEqual(['Garble']);
  });

  it('makes a frame of which the good half can be kept', () => {
    const [spoilt] = garble([PIECE], 'parts');
    const decoded = decodeServerMessage(spoilt?.type === 'Garble' ? spoilt.text : '');
    expect(decoded._tag).toBe('Both');
    if (decoded._tag !== 'Both') return;
    expect(decoded.left.faults.map(({ kind }) => kind).sort()).toEqual(['media', 'shape']);
    expect(decoded.right.serverContent?.modelTurn?.parts?.[0]).toEqual({ text: 'Hello' });
  });

  it('makes a frame of which nothing can be kept', () => {
    const [, cut] = garble([PIECE], 'json');
    expect(decodeServerMessage(cut?.type === 'Garble' ? cut.text : '')._tag).toBe('Left');
  });
});
