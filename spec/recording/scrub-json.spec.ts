import { scrubJson } from '../../lib/recording/scrub-json';

const loud = { key: (text: string) => text, text: (text: string, key: string) => `${key}=${text}`, number: (text: string) => text };
const still = { ...loud, text: (text: string) => text };

describe('scrubJson', () => {
  it('tells each text under its key, and leaves the spelling of everything else', () => {
    expect(scrubJson('{ "a\\"" : ["b\\\\", -1.50e+3], "c": {"d": "\\u0065"},\n "f": [{"g": "h"}, "i"] }', loud)).toBe(
      '{ "a\\"" : ["a\\"=b\\\\", -1.50e+3], "c": {"d": "d=e"},\n "f": [{"g": "g=h"}, "=i"] }',
    );
  });

  it('leaves what is not JSON to others', () => {
    expect(scrubJson('{"a":', loud)).toBeNull();
  });

  it('reads a text of a million escapes', () => {
    const json = `{"a":"${'\\n'.repeat(1_000_000)}\\\\"}`;
    expect(scrubJson(json, still) === json).toBe(true);
  });
});
