import { difference } from '../../lib/script/difference';
import type { ExpectedMessage } from '../../lib/script/script';

describe('difference', () => {
  it.each<readonly [ExpectedMessage, unknown]>([
    ['setup', { setup: { model: 'm' } }],
    [{ setup: {} }, { setup: { model: 'm' } }],
    [{ setup: { model: undefined } }, { setup: {} }],
    [{ realtimeInput: { text: 'a' } }, { realtimeInput: { text: 'a', more: 1 }, more: 1 }],
    [
      { toolResponse: { functionResponses: [{ id: 'a' }, {}] } },
      { toolResponse: { functionResponses: [{ id: 'a', name: 'n' }, { id: 'b' }] } },
    ],
    [{ realtimeInput: { audio: { data: new Uint8Array([255]) } } }, { realtimeInput: { audio: { data: '/w==' } } }],
    [{ clientContent: { turnComplete: true, turns: null } }, { clientContent: { turnComplete: true, turns: null } }],
  ])('finds none between %j and %j', (expected, message) => {
    expect(difference(expected, message)).toBeUndefined();
  });

  it.each<readonly [ExpectedMessage, unknown, string]>([
    ['setup', { realtimeInput: {} }, 'setup is missing'],
    ['setup', { setup: 5 }, 'setup is 5 instead of an object'],
    ['setup', [], 'it is [] instead of an object'],
    ['setup', null, 'it is null instead of an object'],
    [{ realtimeInput: { text: 'a' } }, { realtimeInput: {} }, 'realtimeInput.text is missing'],
    [{ realtimeInput: { text: 'a' } }, { realtimeInput: { text: 'b' } }, 'realtimeInput.text is "b" instead of "a"'],
    [{ realtimeInput: { text: '1' } }, { realtimeInput: { text: 1 } }, 'realtimeInput.text is 1 instead of "1"'],
    [{ clientContent: { turns: [{}] } }, { clientContent: { turns: {} } }, 'clientContent.turns is {} instead of an array'],
    [{ clientContent: { turns: [{}] } }, { clientContent: { turns: [{}, {}] } }, 'clientContent.turns has 2 items instead of 1'],
    [
      { clientContent: { turns: [{}, { role: 'user' }] } },
      { clientContent: { turns: [{}, { role: 'model' }] } },
      'clientContent.turns[1].role is "model" instead of "user"',
    ],
    [
      { realtimeInput: { audio: { data: new Uint8Array([254]) } } },
      { realtimeInput: { audio: { data: '/w==' } } },
      'realtimeInput.audio.data is "/w==" instead of "/g=="',
    ],
    [{ setup: { toString: 1 } }, { setup: {} }, 'setup.toString is missing'],
  ])('finds the first between %j and %j', (expected, message, words) => {
    expect(difference(expected, message)).toBe(words);
  });
});
