import type { Observable } from 'rxjs';
import type { LiveConfig, Tool } from '../../lib/index';
import { tool } from '../../lib/index';
import { liveMarbles } from '../../lib/testing/index';

const weather = (run: () => Observable<unknown>): Tool =>
  tool({ name: 'get_weather', description: 'The weather.', args: { type: 'object', properties: { city: { type: 'string' } } }, run });

const reconnect: LiveConfig['reconnect'] = { baseMs: 0 };
const x = 'sunny';
const r = { toolResponse: { functionResponses: [{ id: 'call-1', name: 'get_weather', response: { output: x } }] } };

describe('a tool in a session, drawn', () => {
  it('answers when it is ready', () => {
    liveMarbles(({ session, server, cold, expectEvents, expectSent }) => {
      session({ tools: [weather(() => cold('---(x|)', { x }))] });
      server('      --C-c-----t-(GT)');
      expectEvents('--C-c-----t-(GXT)');
      expectSent(1, 'S------r--------', { r });
    });
  });

  it('is stopped when the user interrupts, and answers nothing', () => {
    liveMarbles(({ session, server, cold, expectEvents, expectSent, expectSubscriptions }) => {
      const run$ = cold('------(x|)', { x });
      session({ tools: [weather(() => run$)] });
      server('      --C-c---(Ik)-T');
      expectEvents('--C-c---(Ik)-T');
      expectSent(1, 'S-------------');
      expectSubscriptions(run$.subscriptions).toBe('----^---!');
    });
  });

  it('goes on over a lost connection, and answers on the next one where the server still knows the call', () => {
    liveMarbles(({ session, server, cold, expectEvents, expectSent, expectSubscriptions }) => {
      const run$ = cold('----------(x|)', { x });
      session({ tools: [weather(() => run$)], reconnect });
      server('      --C-c-r#', '  --C-------T');
      expectEvents('--C-c-r(ITe)-C-------T');
      expectSent(1, 'S-------------');
      expectSent(2, '-------S------r', { r });
      expectSubscriptions(run$.subscriptions).toBe('----^---------!');
    });
  });

  it('is stopped where the new session does not know the call', () => {
    liveMarbles(({ session, server, cold, expectEvents, expectSent, expectSubscriptions }) => {
      const run$ = cold('----------(x|)', { x });
      session({ tools: [weather(() => run$)], reconnect });
      server('      --C-c--#', '  --C----');
      expectEvents('--C-c--(ITe)-(Ck)');
      expectSent(2, '-------S------');
      expectSubscriptions(run$.subscriptions).toBe('----^----!');
    });
  });
});
