import { microphone, playing, said, SETUP } from './stage';

const hello = { realtimeInput: { text: 'Hello' } };

describe('play: what the script does not have', () => {
  it('tells of a message that is not the expected one, where it differs and what came before, and closes', () => {
    const { dial, send, words, state } = playing([{ expect: 'setup' }, { send: 'a' }, { expect: hello }, { send: 'b' }]);
    dial();
    send(SETUP);
    expect(send(said('Hi'))).toEqual(['Report Unexpected', 'Close 1 1008 Not in the script: step 3 of 4 expects realtimeInput']);
    expect(words()).toEqual([
      'Connection 1 sent realtimeInput { text: "Hi" }, but step 3 of 4 is: expect realtimeInput { text: "Hello" }; ' +
        'realtimeInput.text is "Hi" instead of "Hello". It had sent: setup { model: "models/m" }, realtimeInput { text: "Hi" }.',
    ]);
    expect(state().problems).toMatchObject([{ type: 'Unexpected', connection: 1, step: 3 }]);
  });

  it('tells of a message where the script waits for a dial', () => {
    const { dial, send, words } = playing([{ send: 'a' }, { dial: true }]);
    dial();
    expect(send(SETUP)).toEqual(['Report Unexpected', 'Close 1 1008 Not in the script: step 2 of 2 waits for a dial']);
    expect(words()).toEqual([
      'Connection 1 sent setup { model: "models/m" }, but step 2 of 2 is: dial. It had sent: setup { model: "models/m" }.',
    ]);
  });

  it('tells of a message after the end of the script', () => {
    const { dial, send, words, state } = playing([{ expect: 'setup' }]);
    dial();
    send(SETUP);
    expect(send(microphone)).toEqual(['Report Unexpected', 'Close 1 1008 Not in the script: the script is over']);
    expect(words()).toEqual([
      'Connection 1 sent realtimeInput { audio: { mimeType: "audio/pcm;rate=16000", data: (1280 characters) } }, ' +
        'but the script is over after its only step. ' +
        'It had sent: setup { model: "models/m" }, realtimeInput { audio: { mimeType: "audio/pcm;rate=16000", data: (1280 characters) } }.',
    ]);
    expect(state().problems[0]).not.toHaveProperty('step');
  });

  it('tells of a message that no step took, when the script closes the connection', () => {
    const { dial, send, tick, words } = playing([{ wait: 10 }, { close: { code: 1011 } }]);
    dial();
    send(SETUP);
    expect(tick(1)).toEqual(['Report Unexpected', 'Close 1 1008 Not in the script: step 2 of 2']);
    expect(words()).toEqual([
      'Connection 1 sent setup { model: "models/m" }, but step 2 of 2 is: close with 1011. It had sent: setup { model: "models/m" }.',
    ]);
  });

  it('tells of a message that no step took, when the client has left', () => {
    const { dial, send, leave, words } = playing([{ send: 'a' }, { wait: 10 }]);
    dial();
    send(SETUP);
    expect(leave()).toEqual(['Report Unexpected', 'StopTimer 2']);
    expect(words()).toEqual([
      'Connection 1 sent setup { model: "models/m" }, but step 2 of 2 is: wait 10 ms. It had sent: setup { model: "models/m" }.',
    ]);
  });

  it('tells of a frame that is not JSON', () => {
    const { dial, send, words } = playing([{ expect: 'setup' }]);
    dial();
    send('{"setup"');
    expect(words()).toEqual([
      'Connection 1 sent "{\\"setup\\"", but step 1 of 1 is: expect setup; it is "{\\"setup\\"" instead of an object. It had sent: "{\\"setup\\"".',
    ]);
  });

  it('tells of a message on a connection that the script has left behind', () => {
    const { dial, send, words, state } = playing([{ dial: true }, { dial: true }, { expect: 'setup' }]);
    dial(1);
    dial(2);
    expect(send(said('Hi'), 1)).toEqual(['Report Unexpected', 'Close 1 1008 Not in the script: the script is about connection 2 by now']);
    expect(words()).toEqual([
      'Connection 1 sent realtimeInput { text: "Hi" }, but the script is about connection 2 by now: step 3 of 3 is: expect setup.',
    ]);
    expect(state()).toMatchObject({ open: [2], next: 2 });
  });

  it('tells what did not come in time', () => {
    const { dial, send, tick, words, state } = playing([{ expect: 'setup' }, { expect: hello, within: 1000 }, { send: 'a' }]);
    dial();
    expect(send(SETUP)).toEqual(['StartTimer 2 1000']);
    expect(tick(2)).toEqual(['Report Unmet', 'Close 1 1008 Not in the script: step 2 of 3 expects realtimeInput within 1000 ms']);
    expect(words()).toEqual([
      'Connection 1 did not send in time what the script has: step 2 of 3 is: expect realtimeInput { text: "Hello" } within 1000 ms. ' +
        'It had sent: setup { model: "models/m" }.',
    ]);
    expect(state()).toMatchObject({ problems: [{ type: 'Unmet', connection: 1, step: 2 }], timer: 0 });
  });

  it('tells of a client that closes too early', () => {
    const { dial, close, words, state } = playing([{ expect: 'setup', within: 9 }, { send: 'a' }]);
    dial();
    expect(close(1000, 'bye')).toEqual(['Report LeftEarly', 'StopTimer 1']);
    expect(words()).toEqual([
      'The client closed connection 1 with 1000 "bye" too early: step 1 of 2 is: expect setup within 9 ms. It had sent nothing.',
    ]);
    expect(state().problems).toMatchObject([{ type: 'LeftEarly', connection: 1, step: 1 }]);
  });

  it('tells of a client that goes away too early, and does not read what it sent before', () => {
    const { dial, send, leave, words } = playing([{ wait: 10 }, { expect: 'setup' }]);
    dial();
    send(SETUP);
    expect(leave()).toEqual(['Report LeftEarly', 'StopTimer 1']);
    expect(words()).toEqual([
      'The client abandoned connection 1 too early: step 1 of 2 is: wait 10 ms. It had sent: setup { model: "models/m" }.',
    ]);
  });

  it('tells of a dial while something is expected, and waits on', () => {
    const { dial, send, words, state } = playing([{ expect: 'setup' }, { send: 'a' }]);
    dial(1);
    expect(dial(2)).toEqual(['Open 2', 'Report UnexpectedDial', 'Close 2 1008 Not in the script: step 1 of 2 expects setup']);
    expect(words()).toEqual(['The client dialled connection 2, but step 1 of 2 is: expect setup. It had sent nothing.']);
    expect(state().problems).toMatchObject([{ type: 'UnexpectedDial', connection: 2, step: 1 }]);
    expect(send(SETUP, 1)).toEqual(['Send 1 a']);
  });

  it('tells of a dial after the end of the script', () => {
    const { dial, words } = playing([{ send: 'a' }, { close: { code: 1011 } }]);
    dial(1);
    expect(dial(2)).toEqual(['Open 2', 'Report UnexpectedDial', 'Close 2 1008 Not in the script: the script is over']);
    expect(words()).toEqual(['The client dialled connection 2, but the script is over after its 2 steps. It had sent nothing.']);
  });

  it('goes on at the next dial after a problem, with what would have been allowed', () => {
    const { dial, send, words, state } = playing([
      { expect: 'setup' },
      { allow: { realtimeInput: { audio: {} } } },
      { send: 'a' },
      { dial: true },
      { expect: 'setup' },
      { send: 'b' },
    ]);
    dial(1);
    send(said('too soon'), 1);
    expect([dial(2), send(microphone, 2), send(SETUP, 2)]).toEqual([['Open 2'], [], ['Send 2 b']]);
    expect(words()).toHaveLength(1);
    expect(state().skipped).toEqual([0, 2]);
  });

  it('counts what is alike, and keeps the last of what is not', () => {
    const { dial, send, words } = playing([{ allow: 'realtimeInput' }, { expect: 'setup' }]);
    dial();
    for (let times = 0; times < 40; times += 1) send(microphone);
    send({ toolResponse: {} });
    expect(words()[0]).toContain(
      'It had sent: realtimeInput { audio: { mimeType: "audio/pcm;rate=16000", data: (1280 characters) } } × 40, toolResponse {}.',
    );
    const other = playing([{ allow: 'realtimeInput' }, { expect: 'setup' }]);
    other.dial();
    for (let number = 0; number < 10; number += 1) other.send(said(`no. ${String(number)}`));
    other.send({});
    expect(other.words()[0]).toContain('It had sent: …, realtimeInput { text: "no. 3" }, ');
  });

  it('takes credentials out of its words', () => {
    const key = `AIza${'x'.repeat(35)}`;
    const { dial, send, close, words } = playing([{ expect: 'setup' }, { dial: true }, { expect: 'setup' }]);
    dial(1);
    send({
      clientContent: { turns: [{ parts: [{ text: `my key is ${key}` }, { text: `and it goes on and on and on: ${key} and on` }] }] },
    });
    dial(2);
    close(1000, `no ${key}`, 2);
    expect(words()).toHaveLength(2);
    expect(words().join()).not.toContain('xxxxxxxx');
    expect(words().join()).toContain('[redacted]');
  });
});
