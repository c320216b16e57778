import type { SetupPatch } from '../wire/setup-patch';
import { changesAfter, makeChanges } from './changes';
import type { Memory } from './memory';
import type { Next } from './next';
import { remember } from './next';
import type { Blueprint, Settings } from './settings';

/** A change that was taken back together with a handle in doubt: one of the two was refused. */
export interface Suspension {
  readonly handle: string;
  readonly patches: readonly SetupPatch[];
}

/** What the app can do about a change that was taken back. */
export const TAKEN_BACK = 'The change of the setup was taken back. Correct it before you try again.';

/** Whether a setup is a change of one that a server has accepted. */
export const isChanged = ({ proven }: Memory, blueprint: Blueprint): boolean => proven !== null && proven !== blueprint;

/** The changes that led from the accepted setup to one that was refused. */
export const suspensionOf = ({ changes, proven, resumption }: Memory, refused: Blueprint): Suspension | null => {
  if (resumption === null) return null;
  const pending = changesAfter(changes, proven);
  const last = pending.findIndex(({ blueprint }) => blueprint === refused);
  return { handle: resumption.handle, patches: pending.slice(0, last + 1).map(({ patch }) => patch) };
};

const begunAt = (next: Next, settings: Settings, patches: readonly SetupPatch[]): readonly [Next, Settings] => {
  const { proven } = next.state.memory;
  const made = makeChanges(next, proven === null ? settings : { ...settings, blueprint: proven }, patches);
  return [remember(made.next, { changes: made.changes }), made.settings];
};

/** The settings without the change that was refused: those that the app made after it are made to the setup that worked. */
export const takeBack = (next: Next, settings: Settings, refused: Blueprint): readonly [Next, Settings] =>
  begunAt(
    next,
    settings,
    changesAfter(next.state.memory.changes, refused).map(({ patch }) => patch),
  );

/** The settings with a change that was taken back in vain, and those that were made after it. */
export const bringBack = (next: Next, settings: Settings, { patches }: Suspension): readonly [Next, Settings] => {
  const { changes, proven } = next.state.memory;
  const later = changesAfter(changes, proven).map(({ patch }) => patch);
  return begunAt(remember(next, { suspended: null }), settings, [...patches, ...later]);
};
