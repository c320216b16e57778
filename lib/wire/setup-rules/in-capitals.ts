import type * as t from 'io-ts';
import { anatomyOf, codecOf } from '../codec/anatomy';
import { isObject } from '../codec/fields';
import type { SetupMessage } from '../setup-message';
import { setupMessage } from '../setup-message';

const capitals = (codec: t.Mixed, value: unknown): unknown => {
  const anatomy = anatomyOf(codec);
  switch (anatomy.type) {
    case 'words': {
      const word = typeof value === 'string' ? value.toUpperCase() : '';
      return anatomy.words.includes(word) ? word : value;
    }
    case 'list':
      return Array.isArray(value) ? value.map((each) => capitals(anatomy.item, each)) : value;
    case 'fields':
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, each]) => {
              const inner = codecOf(anatomy.props, key);
              return [key, inner === undefined ? each : capitals(inner, each)];
            }),
          )
        : value;
    case 'other':
      return value;
    default: {
      const unreachable: never = anatomy;
      return unreachable;
    }
  }
};

/**
 * A setup with each word that is known in capitals: not every door of the service minds lower case, so what a rule says of a word holds for both
 * spellings.
 */
export const inCapitals = (setup: SetupMessage): SetupMessage => capitals(setupMessage, setup) as SetupMessage;
