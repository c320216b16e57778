/** The bytes of an ArrayBuffer, which `toEqual` cannot look into; `undefined` for anything else, views included. */
export const bytesOf = (data: unknown): readonly number[] | undefined =>
  Object.prototype.toString.call(data) === '[object ArrayBuffer]' ? [...new Uint8Array(data as ArrayBuffer)] : undefined;
