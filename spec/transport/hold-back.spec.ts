import { VirtualTimeScheduler } from 'rxjs';
import { holdBack } from '../../lib/transport/hold-back';

const watched = () => {
  const scheduler = new VirtualTimeScheduler();
  const heard: string[] = [];
  return { scheduler, heard, gate: holdBack<string>((value) => heard.push(value), scheduler) };
};

describe('holdBack', () => {
  it('delivers at once outside the work', () => {
    const { gate, heard } = watched();
    gate.pass('a');
    expect(heard).toEqual(['a']);
  });

  it('delivers what is passed inside the work on the next turn', () => {
    const { gate, heard, scheduler } = watched();
    gate.during(() => gate.during(() => gate.pass('a')));
    expect(heard).toEqual([]);
    scheduler.flush();
    expect(heard).toEqual(['a']);
  });

  it('keeps the order of what comes before that turn', () => {
    const { gate, heard, scheduler } = watched();
    gate.during(() => gate.pass('a'));
    gate.pass('b');
    scheduler.flush();
    gate.pass('c');
    expect(heard).toEqual(['a', 'b', 'c']);
  });

  it('keeps the order of what is passed while it delivers', () => {
    const scheduler = new VirtualTimeScheduler();
    const heard: string[] = [];
    const gate = holdBack<string>((value) => {
      heard.push(value);
      if (value === 'a') gate.pass('c');
    }, scheduler);
    gate.during(() => {
      gate.pass('a');
      gate.pass('b');
    });
    scheduler.flush();
    expect(heard).toEqual(['a', 'b', 'c']);
  });

  it('forgets what it holds', () => {
    const { gate, heard, scheduler } = watched();
    gate.during(() => gate.pass('a'));
    gate.drop();
    expect(scheduler.actions).toEqual([]);
    scheduler.flush();
    gate.pass('b');
    expect(heard).toEqual(['b']);
  });

  it('opens again after work that throws', () => {
    const { gate, heard } = watched();
    expect(() =>
      gate.during(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    gate.pass('a');
    expect(heard).toEqual(['a']);
  });
});
