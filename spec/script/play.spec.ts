import { microphone, playing, said, SETUP } from './stage';

const hello = { realtimeInput: { text: 'Hello' } };

describe('play', () => {
  it('opens the first dial without a word about it in the script', () => {
    expect(playing([{ expect: 'setup' }]).dial()).toEqual(['Open 1']);
  });

  it('takes a first dial that is written', () => {
    const { dial, send, words } = playing([{ dial: true }, { expect: 'setup' }, { drop: true }]);
    expect([dial(), send(SETUP)]).toEqual([['Open 1'], ['Drop 1']]);
    expect(words()).toEqual([]);
  });

  it('opens for a script without steps, and has nothing more to say', () => {
    const { dial, leave, words } = playing([]);
    expect([dial(), leave()]).toEqual([['Open 1'], []]);
    expect(words()).toEqual([]);
  });

  it('refuses a dial with a status, and goes on at the next one', () => {
    const { dial, words } = playing([{ refuse: { status: 503 } }, { dial: true }, { refuse: { status: 401 } }, { dial: true }]);
    expect([dial(1), dial(2), dial(3)]).toEqual([['Refuse 1 503'], ['Refuse 2 401'], ['Open 3']]);
    expect(words()).toEqual([]);
  });

  it('sends objects as JSON, text and bytes as they are, in order', () => {
    const script = [
      { send: { setupComplete: {} } },
      { send: { data: new Uint8Array([255]) } },
      { send: '{"cut' },
      { send: new Uint8Array([1, 2]) },
    ];
    expect(playing(script).dial()).toEqual([
      'Open 1',
      'Send 1 {"setupComplete":{}}',
      'Send 1 {"data":"/w=="}',
      'Send 1 {"cut',
      'Send 1 bytes 1 2',
    ]);
  });

  it('waits for the message that is expected, and does what follows it', () => {
    const { dial, send } = playing([{ expect: 'setup' }, { send: 'a' }, { expect: hello }, { send: 'b' }]);
    expect([dial(), send(SETUP), send(said('Hello'))]).toEqual([['Open 1'], ['Send 1 a'], ['Send 1 b']]);
  });

  it('reads binary frames of the client', () => {
    const { dial, send } = playing([{ expect: 'setup' }, { send: 'a' }]);
    dial();
    expect(send(new TextEncoder().encode('{"setup":{}}'))).toEqual(['Send 1 a']);
  });

  it('closes with a code and a reason, or without one', () => {
    expect(playing([{ close: { code: 1011, reason: 'Internal error encountered.' } }]).dial()).toEqual([
      'Open 1',
      'Close 1 1011 Internal error encountered.',
    ]);
    expect(playing([{ close: { code: 1000 } }]).dial()).toEqual(['Open 1', 'Close 1 1000']);
  });

  it('lets time pass', () => {
    const { dial, tick } = playing([{ wait: 200 }, { send: 'a' }, { wait: 0 }, { drop: true }]);
    expect([dial(), tick(1), tick(3)]).toEqual([['Open 1', 'StartTimer 1 200'], ['Send 1 a', 'StartTimer 3 0'], ['Drop 1']]);
  });

  it('ignores the tick of a timer that does not run', () => {
    const { dial, send, tick } = playing([{ expect: 'setup', within: 5 }, { wait: 9 }, { send: 'a' }]);
    expect([tick(0), dial(), send(SETUP), tick(1), tick(0)]).toEqual([
      [],
      ['Open 1', 'StartTimer 1 5'],
      ['StopTimer 1', 'StartTimer 2 9'],
      [],
      [],
    ]);
  });

  it('keeps for the next expect what comes while it waits', () => {
    const { dial, send, tick, words } = playing([{ wait: 10 }, { expect: 'setup' }, { wait: 10 }, { expect: hello }, { send: 'b' }]);
    expect([dial(), send(SETUP), send(said('Hello')), tick(1), tick(3)]).toEqual([
      ['Open 1', 'StartTimer 1 10'],
      [],
      [],
      ['StartTimer 3 10'],
      ['Send 1 b'],
    ]);
    expect(words()).toEqual([]);
  });

  it('lets what is allowed come at any time from there on, on later connections too', () => {
    const { dial, send, tick, close, words } = playing([
      { allow: { realtimeInput: { audio: {} } } },
      { expect: 'setup' },
      { wait: 5 },
      { dial: true },
      { expect: 'setup' },
    ]);
    dial();
    send(microphone);
    send(SETUP);
    send(microphone);
    tick(3);
    send(microphone);
    dial(2);
    send(microphone, 1);
    send(microphone, 2);
    send(SETUP, 2);
    send(microphone, 2);
    close(1000, '', 2);
    expect(words()).toEqual([]);
  });

  it('gives a message to the step that expects it before it is merely allowed', () => {
    const { dial, send } = playing([{ allow: 'realtimeInput' }, { expect: hello }, { send: 'a' }]);
    expect([dial(), send(said('Hi')), send(said('Hello'))]).toEqual([['Open 1'], [], ['Send 1 a']]);
  });

  it('speaks about the newest connection after a dial, and leaves the older one open', () => {
    const { dial, send, leave, words } = playing([{ expect: 'setup' }, { dial: true }, { send: 'a' }, { close: { code: 1000 } }]);
    expect([dial(1), send(SETUP, 1), dial(2), leave(1)]).toEqual([['Open 1'], [], ['Open 2', 'Send 2 a', 'Close 2 1000'], []]);
    expect(words()).toEqual([]);
  });

  it('keeps a dial that comes while it waits, until it gets there', () => {
    const { dial, tick, words } = playing([{ wait: 10 }, { close: { code: 1011 } }, { dial: true }, { send: 'a' }]);
    expect([dial(1), dial(2), tick(1)]).toEqual([['Open 1', 'StartTimer 1 10'], [], ['Close 1 1011', 'Open 2', 'Send 2 a']]);
    expect(words()).toEqual([]);
  });

  it('forgets a dial that the client gave up meanwhile', () => {
    const { dial, leave, tick } = playing([{ wait: 10 }, { dial: true }, { send: 'a' }]);
    expect([dial(1), dial(2), leave(2), tick(1), dial(3)]).toEqual([['Open 1', 'StartTimer 1 10'], [], [], [], ['Open 3', 'Send 3 a']]);
  });

  it('has nothing against a client that leaves once nothing is owed, and stops its timer', () => {
    const { dial, leave, words } = playing([{ send: 'a' }, { wait: 10 }, { allow: 'setup' }]);
    expect([dial(), leave(), leave()]).toEqual([['Open 1', 'Send 1 a', 'StartTimer 2 10'], ['StopTimer 2'], []]);
    expect(words()).toEqual([]);
  });

  it('hears nothing of a connection that is over or never was', () => {
    const { dial, send, leave, words } = playing([{ drop: true }]);
    expect([dial(), send(SETUP), leave(), send(SETUP, 7), leave(7)]).toEqual([['Open 1', 'Drop 1'], [], [], [], []]);
    expect(words()).toEqual([]);
  });

  it('changes nothing that it was given', () => {
    const { dial, send, state } = playing([{ expect: 'setup' }, { send: 'a' }]);
    const before = state();
    const copy = structuredClone(before);
    dial();
    send(SETUP);
    expect(before).toEqual(copy);
  });
});
