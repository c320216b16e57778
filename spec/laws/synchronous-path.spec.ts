import { NEVER } from 'rxjs';
import { geminiApi, liveEvents, liveSession } from '../../lib';
import { see, storyOf } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';

const FRAME = { ...message.text('Hi'), ...message.usage({ totalTokenCount: 3 }) };
const STORY = ['Connected', 'TextDelta 1: Hi', 'Usage'];

describe('law 3: the message path is synchronous', () => {
  it.each([
    ['text', JSON.stringify(FRAME)],
    ['bytes', new TextEncoder().encode(JSON.stringify(FRAME))],
  ])('tells a frame of %s before the socket goes on', (_kind, frame) => {
    const { config, advance, socket } = stage();
    const session = liveSession(config);
    const hot = see(session.events$);
    const cold = see(liveEvents(config, NEVER));
    advance(10);
    socket(0).frame(frame);
    socket(1).frame(frame);
    expect(storyOf(hot)).toEqual(STORY);
    expect(storyOf(cold)).toEqual(STORY);
  });

  it('hands a command to the socket before the call returns', () => {
    const { config, advance, socket } = stage();
    const session = liveSession(config);
    session.connect();
    advance(10);
    session.sendText('Hello');
    expect(socket().sent.at(-1)).toEqual({ realtimeInput: { text: 'Hello' } });
  });

  it('dials with a plain credential, or a function that gives one, within the turn of the dial', () => {
    const { config, advance, sockets } = stage();
    see(liveEvents({ ...config, endpoint: geminiApi({ apiKey: 'key-1' }) }, NEVER));
    see(liveEvents({ ...config, endpoint: geminiApi({ apiKey: () => 'key-2' }) }, NEVER));
    advance(0);
    expect(sockets.map(({ request }) => request.headers)).toEqual([{ 'x-goog-api-key': 'key-1' }, { 'x-goog-api-key': 'key-2' }]);
  });

  it('lives from the dial to the end without a single promise', () => {
    const then = jest.spyOn(Promise.prototype, 'then');
    const microtask = jest.spyOn(globalThis, 'queueMicrotask');
    const { config, advance, socket } = stage();
    const session = liveSession(config);
    const seen = see(session.events$);
    advance(10);
    socket().frame(FRAME);
    socket().frame(message.turnComplete());
    session.sendText('Hello');
    session.close();
    advance(10);
    const uses = then.mock.calls.length + microtask.mock.calls.length;
    then.mockRestore();
    microtask.mockRestore();
    expect(uses).toBe(0);
    expect(seen.end()).toBe('complete');
  });
});
