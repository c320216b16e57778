import { NO_TOKENS } from '../../../lib/simulator/model/tokens';
import { usageOf } from '../../../lib/simulator/model/usage';
import { text } from '../client';
import { connection } from '../connection';
import { endsTurn } from '../says';

const CONTEXT = { ...NO_TOKENS, TEXT: 515, VIDEO: 258 };
const SPENT = { response: { ...NO_TOKENS, TEXT: 4, AUDIO: 26 }, thoughts: 7 };

describe('usageOf', () => {
  it('adds up, in the words of the Gemini API', () => {
    expect(usageOf('geminiApi', CONTEXT, SPENT)).toEqual({
      promptTokenCount: 773,
      responseTokenCount: 30,
      thoughtsTokenCount: 7,
      totalTokenCount: 810,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 515 },
        { modality: 'VIDEO', tokenCount: 258 },
      ],
      responseTokensDetails: [
        { modality: 'TEXT', tokenCount: 4 },
        { modality: 'AUDIO', tokenCount: 26 },
      ],
    });
  });

  it('says candidates on Vertex AI', () => {
    expect(usageOf('vertexAi', CONTEXT, SPENT)).toMatchObject({
      candidatesTokenCount: 30,
      candidatesTokensDetails: [{ modality: 'TEXT' }, { modality: 'AUDIO' }],
      totalTokenCount: 810,
      trafficType: 'ON_DEMAND',
    });
  });

  it('leaves out what is nothing', () => {
    expect(usageOf('geminiApi', { ...NO_TOKENS, TEXT: 1 }, { response: NO_TOKENS, thoughts: 0 })).toEqual({
      promptTokenCount: 1,
      totalTokenCount: 1,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 1 }],
    });
  });

  it('grows with the conversation: a prompt is all that was said before, without the thoughts', () => {
    const { send, until, look } = connection({ script: [{ text: 'One.', thoughts: 'Hm, hm, hm.' }, { text: 'Two.' }] });
    const [first, second] = ['Hi!!', 'More'].map((words) => {
      send(text(words));
      const { usageMetadata } = until(endsTurn);
      look();
      return usageMetadata;
    });
    expect(first?.promptTokenCount).toBe(516);
    expect(second?.promptTokenCount).toBe(516 + (first?.responseTokenCount ?? 0) + 1);
    expect(first?.totalTokenCount).toBe(516 + (first?.responseTokenCount ?? 0) + 3);
  });

  it('begins with the instruction and the tools', () => {
    const bare = connection();
    const laden = connection({
      setup: { systemInstruction: { parts: [{ text: 'x'.repeat(400) }] }, tools: [{ functionDeclarations: [{ name: 'ping' }] }] },
    });
    const [less = 0, more = 0] = [bare, laden].map(({ send, until }) => {
      send(text('Hi'));
      return until(endsTurn).usageMetadata?.promptTokenCount;
    });
    expect(more - less).toBeGreaterThan(100);
  });
});
