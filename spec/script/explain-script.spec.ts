import { explainScript } from '../../lib/script/explain-script';
import { playing, said, SETUP } from './stage';

const HEAD = 'The script was not played as it is written.';

describe('explainScript', () => {
  it('has nothing to say of a script that was played', () => {
    const { dial, send, state } = playing([{ expect: 'setup' }, { send: 'a' }, { wait: 5 }, { allow: 'setup' }]);
    dial();
    send(SETUP);
    expect(explainScript(state())).toBeUndefined();
  });

  it('says that nobody dialled', () => {
    expect(explainScript(playing([{ expect: 'setup' }, { wait: 5 }, { send: 'a' }]).state())).toBe(
      [HEAD, '* Not done of the 3 steps: 1, 3. Nobody dialled.', '', '  > 1  expect setup', '    2  wait 5 ms', '  - 3  send "a"'].join(
        '\n',
      ),
    );
  });

  it('wants the dials that are written', () => {
    const { dial, state } = playing([{ drop: true }, { dial: true }]);
    dial();
    expect(explainScript(state())).toBe([HEAD, '* Not done of the 2 steps: 2.', '', '    1  drop', '  > 2  dial'].join('\n'));
  });

  it('lists every problem, and the steps that were passed over', () => {
    const { dial, send, state } = playing([{ expect: 'setup' }, { send: 'a' }, { dial: true }, { expect: 'setup' }]);
    dial(1);
    send(said('Hi'), 1);
    dial(2);
    send(SETUP, 2);
    dial(3);
    expect(explainScript(state())).toBe(
      [
        HEAD,
        '* Connection 1 sent realtimeInput { text: "Hi" }, but step 1 of 4 is: expect setup; setup is missing. It had sent: realtimeInput { text: "Hi" }.',
        '* The client dialled connection 3, but the script is over after its 4 steps. It had sent: setup { model: "models/m" }.',
        '* Not done of the 4 steps: 1, 2.',
        '',
        '  > 1  expect setup',
        '  - 2  send "a"',
        '    3  dial',
        '    4  expect setup',
      ].join('\n'),
    );
  });

  it('lists problems alone where every step was done', () => {
    const { dial, state } = playing([{ drop: true }]);
    dial(1);
    dial(2);
    expect(explainScript(state())).toBe(
      [HEAD, '* The client dialled connection 2, but the script is over after its only step. It had sent nothing.'].join('\n'),
    );
  });

  it('tells of a message that came during the last wait, though the wait goes on', () => {
    const { dial, send, state } = playing([{ expect: 'setup' }, { send: 'a' }, { wait: 10_000 }]);
    dial();
    send(SETUP);
    expect(explainScript(state())).toBeUndefined();
    send(said('Hi'));
    expect(explainScript(state())).toContain(
      '* Connection 1 sent realtimeInput { text: "Hi" }, but the script is over after its 3 steps. It had sent: setup',
    );
  });

  it('tells of a dial that came during a wait', () => {
    const { dial, send, state } = playing([{ expect: 'setup' }, { wait: 10 }, { wait: 10 }]);
    dial(1);
    send(SETUP);
    dial(2);
    expect(explainScript(state())).toContain('* The client dialled connection 2, but the script is over after its 3 steps.');
  });

  it('says only once what came too early for the steps after a wait', () => {
    const script = [{ expect: 'setup' }, { wait: 10 }, { expect: 'clientContent' }, { dial: true }, { wait: 5 }] as const;
    const { dial, send, state } = playing(script);
    dial();
    send(SETUP);
    send({ clientContent: {} });
    dial(2);
    expect(explainScript(state())).toBe(
      [
        HEAD,
        '* Not done of the 5 steps: 3, 4.',
        '',
        '    1  expect setup',
        '    2  wait 10 ms',
        '  > 3  expect clientContent',
        '  - 4  dial',
        '    5  wait 5 ms',
      ].join('\n'),
    );
  });

  it('has nothing to say of messages during a wait that are allowed before or after it', () => {
    const { dial, send, state } = playing([
      { expect: 'setup' },
      { allow: { realtimeInput: { text: 'a' } } },
      { wait: 10 },
      { allow: 'realtimeInput' },
    ]);
    dial();
    send(SETUP);
    send(said('a'));
    send(said('b'));
    expect(explainScript(state())).toBeUndefined();
  });
});
