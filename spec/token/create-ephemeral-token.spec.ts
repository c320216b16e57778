import { of } from 'rxjs';
import { createEphemeralToken } from '../../lib/token/create-ephemeral-token';
import type { EphemeralToken } from '../../lib/token/ephemeral-token';
import { EphemeralTokenFailure } from '../../lib/token/ephemeral-token-failure';
import { see } from '../support/log';
import { fieldsOf } from '../transport/problems-of';
import { answering, minted, serviceByHand, settled, TOKEN } from './service';

describe('createEphemeralToken', () => {
  afterEach(() => jest.restoreAllMocks());

  it('asks for one token at each subscription, and not before', async () => {
    const service = serviceByHand();
    const apiKey = jest.fn(() => 'key-1');
    const token$ = createEphemeralToken({ apiKey, fetch: service.fetch });
    expect([service.asked.length, apiKey.mock.calls.length]).toEqual([0, 0]);
    const first = see(token$);
    service.answer(minted('auth_tokens/1'));
    await settled();
    const second = see(token$);
    service.answer(minted('auth_tokens/2'));
    await settled();
    expect([first, second].map(({ values }) => values.map(({ name }) => name))).toEqual([['auth_tokens/1'], ['auth_tokens/2']]);
    expect([first.end(), second.end()]).toEqual(['complete', 'complete']);
    expect([service.asked.length, apiKey.mock.calls.length]).toEqual([2, 2]);
  });

  it('asks as the service wants to be asked, with the key in a header and nowhere else', () => {
    const service = serviceByHand();
    const { subscription } = see(
      createEphemeralToken({
        apiKey: 'key-1',
        uses: 3,
        expireTime: new Date(Date.now() + 3_600_000),
        newSessionExpireTime: new Date(Date.now() + 600_000).toISOString(),
        lock: { model: 'gemini-3.8-live', setup: { systemInstruction: 'Hi.' }, fields: ['tools'] },
        fetch: service.fetch,
      }),
    );
    subscription.unsubscribe();
    const [{ url, request } = { url: '', request: undefined }] = service.asked;
    expect(url).toBe('https://generativelanguage.googleapis.com/v1beta/auth_tokens');
    expect(request).toEqual({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-goog-api-key': 'key-1' },
      body: expect.any(String) as unknown,
      redirect: 'manual',
      signal: expect.any(AbortSignal) as unknown,
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      uses: 3,
      expireTime: expect.stringMatching(/Z$/) as unknown,
      newSessionExpireTime: expect.stringMatching(/Z$/) as unknown,
      bidiGenerateContentSetup: { model: 'models/gemini-3.8-live', systemInstruction: { parts: [{ text: 'Hi.' }] } },
      fieldMask: 'systemInstruction,model,tools',
    });
    expect(request?.body).not.toContain('key-1');
  });

  it('says what was asked for beside the name, as JSON has it', async () => {
    const expireTime = new Date(Date.now() + 60_000);
    const fetch = answering(200, `{"name":"${TOKEN}"}`);
    const { values } = see(createEphemeralToken({ apiKey: 'key-1', uses: 0, expireTime, apiVersion: 'v1alpha', fetch }));
    await settled();
    const expected: EphemeralToken = { name: TOKEN, uses: 0, expireTime: expireTime.toISOString(), apiVersion: 'v1alpha' };
    expect(values).toEqual([expected]);
    expect(JSON.parse(JSON.stringify(values))).toEqual(values);
  });

  it('takes the fetch of the platform as it is at the subscription', async () => {
    const token$ = createEphemeralToken({ apiKey: 'key-1' });
    const fetch = jest.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(minted()));
    const seen = see(token$);
    await settled();
    expect(fetch).toHaveBeenCalledTimes(1);
    // Browsers refuse one that is called as a method of something else.
    expect(fetch.mock.contexts).toEqual([undefined]);
    expect(seen.values).toMatchObject([{ name: TOKEN }]);
  });

  it('says so where the platform has none', () => {
    const { fetch } = globalThis;
    Reflect.deleteProperty(globalThis, 'fetch');
    const failure = see(createEphemeralToken({ apiKey: 'key-1' })).end();
    globalThis.fetch = fetch;
    expect(failure).toBeInstanceOf(EphemeralTokenFailure);
    expect(failure).toMatchObject({ message: 'This platform has no fetch. Pass one: createEphemeralToken({ fetch }).' });
  });

  it('aborts the request when it is left', () => {
    const service = serviceByHand();
    const { subscription } = see(createEphemeralToken({ apiKey: () => of('key-1'), fetch: service.fetch }));
    expect(service.asked[0]?.request.signal.aborted).toBe(false);
    subscription.unsubscribe();
    expect(service.asked[0]?.request.signal.aborted).toBe(true);
  });

  it('asks nobody when it is left before the key is there', async () => {
    const service = serviceByHand();
    const { subscription } = see(createEphemeralToken({ apiKey: () => Promise.resolve('key-1'), fetch: service.fetch }));
    subscription.unsubscribe();
    await settled();
    expect(service.asked).toEqual([]);
  });

  it('throws at once, naming every bad option', () => {
    expect(fieldsOf(() => createEphemeralToken({ apiKey: 'key-1', uses: 0.5, lock: { model: '', fields: 'all' } }))).toEqual([
      'uses',
      'lock.model',
    ]);
  });
});
