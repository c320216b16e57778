import * as fc from 'fast-check';
import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import { encodeServerMessage } from '../../lib/wire/encode-server-message';
import { arbitraryServerMessage } from '../support/frames';
import { deepFreeze } from './deep-freeze';

describe('encodeServerMessage', () => {
  it('writes as the service does: indented, with a newline at the end', () => {
    expect(encodeServerMessage({ goAway: { timeLeft: '1s' } })).toBe('{\n  "goAway": {\n    "timeLeft": "1s"\n  }\n}\n');
  });

  it('writes what decodes to the same, as text and as bytes', () => {
    fc.assert(
      fc.property(arbitraryServerMessage, (message) => {
        const text = encodeServerMessage(deepFreeze(message));
        expect(decodeServerMessage(text)).toStrictEqual({ _tag: 'Right', right: message });
        expect(decodeServerMessage(new TextEncoder().encode(text).buffer)).toStrictEqual({ _tag: 'Right', right: message });
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
