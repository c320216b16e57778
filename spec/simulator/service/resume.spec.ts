import { serve } from '../../../lib/simulator/service/serve';
import { content, result, text } from '../client';
import type { Connection, Wanted } from '../connection';
import { connection } from '../connection';
import { endsTurn, isPiece, saidIn } from '../says';

const HOUR = 3_600_000;
const RESUMABLE = { sessionResumption: {}, outputAudioTranscription: {} };
const SCRIPT = [{ text: 'One.' }, { text: 'Two.' }, { text: 'Three.' }];

const handleOf = ({ until, look }: Connection): string => {
  const { newHandle = '' } = until((message) => message.sessionResumptionUpdate?.resumable === true).sessionResumptionUpdate ?? {};
  look();
  return newHandle;
};

/** A session with one turn, which the client has left. */
const left = (wanted: Wanted = {}): { readonly first: Connection; readonly handle: string } => {
  const first = connection({ setup: RESUMABLE, script: SCRIPT, ...wanted });
  first.send(text('My name is Ada.'));
  const handle = handleOf(first);
  first.leave();
  return { first, handle };
};

const resume = (from: Connection, handle: string, wanted: Wanted = {}): Connection =>
  connection({ script: SCRIPT, registry: from.registry(), setup: { ...RESUMABLE, sessionResumption: { handle } }, ...wanted });

const said = (to: Connection): string => {
  to.send(text('Go on'));
  to.until(endsTurn);
  return saidIn(to.look());
};

describe('a resumed session', () => {
  it('goes on with the script, the context and what was said', () => {
    const first = connection({ setup: RESUMABLE, script: SCRIPT });
    first.send(text('My name is Ada.'));
    const before = first.until(endsTurn).usageMetadata;
    const handle = handleOf(first);
    first.leave();
    const second = resume(first, handle);
    expect(second.state()).toMatchObject({
      session: {
        history: [
          { by: 'user', text: 'My name is Ada.' },
          { by: 'model', text: 'One.' },
        ],
      },
    });
    second.send(text('Hi'));
    expect(second.until(endsTurn).usageMetadata?.promptTokenCount).toBe((before?.totalTokenCount ?? 0) + 1);
    expect(saidIn(second.look())).toBe('Two.');
  });

  it('remembers history that was seeded', () => {
    const first = connection({ setup: { ...RESUMABLE, historyConfig: { initialHistoryInClientContent: true } } });
    first.send(content('My name is Ada.'));
    first.send(text('Hi'));
    const second = resume(first, handleOf(first), { registry: (first.leave(), first.registry()) });
    expect(second.state()).toMatchObject({ session: { history: [{ by: 'user', text: 'My name is Ada.' }, {}, {}] } });
  });

  it('remembers what was said and not answered', () => {
    const tools = [{ functionDeclarations: [{ name: 'ping', behavior: 'NON_BLOCKING' }] }];
    const first = connection({ setup: { ...RESUMABLE, tools }, script: [{ call: { name: 'ping' } }] });
    first.send(text('Hi'));
    const { toolCall } = first.until((message) => message.toolCall !== undefined);
    first.until(endsTurn);
    first.send(content('My name is Ada.', false));
    first.look();
    first.send(result(toolCall?.functionCalls?.[0]?.id, 'ping', { output: 'ok' }));
    const handle = handleOf(first);
    first.leave();
    expect(said(resume(first, handle, { script: [] }))).toContain('My name is Ada. Go on');
  });

  it('begins at no place where somebody waits for an answer', () => {
    const setup = { ...RESUMABLE, realtimeInputConfig: { activityHandling: 'NO_INTERRUPTION' } };
    const first = connection({ setup, script: SCRIPT });
    first.send(text('Hi'));
    first.until(isPiece);
    first.send(text('And then?'));
    first.until(endsTurn);
    expect(first.look().at(-1)).toEqual({ sessionResumptionUpdate: {} });
    first.until(endsTurn);
    expect(first.look().at(-1)?.sessionResumptionUpdate?.resumable).toBe(true);
  });

  it('has lost what came after the handle, and older handles still work', () => {
    const { first, handle } = left();
    const second = resume(first, handle);
    second.look();
    second.send(text('Hi'));
    const newer = handleOf(second);
    second.send(text('And then?'));
    second.until(isPiece);
    second.leave();
    expect(said(resume(second, newer))).toBe('Three.');
    expect(said(resume(second, handle))).toBe('Two.');
  });

  it('may be set up in another way', () => {
    const { first, handle } = left();
    const setup = { sessionResumption: { handle } };
    const second = resume(first, handle, { setup });
    second.send(text('Hi'));
    second.until(endsTurn);
    expect(saidIn(second.look())).toBe('');
    expect(second.closed()).toBeUndefined();
  });

  it.each([
    ['geminiApi', 2 * HOUR],
    ['vertexAi', 24 * HOUR],
  ] as const)('is there so long after its end: %s', (backend, ms) => {
    const model = backend === 'vertexAi' ? 'publishers/google/models/gemini-live-2.5-flash-native-audio' : 'models/gemini-3.8-live';
    const caller = { backend };
    const { first, handle } = left({ caller, setup: { ...RESUMABLE, model }, at: 1000 });
    const end = first.registry().sessions[0]?.hold;
    expect(end?.type).toBe('Left');
    const at = end?.type === 'Left' ? end.at : 0;
    const again = { caller, setup: { model, sessionResumption: { handle } } };
    expect(resume(first, handle, { ...again, at: at + ms - 1 }).closed()).toBeUndefined();
    expect(resume(first, handle, { ...again, at: at + ms }).closed()).toMatchObject({
      code: 1008,
      reason: 'BidiGenerateContent session not found',
    });
  });
});

