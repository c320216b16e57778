import { sentThing } from '../../../lib/testing/marbles/sent-thing';

describe('sentThing', () => {
  it.each([
    [{ setup: {} }, 'S'],
    [{ clientContent: {} }, 'c'],
    [{ toolResponse: {} }, 'r'],
    [{ realtimeInput: { text: 'Hi' } }, 't'],
    [{ realtimeInput: { audio: {} } }, 'a'],
    [{ realtimeInput: { video: {} } }, 'f'],
    [{ realtimeInput: { activityStart: {} } }, 'v'],
    [{ realtimeInput: { activityEnd: {} } }, 'V'],
    [{ realtimeInput: { audioStreamEnd: true } }, 's'],
    [{ realtimeInput: {} }, '?'],
    [{ novelty: {} }, '?'],
    ['no JSON', '?'],
  ])('%j', (message, letter) => {
    expect(sentThing(message).letter).toBe(letter);
  });
});
