import { liveSession } from '../../../lib/live/live-session';
import type { Script } from '../../../lib/script/script';
import { see, storyOf } from '../../support/log';
import { asks, READY, says, sessionOver, TURN_ENDS } from './stage';

describe('scriptedTransport, with a session', () => {
  it('plays a turn of text', () => {
    const { session, watch, advance, transport, scheduler } = sessionOver([
      ...READY,
      { expect: asks('Hello'), within: 1000 },
      { wait: 200 },
      { send: says('Hi') },
      { send: TURN_ENDS },
    ]);
    const seen = watch();
    session.sendText('Hello');
    advance(199);
    expect(storyOf(seen)).toEqual(['Connected']);
    advance(1);
    expect(storyOf(seen)).toEqual(['Connected', 'TextDelta 1: Hi', 'TextComplete 1: Hi', 'TurnComplete 1']);
    session.close();
    advance(10);
    expect(seen.end()).toBe('complete');
    expect(scheduler.actions).toEqual([]);
    transport.verify();
    expect(transport.problems).toEqual([]);
  });

  it('plays a tool round', () => {
    const { session, watch, advance, transport } = sessionOver([
      ...READY,
      { send: { toolCall: { functionCalls: [{ id: 'c-1', name: 'look', args: {} }] } } },
      { expect: { toolResponse: { functionResponses: [{ id: 'c-1', response: { output: 'red' } }] } } },
      { send: says('It is red.') },
      { send: TURN_ENDS },
    ]);
    const seen = watch();
    session.toolCalls$.subscribe(({ id }) => session.sendToolResponse([{ id, response: { output: 'red' } }]));
    advance(10);
    expect(storyOf(seen)).toEqual(['Connected', 'ToolCall c-1', 'TextDelta 1: It is red.', 'TextComplete 1: It is red.', 'TurnComplete 1']);
    transport.verify();
  });

  it.each([401, 503])('refuses the upgrade with %d', (status) => {
    const { watch, advance, transport } = sessionOver([{ refuse: { status } }]);
    const seen = watch();
    advance(10);
    expect(seen.values.at(-1)).toMatchObject({ type: 'Disconnected', cause: { type: 'DialFailed', status } });
    transport.verify();
  });

  it('closes in the middle of a turn', () => {
    const { watch, advance, transport } = sessionOver([
      ...READY,
      { send: says('Once upon') },
      { wait: 40 },
      { close: { code: 1011, reason: 'Internal error encountered.' } },
    ]);
    const seen = watch();
    advance(39);
    expect(storyOf(seen)).toEqual(['Connected', 'TextDelta 1: Once upon']);
    advance(1);
    expect(storyOf(seen).slice(2)).toEqual([
      'Interrupted by drop',
      'TextComplete 1: Once upon',
      'TurnComplete 1',
      'Error ConnectionLost, fatal',
      'Disconnected 1011 ConnectionLost',
    ]);
    expect(seen.values.at(-1)).toMatchObject({ reason: 'Internal error encountered.' });
    transport.verify();
  });

  it('drops the connection without a close frame', () => {
    const { watch, advance, transport } = sessionOver([...READY, { drop: true }]);
    const seen = watch();
    advance(10);
    expect(storyOf(seen)).toEqual(['Connected', 'Error ConnectionLost, fatal', 'Disconnected 1006 ConnectionLost']);
    transport.verify();
  });

  it('serves one dial after the other', () => {
    const { config, watch, advance, transport } = sessionOver([
      ...READY,
      { close: { code: 1011 } },
      { dial: true },
      ...READY,
      { send: says('Again') },
    ]);
    watch();
    advance(10);
    const second = see(liveSession(config).events$);
    advance(10);
    expect(storyOf(second)).toEqual(['Connected', 'TextDelta 1: Again']);
    transport.verify();
  });

  it('serves the dial that a session makes by itself, with the handle that it was given', () => {
    const { watch, advance, transport } = sessionOver(
      [
        ...READY,
        { send: { sessionResumptionUpdate: { newHandle: 'h-1', resumable: true } } },
        { drop: true },
        { dial: true },
        { expect: { setup: { sessionResumption: { handle: 'h-1' } } } },
        { send: { setupComplete: {} } },
        { send: says('Again') },
      ],
      { reconnect: { baseMs: 5 } },
    );
    const seen = watch();
    advance(10);
    expect(storyOf(seen)).toEqual(['Connected', 'SessionResumeUpdate', 'Error ConnectionLost', 'Connected', 'TextDelta 1: Again']);
    transport.verify();
  });

  it('lets the microphone speak, and hears what it listens for', () => {
    const { session, watch, advance, transport } = sessionOver([
      ...READY,
      { allow: { realtimeInput: { audio: { mimeType: 'audio/pcm;rate=16000' } } } },
      { expect: asks('Hello') },
      { send: says('Hi') },
    ]);
    const seen = watch();
    advance(10);
    for (let times = 0; times < 5; times += 1) session.sendAudio(new Uint8Array(640));
    session.sendText('Hello');
    session.sendAudio(new Uint8Array(640));
    advance(10);
    expect(storyOf(seen)).toEqual(['Connected', 'TextDelta 1: Hi']);
    transport.verify();
  });

  it('tells the session in the close reason what is not in the script', () => {
    const { session, watch, advance, transport } = sessionOver([...READY, { expect: asks('Hello') }, { send: says('Hi') }]);
    const seen = watch();
    session.sendText('Hi');
    advance(10);
    expect(seen.values.at(-1)).toMatchObject({ code: 1008, reason: 'Not in the script: step 3 of 4 expects realtimeInput' });
    expect(() => transport.verify()).toThrow(
      [
        'The script was not played as it is written.',
        '* Connection 1 sent realtimeInput { text: "Hi" }, but step 3 of 4 is: expect realtimeInput { text: "Hello" }; ' +
          'realtimeInput.text is "Hi" instead of "Hello". It had sent: ',
      ].join('\n'),
    );
    expect(() => transport.verify()).toThrow(
      [
        '* Not done of the 4 steps: 3, 4.',
        '',
        '    1  expect setup',
        '    2  send setupComplete {}',
        '  > 3  expect realtimeInput { text: "Hello" }',
        '  - 4  send serverContent { modelTurn: { parts: [{ text: "Hi" }] } }',
      ].join('\n'),
    );
  });

  it('plays a script that was JSON', () => {
    const text = JSON.stringify([...READY, { send: says('Hi') }, { close: { code: 1000 } }]);
    const { watch, advance, transport } = sessionOver(JSON.parse(text) as Script);
    const seen = watch();
    advance(10);
    expect(storyOf(seen)).toContain('TextDelta 1: Hi');
    transport.verify();
  });
});
