import { runScript } from '../../lib/script/run-script';
import type { ScriptEffect } from '../../lib/script/script-effect';

const SETUP = { type: 'Sent', connection: 1, data: '{"setup":{}}' } as const;

describe('runScript', () => {
  it('performs all effects of an input before it looks at what happens meanwhile', () => {
    const performed: string[] = [];
    const perform = (effect: ScriptEffect): void => {
      performed.push(effect.type === 'Send' ? `Send ${String(effect.data)}` : effect.type);
      if (effect.type === 'Send' && effect.data === 'a') feed(SETUP);
    };
    const { feed, state } = runScript([{ send: 'a' }, { send: 'b' }, { expect: 'setup' }, { send: 'c' }], perform);
    feed({ type: 'Dialled', connection: 1 });
    expect(performed).toEqual(['Open', 'Send a', 'Send b', 'Send c']);
    expect(state()).toMatchObject({ next: 4, problems: [] });
  });

  it('goes on after a shell that threw', () => {
    const performed: string[] = [];
    const { feed } = runScript([{ expect: 'setup' }, { send: 'a' }], ({ type }) => {
      if (type === 'Open') throw new Error('no');
      performed.push(type);
    });
    expect(() => feed({ type: 'Dialled', connection: 1 })).toThrow('no');
    feed(SETUP);
    expect(performed).toEqual(['Send']);
  });
});
