import type { LiveConnectConfig } from '@google/genai';
import { BACKENDS, meet, refusalOf, saidIn } from './google-genai';
import type { Dial, Talk } from './google-genai';
import { googleGenaiStage } from './google-genai-stage';

const start = googleGenaiStage();

const SCRIPT = [{ text: 'One.' }, { text: 'Two.' }, { text: 'Three.' }];

const config = (handle?: string): LiveConnectConfig => ({
  outputAudioTranscription: {},
  sessionResumption: handle === undefined ? {} : { handle },
});

const handleOf = async (talk: Talk): Promise<string> => {
  const isNew = await talk.until('a handle', ({ sessionResumptionUpdate }) => sessionResumptionUpdate?.resumable === true);
  return isNew.at(-1)?.sessionResumptionUpdate?.newHandle ?? '';
};

const ask = async (talk: Talk): Promise<string> => {
  talk.session.sendRealtimeInput({ text: 'Go on.' });
  return saidIn(await talk.turn());
};

describe.each(BACKENDS)('the client of Google on $name', ({ options, model }) => {
  const at = (url: string, handle?: string): Dial => ({ url, options, model, config: config(handle) });

  const leave = async (talk: Talk): Promise<void> => {
    talk.session.close();
    await talk.ended();
  };

  it('goes on where it was left', async () => {
    const { httpUrl: url } = await start({ script: SCRIPT });
    const first = await meet(at(url));
    expect(await ask(first)).toBe('One.');
    const handle = await handleOf(first);
    await leave(first);
    const second = await meet(at(url, handle));
    expect(await ask(second)).toBe('Two.');
    const newer = await handleOf(second);
    expect(newer).not.toBe(handle);
    await leave(second);
    expect(await ask(await meet(at(url, newer)))).toBe('Three.');
  });

  it('begins anew without a handle', async () => {
    const { httpUrl: url } = await start({ script: SCRIPT });
    const first = await meet(at(url));
    await ask(first);
    await leave(first);
    expect(await ask(await meet(at(url)))).toBe('One.');
  });

  it('cannot go on while the old connection is there', async () => {
    const { httpUrl: url } = await start({ script: SCRIPT });
    const first = await meet(at(url));
    await ask(first);
    expect(await refusalOf(at(url, await handleOf(first)))).toEqual({ code: 1011, reason: 'Internal error encountered.' });
  });

  it('cannot go on from a handle that nobody gave', async () => {
    const { httpUrl: url } = await start();
    expect(await refusalOf(at(url, 'made-up'))).toEqual({ code: 1008, reason: 'BidiGenerateContent session not found' });
  });
});
