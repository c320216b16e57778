import { left } from './closed';
import { leave } from './end';
import { dialTimeout, setupTimeout, socketStuck } from './explain-loss';
import type { InputOf } from './input';
import type { Loss } from './loss';
import { dialAgain, lose } from './lose';
import { wishToMove } from './move';
import type { Next } from './next';
import { become, perform, stay } from './next';
import { tellNotedDrops } from './note-drops';
import type { Clocks, Live, State } from './state';
import { wakeUp } from './watch';

const abandon = (state: State): Next => perform(stay(state), { type: 'Abandon', generation: state.memory.generation });

const giveUp = (state: State, loss: Loss, { at, random }: InputOf<'Ticked'>): Next => lose(abandon(state), loss, random, at);

const stopped = (state: Live, clocks: Partial<Clocks>): Next<Live> => stay<Live>({ ...state, clocks: { ...state.clocks, ...clocks } });

const tickLive = (state: Live, input: InputOf<'Ticked'>): Next => {
  const { at, timer, random } = input;
  const { leaves } = state;
  const { rotate, age, watch, drain, look } = state.clocks;
  // Whoever wished to move by now does so at the end of the step. The clock may be a moment behind the timer.
  if (timer === rotate) return stopped({ ...state, leaves: leaves === null ? null : { ...leaves, by: at } }, { rotate: null });
  if (timer === age) return wishToMove(stopped(state, { age: null }), 'afterMs');
  if (timer === look) return stopped(state, { look: null });
  if (timer === watch?.timer) return wakeUp(stay<Live>(state), random, at);
  if (timer === drain) {
    if (state.held.state === 'refused') return giveUp(state, socketStuck(), input);
    return perform(stopped(state, { drain: null }), { type: 'Measure', generation: state.memory.generation });
  }
  return stay(state);
};

/** A timer fired. One that is not waited for any more changes nothing. */
export const tick = (state: State, input: InputOf<'Ticked'>): Next => {
  const { at, timer } = input;
  if (timer === state.memory.dropsTimer) return tellNotedDrops(stay(state));
  if (timer === state.memory.leaving) return leave(state, at, 0);
  if (state.type === 'Live') return tickLive(state, input);
  if (!('deadline' in state) || timer !== state.deadline) return stay(state);
  switch (state.type) {
    case 'Dialling':
      return giveUp(state, dialTimeout(state), input);
    case 'Opened':
      return giveUp(state, setupTimeout(state.settings.timeouts.setup), input);
    case 'Closing': {
      const next = left(state, null, input);
      return become({ ...next, effects: [{ type: 'Abandon', generation: state.memory.generation }, ...next.effects] }, next.state);
    }
    case 'Waiting':
      return dialAgain(state);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};