describe('a session that is not resumed', () => {
  it('is unknown', () => {
    const { first } = left();
    expect(resume(first, 'of-old').closed()).toMatchObject({ code: 1008, reason: 'BidiGenerateContent session not found' });
  });

  it('is one of the other backend', () => {
    const { first, handle } = left();
    const model = 'publishers/google/models/gemini-live-2.5-flash-native-audio';
    const again = { caller: { backend: 'vertexAi' as const }, setup: { model, sessionResumption: { handle } } };
    expect(resume(first, handle, again).closed()).toMatchObject({ code: 1008 });
  });

  it('had another model', () => {
    const { first, handle } = left();
    const setup = { model: 'models/gemini-3.1-flash-live-preview', sessionResumption: { handle } };
    expect(resume(first, handle, { setup }).closed()).toMatchObject({ code: 1007, reason: 'Request contains an invalid argument.' });
  });

  it('still has its old connection', () => {
    const first = connection({ setup: RESUMABLE, script: SCRIPT });
    first.send(text('Hi'));
    const handle = handleOf(first);
    expect(resume(first, handle).closed()).toMatchObject({ code: 1011, reason: 'Internal error encountered.' });
    first.leave();
    expect(resume(first, handle).closed()).toBeUndefined();
  });

  it('is free as soon as the server has closed', () => {
    const first = connection({ setup: RESUMABLE, script: SCRIPT });
    first.send(text('Hi'));
    const handle = handleOf(first);
    first.send({});
    expect(first.closed()).toBeDefined();
    expect(resume(first, handle).closed()).toBeUndefined();
  });
});

describe('what the connections share', () => {
  it('does not grow for ever', () => {
    let { first } = left();
    for (let round = 0; round < 1100; round += 1) {
      first = connection({ setup: RESUMABLE, registry: first.registry(), at: round });
      first.leave();
    }
    expect(first.registry().sessions).toHaveLength(1000);
    const late = connection({ setup: RESUMABLE, registry: first.registry(), at: 3 * HOUR });
    expect(late.registry().sessions).toHaveLength(1);
  });

  it('keeps so many handles of a session', () => {
    const long = connection({ setup: RESUMABLE, script: Array.from({ length: 80 }, () => ({ text: 'Yes.' })) });
    const handles = Array.from({ length: 80 }, () => {
      long.send(text('Hi'));
      return handleOf(long);
    });
    long.leave();
    expect(long.registry().sessions[0]?.places).toHaveLength(64);
    expect(resume(long, handles[10] ?? '').closed()).toMatchObject({ code: 1008 });
    expect(resume(long, handles[20] ?? '').closed()).toBeUndefined();
  });

  it('forgets a session that nobody can resume', () => {
    const first = connection();
    expect(first.registry().sessions).toHaveLength(1);
    first.leave();
    expect(first.registry().sessions).toEqual([]);
  });

  it('stays as it is when a connection that is over is told more', () => {
    const { first } = left();
    const registry = first.registry();
    const served = serve(registry, first.state(), { type: 'Closed', code: 1006, reason: '', at: 9 });
    expect(served).toEqual({ registry, state: { type: 'Ended' }, effects: [] });
    expect(served.registry).toBe(registry);
  });
});
