import { callerOf } from '../../../lib/simulator/dial/caller-of';

const GEMINI = '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent';
const VERTEX = '/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent';
const CALLER = { backend: 'geminiApi', apiVersion: 'v1beta', credential: 'accepted', token: null };
const MINTED = `auth_tokens/sim-${'0'.repeat(32)}`;

const no = (): boolean => false;

describe('callerOf', () => {
  it.each([`${GEMINI}?key=k`, `/${GEMINI}?key=k`, `wss://host:443${GEMINI}?key=k`, `ws://host/${GEMINI}?key=k#top`])('takes %s', (url) => {
    expect(callerOf({ url, headers: {} }, (key) => key === 'k')).toEqual(CALLER);
  });

  it.each(['', '/', 'ws://host', 'ws://host/elsewhere?key=k'])('has nothing at %p', (url) => {
    expect(callerOf({ url, headers: {} }, () => true)).toBeUndefined();
  });

  it('asks about keys and foreign tokens', () => {
    expect(callerOf({ url: GEMINI, headers: { 'x-goog-api-key': 'k' } }, no)?.credential).toBe('refused');
    expect(callerOf({ url: `${GEMINI}Constrained?access_token=auth_tokens/foreign`, headers: {} }, no)?.credential).toBe('refused');
    expect(callerOf({ url: GEMINI, headers: {} }, no)?.credential).toBe('missing');
  });

  it.each([
    ['in the query', `${GEMINI}Constrained?access_token=${encodeURIComponent(MINTED)}`, {}],
    ['in a header', `${GEMINI}Constrained`, { authorization: `Token ${MINTED}` }],
  ])('keeps a token of a simulator for later: %s', (_where, url, headers) => {
    expect(callerOf({ url, headers }, no)).toEqual({ ...CALLER, token: MINTED });
  });

  it.each([
    ['in the query', `${GEMINI}?key=${MINTED}`, {}],
    ['in a header', GEMINI, { 'x-goog-api-key': MINTED }],
    ['on Vertex AI', VERTEX, { authorization: `Bearer ${MINTED}` }],
  ])('takes no such token for a key, whatever else is good: %s', (_where, url, headers) => {
    expect(callerOf({ url, headers }, () => true)).toMatchObject({ credential: 'refused', token: null });
  });
});
