import { map, range, timer, VirtualTimeScheduler } from 'rxjs';
import { vertexAi } from '../../lib/index';
import { message } from '../../lib/testing/builders/message';
import { see } from '../support/log';
import { calls, PARIS, sessionWith, weather } from './tools-stage';

const given = (sent: readonly unknown[]): readonly { readonly response: object; readonly willContinue?: boolean }[] =>
  (sent as { toolResponse: { functionResponses: { response: object; willContinue?: boolean }[] } }[]).flatMap(
    ({ toolResponse }) => toolResponse.functionResponses,
  );

describe('a session with tools whose answers have to wait', () => {
  it('answers calls of one function without ids in the order of the calls', () => {
    const clock = new VirtualTimeScheduler();
    const slow = weather((city) => timer(city === 'Paris' ? 100 : 10, clock).pipe(map(() => ({ said: city }))));
    const model = 'gemini-live-2.5-flash-native-audio';
    const endpoint = vertexAi({ accessToken: () => 'token', project: 'p', location: 'us-central1' });
    const { socket, advance, sent, phase, session } = sessionWith([slow], { model, endpoint }, clock);
    const outbox = see(session.outbox$);
    socket().frame(calls(...['Paris', 'Rome'].map((city) => ({ name: 'get_weather', args: { city } }))));
    advance(50);
    expect([sent(), phase(), outbox.values.at(-1)]).toMatchObject([[], 'ToolCallExecuting', { queued: 1 }]);
    advance(50);
    expect(given(sent()).map(({ response }) => response)).toEqual([{ said: 'Paris' }, { said: 'Rome' }]);
    expect([phase(), outbox.values.at(-1)]).toMatchObject(['Active', { queued: 0 }]);
  });

  it('has failed with a result that is too large to wait, and tells the model', () => {
    const clock = new VirtualTimeScheduler();
    const large = weather(() => timer(50, clock).pipe(map(() => 'x'.repeat(5_000))));
    const { socket, advance, sent, run, story } = sessionWith([large], { reconnect: { baseMs: 2_000 }, outbox: { bytes: 1_000 } }, clock);
    socket().frame(calls(PARIS));
    socket().frame(message.sessionResumptionUpdate('h-1'));
    advance(5);
    socket().closed({ code: 1006 });
    advance(20_000);
    const error = 'The result of get_weather is too large: 5124 bytes, where 1000 are the most.';
    expect(given(sent(1))).toEqual([{ id: 'c-1', name: 'get_weather', response: { error } }]);
    expect(run()).toMatchObject({ state: 'failed', error: { why: 'result' }, result: { error } });
    expect(story()).toEqual(expect.arrayContaining(['Error ToolFailed', 'Error CommandsDropped']));
    expect(story()).not.toContain('ToolCallCancelled');
  });

  it('was cancelled where an answer finds no room', () => {
    const clock = new VirtualTimeScheduler();
    const slow = weather(() => timer(50, clock).pipe(map(() => 'sunny')));
    const { socket, advance, run } = sessionWith([slow], { reconnect: { baseMs: 2_000 }, outbox: { commands: 1 } }, clock);
    socket().frame(calls(PARIS, { ...PARIS, id: 'c-2' }));
    advance(5);
    socket().closed({ code: 1006 });
    advance(100);
    expect(run()).toMatchObject({ id: 'c-2', state: 'cancelled', ranMs: 50, late: 0 });
  });

  it('gives up parts of a result that come as a flood, and not the last one', () => {
    const flood = weather(() => range(0, 900), { behavior: 'NON_BLOCKING' });
    const { socket, advance, sent, run, story } = sessionWith([flood]);
    socket().frame(calls(PARIS));
    advance(2_000);
    const parts = given(sent());
    expect(parts.filter(({ willContinue }) => willContinue !== true)).toEqual([parts.at(-1)]);
    expect(parts.at(-1)).toMatchObject({ response: { output: 899 } });
    expect(run()).toMatchObject({ state: 'done', result: { output: 899 } });
    expect(story().filter((line) => line.startsWith('Error'))).toEqual(['Error CommandsDropped']);
  });
});
