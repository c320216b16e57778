import { VirtualTimeScheduler } from 'rxjs';
import type { Lane } from '../../../lib/simulator/shell/lane';
import { lane } from '../../../lib/simulator/shell/lane';

interface Road {
  readonly scheduler: VirtualTimeScheduler;
  readonly arrived: readonly string[];
  readonly road: Lane<string>;
}

const road = (ms: number, arrive: (value: string, road: Lane<string>) => void = () => undefined): Road => {
  const scheduler = new VirtualTimeScheduler();
  const arrived: string[] = [];
  const made: Lane<string> = lane(scheduler, ms, (value) => {
    arrived.push(`${String(scheduler.frame)} ${value}`);
    arrive(value, made);
  });
  return { scheduler, arrived, road: made };
};

describe('lane', () => {
  it('keeps the order and one timer', () => {
    const { scheduler, arrived, road: way } = road(5);
    ['a', 'b'].forEach(way.put);
    scheduler.schedule(() => way.put('c'), 2);
    expect(arrived).toEqual([]);
    expect(scheduler.actions).toHaveLength(2);
    scheduler.flush();
    expect(arrived).toEqual(['5 a', '5 b', '7 c']);
  });

  it('takes what is put on arrival behind the rest', () => {
    const {
      scheduler,
      arrived,
      road: way,
    } = road(0, (value, again) => {
      if (value === 'a') again.put('c');
    });
    ['a', 'b'].forEach(way.put);
    scheduler.flush();
    expect(arrived).toEqual(['0 a', '0 b', '0 c']);
  });

  it('waits while it is paused, also from inside', () => {
    const {
      scheduler,
      arrived,
      road: way,
    } = road(1, (value, again) => {
      if (value === 'a') again.pause();
    });
    ['a', 'b'].forEach(way.put);
    scheduler.flush();
    way.put('c');
    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
    expect(arrived).toEqual(['1 a']);
    scheduler.schedule(way.resume, 9);
    scheduler.flush();
    expect(arrived).toEqual(['1 a', '10 b', '10 c']);
  });

  it('forgets everything when it is dropped, also from inside', () => {
    const { scheduler, arrived, road: way } = road(1, (_, again) => again.drop());
    ['a', 'b'].forEach(way.put);
    scheduler.flush();
    way.put('c');
    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
    expect(arrived).toEqual(['1 a']);
  });
});
