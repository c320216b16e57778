import { isLeft } from 'fp-ts/lib/Either.js';
import { refusal } from '../errors/refusal';
import type { SetupPatch } from '../wire/setup-patch';
import { changesAfter } from './changes';
import { wishToMove } from './move';
import type { Next } from './next';
import { become, complain, complainSoon, remember, stay } from './next';
import { patchSettings, whyNoPatch } from './patch-settings';
import type { Ended, Live, State } from './state';

/** The app wants another setup: the next connection gets it, and one that is up is left for it at the next quiet moment. */
export const updateSetup = (state: Exclude<State, Ended>, patch: SetupPatch): Next => {
  const flaw = whyNoPatch(patch);
  if (flaw !== null) return complainSoon(stay(state), refusal('UpdateSetup', flaw));
  if (state.type === 'Idle') return stay({ ...state, patches: [...state.patches, patch] });
  const changed = patchSettings(state.settings, patch);
  if (isLeft(changed)) return complain(stay(state), changed.left);
  if (state.settings.reconnect === null) {
    const why = 'the session is made of one connection, which cannot change its setup';
    return complain(stay(state), refusal('UpdateSetup', why, 'Leave reconnect: false out of the config.'));
  }
  const { changes, proven } = state.memory;
  const made = [...changesAfter(changes, proven), { patch, blueprint: changed.right.blueprint }];
  const next = remember(become(stay(state), { ...state, settings: changed.right }), { changes: made });
  return next.state.type === 'Live' ? wishToMove(become<Live>(next, next.state), 'updateSetup') : next;
};
