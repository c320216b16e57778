import type { ScriptStep } from '../../lib/script/script';
import { stepWords } from '../../lib/script/step-words';

describe('stepWords', () => {
  it.each<readonly [ScriptStep, string]>([
    [{ dial: true }, 'dial'],
    [{ refuse: { status: 503 } }, 'refuse with HTTP 503'],
    [{ expect: 'setup' }, 'expect setup'],
    [{ expect: { realtimeInput: { text: 'Hello' } }, within: 9 }, 'expect realtimeInput { text: "Hello" } within 9 ms'],
    [{ allow: 'toolResponse' }, 'allow toolResponse'],
    [{ send: { setupComplete: {} } }, 'send setupComplete {}'],
    [{ send: '{"cut' }, 'send "{\\"cut"'],
    [{ send: new Uint8Array(4) }, 'send (4 bytes)'],
    [{ wait: 5 }, 'wait 5 ms'],
    [{ close: { code: 1000 } }, 'close with 1000'],
    [{ close: { code: 1011, reason: 'Oh.' } }, 'close with 1011 "Oh."'],
    [{ drop: true }, 'drop'],
  ])('says %j as %s', (step, words) => {
    expect(stepWords(step)).toBe(words);
  });
});
