import { isLeft } from 'fp-ts/lib/Either.js';
import type { SetupPatch } from '../wire/setup-patch';
import type { Next } from './next';
import { complain } from './next';
import { patchSettings } from './patch-settings';
import type { Blueprint, Settings } from './settings';
import type { State } from './state';

/** A change of the setup that the app made, and what it led to. */
export interface Change {
  readonly patch: SetupPatch;
  readonly blueprint: Blueprint;
}

/** Settings with changes, and those that were made; what was wrong with the others is told. */
export interface Changed<S extends State> {
  readonly next: Next<S>;
  readonly settings: Settings;
  readonly changes: readonly Change[];
}

/** The changes after the one that led to a blueprint; all of them where it does not come of one. */
export const changesAfter = (changes: readonly Change[], blueprint: Blueprint | null): readonly Change[] =>
  changes.slice(changes.findIndex((change) => change.blueprint === blueprint) + 1);

/** Makes changes one after the other: one that cannot be made takes no other with it. */
export const makeChanges = <S extends State>(next: Next<S>, settings: Settings, patches: readonly SetupPatch[]): Changed<S> =>
  patches.reduce<Changed<S>>(
    (made, patch) => {
      const changed = patchSettings(made.settings, patch);
      if (isLeft(changed)) return { ...made, next: complain(made.next, changed.left) };
      const { blueprint } = changed.right;
      return { next: made.next, settings: changed.right, changes: [...made.changes, { patch, blueprint }] };
    },
    { next, settings, changes: [] },
  );
