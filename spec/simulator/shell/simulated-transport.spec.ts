import { VirtualTimeScheduler } from 'rxjs';
import { LiveConfigError } from '../../../lib/errors/live-config-error';
import { liveSession } from '../../../lib/live/live-session';
import { simulatedTransport } from '../../../lib/simulator';
import { ephemeralToken } from '../../../lib/transport/ephemeral-token';
import { geminiApi } from '../../../lib/transport/gemini-api';
import { GEMINI, SETUP } from '../dialled';
import { URL, typesOf, world } from '../world';
import type { Client } from '../world';

describe('simulatedTransport', () => {
  it('holds a conversation with a session, in virtual time', () => {
    const scheduler = new VirtualTimeScheduler();
    const transport = simulatedTransport({ script: [{ text: 'Hello, Ada.' }], scheduler });
    const setup = { outputAudioTranscription: {} };
    const session = liveSession({ endpoint: geminiApi({ apiKey: 'k' }), model: 'gemini-3.8-live', setup, env: { transport, scheduler } });
    const types: string[] = [];
    session.events$.subscribe(({ type }) => {
      types.push(type);
      if (type === 'TurnComplete') session.close();
    });
    let reply = '';
    session.reply$.subscribe((delta) => (reply += delta));
    session.sendText('Hi');
    scheduler.flush();
    expect(reply).toBe('Hello, Ada.');
    expect(types.filter((type, index) => type !== 'PhaseChanged' && type !== types[index - 1])).toEqual([
      'Connected',
      'SessionResumeUpdate',
      'OutputTranscription',
      'AudioData',
      'GenerationComplete',
      'Usage',
      'TurnComplete',
      'SessionResumeUpdate',
      'Disconnected',
    ]);
  });

  it('is cold, and dials once for each subscription', () => {
    const { transport, dial, wait, timers } = world();
    const connection$ = transport({ url: URL, headers: {}, protocols: [] });
    expect(timers()).toBe(0);
    connection$.subscribe().unsubscribe();
    expect(timers()).toBe(0);
    const [one, other] = [dial(), dial()];
    wait(0);
    expect([typesOf(one), typesOf(other)]).toEqual([['Opened'], ['Opened']]);
  });

  it('emits nothing inside subscribe, send and close', () => {
    const { dial, wait } = world();
    const client = dial();
    expect(typesOf(client)).toEqual([]);
    wait(0);
    client.socket().send('no JSON');
    client.socket().close();
    expect(typesOf(client)).toEqual(['Opened']);
    wait(0);
    expect(client.end()).toMatchObject({ code: 1007 });
  });

  it('gives frames as buffers of their own, or as text', () => {
    for (const [frames, expected] of [
      ['binary', '[object ArrayBuffer]'],
      ['text', '[object String]'],
    ] as const) {
      const { dial, wait } = world({ frames });
      const client = dial();
      wait(0);
      client.send(SETUP);
      wait(1000);
      const data = client.incoming.flatMap((each) => (each.type === 'Frame' ? [each.data] : []));
      expect(data.map((each) => Object.prototype.toString.call(each))).toEqual([expected]);
    }
  });

  it('takes so long for everything, in order', () => {
    const { dial, wait } = world({ latencyMs: 100, speed: 1 });
    const client = dial();
    wait(199);
    expect(typesOf(client)).toEqual([]);
    wait(1);
    expect(typesOf(client)).toEqual(['Opened']);
    client.send(SETUP);
    expect(client.socket().bufferedAmount).toBeGreaterThan(0);
    wait(399);
    expect(client.socket().bufferedAmount).toBe(0);
    expect(client.frames()).toEqual([]);
    wait(1);
    expect(client.frames()).toEqual(['{\n  "setupComplete": {}\n}\n']);
    client.socket().close(3000, 'bye');
    wait(200);
    expect(client.incoming.at(-1)).toEqual({ type: 'Closed', code: 3000, reason: 'bye' });
  });

  it('takes nothing any more after a close of the client', () => {
    const { dial, wait } = world();
    const client = dial();
    wait(0);
    client.socket().close();
    expect(() => client.send(SETUP)).toThrow('the socket is closing');
    wait(0);
    expect(client.end()).toEqual({ type: 'Closed', code: 1000, reason: '' });
    expect(() => client.send(SETUP)).not.toThrow();
  });

  it('loses what is sent while the close of the server is on its way', () => {
    const { dial, wait } = world({ latencyMs: 50 });
    const client = dial(URL.replace(/\?.*/, ''));
    wait(100);
    expect(client.end()?.code).toBe(1008);
    const other = dial();
    wait(100);
    other.send({});
    wait(60);
    expect(() => other.send(SETUP)).not.toThrow();
    wait(40);
    expect(typesOf(other)).toEqual(['Opened', 'Closed']);
  });

  it.each([0, 1, 60, 200, 400])('leaves no timer when it is abandoned after %p ms', (ms) => {
    const { dial, wait, timers } = world({ latencyMs: 20, lifetimeMs: 10_000, noticeMs: 1000 });
    const client = dial();
    wait(ms);
    if (typesOf(client).includes('Opened')) client.send(SETUP);
    wait(30);
    if (typesOf(client).includes('Opened')) client.send(SETUP);
    client.subscription.unsubscribe();
    expect(timers()).toBe(0);
    const before = client.incoming.length;
    wait(20_000);
    expect(client.incoming).toHaveLength(before);
  });

  it('leaves no timer when it is closed', () => {
    const { dial, wait, timers } = world({ lifetimeMs: 10_000 });
    const client = dial();
    wait(0);
    client.send(SETUP);
    wait(1000);
    expect(timers()).toBe(1);
    client.socket().close();
    wait(0);
    expect(timers()).toBe(0);
  });

  it('reads headers in any case', () => {
    const { dial, wait } = world({ accepts: (key) => key === 'k' });
    const client = dial(`wss://host${GEMINI}`, { 'X-Goog-Api-Key': 'k' });
    wait(0);
    client.send(SETUP);
    wait(100);
    expect(client.frames()).toHaveLength(1);
  });

  it('keeps sessions for another connection, but not while the first one has them', () => {
    const { dial, wait } = world({ speed: 100 });
    const first = dial();
    wait(0);
    first.send({ setup: { ...SETUP.setup, sessionResumption: {} } });
    wait(100);
    const { newHandle: handle } = (JSON.parse(first.frames()[1] ?? '{}') as { sessionResumptionUpdate: { newHandle: string } })
      .sessionResumptionUpdate;
    const resume = (): Client => {
      const client = dial();
      wait(0);
      client.send({ setup: { ...SETUP.setup, sessionResumption: { handle } } });
      wait(100);
      return client;
    };
    expect(resume().end()).toEqual({ type: 'Closed', code: 1011, reason: 'Internal error encountered.' });
    first.subscription.unsubscribe();
    expect(resume().end()).toBeUndefined();
  });

  it('has tokens', () => {
    const { scheduler, transport, dial, wait } = world();
    const token = transport.createToken({ uses: 1 });
    const session = liveSession({ endpoint: ephemeralToken({ token }), model: 'gemini-3.8-live', env: { transport, scheduler } });
    const types: string[] = [];
    session.events$.subscribe(({ type }) => types.push(type));
    wait(1000);
    expect(types).toContain('Connected');
    const second = dial(`wss://host${GEMINI}Constrained?access_token=${token}`);
    wait(0);
    second.send(SETUP);
    wait(0);
    expect(second.end()).toMatchObject({ code: 1011, reason: 'Token has been used too many times' });
    expect(() => transport.createToken({ uses: -1 })).toThrow(LiveConfigError);
  });
});
