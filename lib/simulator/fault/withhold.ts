import type { WireEffect } from '../service/wire-effect';
import { afflicted, allOf, type Step } from './afflicted';

/** How long a message may wait for others, in ms. */
const PATIENCE = 1000;

const STOP: WireEffect = { type: 'StopTimer', timer: 'withheld' };

const start = (ms: number): WireEffect => ({ type: 'StartTimer', timer: 'withheld', ms });

/** Brings effects to the wire, behind what is withheld. */
export const put =
  (...effects: readonly WireEffect[]): Step =>
  (state) => {
    const { withheld } = state;
    return withheld.type === 'Nothing'
      ? afflicted(state, ...effects)
      : afflicted({ ...state, withheld: { ...withheld, effects: [...withheld.effects, ...effects] } });
  };

/** Lets everything go that waits, at once. */
export const release: Step = (state) => {
  const { withheld, late } = state;
  const waiting = withheld.type === 'Nothing' ? [] : withheld.effects;
  return afflicted({ ...state, late: [], withheld: { type: 'Nothing' } }, ...waiting, ...late);
};

/** Lets a message that waited for the next one go. */
export const putLate: Step = (state) => {
  const { late, withheld } = state;
  if (late.length === 0) return afflicted(state);
  const { state: after, effects } = put(...late)({ ...state, late: [] });
  return afflicted(after, ...effects, ...(withheld.type === 'Nothing' ? [STOP] : []));
};

/** Keeps a message until the next one is out. */
export const keepBack =
  (...effects: readonly WireEffect[]): Step =>
  (state) =>
    afflicted({ ...state, late: effects }, ...(state.withheld.type === 'Nothing' ? [start(PATIENCE)] : []));

/** Withholds everything for so many ms. What already waits is not made to wait longer. */
export const stall =
  (ms: number): Step =>
  (state) =>
    state.withheld.type === 'Nothing' ? afflicted({ ...state, withheld: { type: 'Stalled', effects: [] } }, start(ms)) : afflicted(state);

/** Withholds everything until there are so many messages. */
export const collect =
  (messages: number): Step =>
  (state) =>
    state.withheld.type === 'Nothing'
      ? afflicted({ ...state, withheld: { type: 'Collected', effects: [], missing: messages } }, start(PATIENCE))
      : afflicted(state);

const releaseNow: Step = (state) => allOf(release, (after) => afflicted(after, STOP))(state);

/** One of the messages that are waited for is there. */
export const countCollected: Step = (state) => {
  const { withheld } = state;
  if (withheld.type !== 'Collected') return afflicted(state);
  const missing = withheld.missing - 1;
  return missing > 0 ? afflicted({ ...state, withheld: { ...withheld, missing } }) : releaseNow(state);
};

/** No more messages will come to be waited for. */
export const stopCollecting: Step = (state) => (state.withheld.type === 'Collected' ? releaseNow(state) : afflicted(state));
