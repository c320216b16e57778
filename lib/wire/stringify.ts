import { encodeBase64 } from './base64';

/** JSON of a message; bytes become base64. Throws where a value is not JSON: a cycle, a bigint. */
export const stringify = (message: object, indent = 0): string =>
  JSON.stringify(
    message,
    // `this` is the holder: Node's Buffer has a toJSON that runs before the replacer sees the value.
    function (this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
      const original = this[key];
      return original instanceof Uint8Array ? encodeBase64(original) : value;
    },
    indent,
  );
