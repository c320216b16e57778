import { isObject } from '../../wire/codec/fields';
import type { SetupMessage } from '../../wire/setup-message';
import type { Lock } from './auth-token';

type Fields = Readonly<Record<string, unknown>>;

const inside = (value: unknown): Fields => (isObject(value) ? value : {});

const without = (fields: Fields, key: string): Fields => Object.fromEntries(Object.entries(fields).filter(([each]) => each !== key));

/** The fields, but at that path with what the others have there, be it nothing. */
const overwrite = (fields: Fields, others: Fields, [key, ...rest]: readonly string[]): Fields => {
  if (key === undefined) return fields;
  if (rest.length > 0 && (isObject(fields[key]) || isObject(others[key])))
    return { ...fields, [key]: overwrite(inside(fields[key]), inside(others[key]), rest) };
  return Object.hasOwn(others, key) ? { ...fields, [key]: others[key] } : without(fields, key);
};

/** A handle says which session is meant and not how it is set up, so no token takes it away. */
const withHandle = (setup: SetupMessage, { sessionResumption }: SetupMessage): SetupMessage =>
  sessionResumption?.handle === undefined
    ? setup
    : { ...setup, sessionResumption: { ...setup.sessionResumption, handle: sessionResumption.handle } };

/** The setup that is in force: what the client sent, as far as its token lets it. */
export const lockSetup = (lock: Lock, setup: SetupMessage): SetupMessage => {
  switch (lock.type) {
    case 'Open':
      return setup;
    case 'Whole':
      return withHandle(lock.setup, setup);
    case 'Masked': {
      const locked: SetupMessage = lock.paths.reduce<Fields>((fields, path) => overwrite(fields, inside(lock.setup), path), inside(setup));
      return withHandle(locked, setup);
    }
    default: {
      const unreachable: never = lock;
      return unreachable;
    }
  }
};
