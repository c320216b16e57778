import { isObject } from './codec/fields';
import type { Setup } from './setup-message';

/** A JSON merge patch of a value: any part of it, where `null` takes a field out. */
type Patch<T> = T extends readonly unknown[] | Uint8Array ? T : T extends object ? { readonly [K in keyof T]?: Patch<T[K]> | null } : T;

/** A change of the setup, as a JSON merge patch (RFC 7396). */
export type SetupPatch = Patch<Setup>;

type Fields = Readonly<Record<string, unknown>>;

const isMergeable = (value: unknown): value is Fields => isObject(value) && !ArrayBuffer.isView(value);

const merge = (target: unknown, patch: unknown): unknown => {
  if (!isMergeable(patch)) return patch;
  const merged: Record<string, unknown> = isMergeable(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, key);
    else if (value !== undefined) merged[key] = merge(merged[key], value);
  }
  return merged;
};

/** What a patch makes of a setup. */
export const applySetupPatch = <T extends object>(setup: T, patch: SetupPatch): T => merge(setup, patch) as T;
