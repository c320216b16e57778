import type { Outbox, Queued } from '../../lib/machine/outbox';
import { EMPTY_OUTBOX, enqueue, entryOf, putBack, takeNext, withoutOldPictures } from '../../lib/machine/outbox';
import type { OutboxLimits } from '../../lib/machine/settings';
import { activityEnd, activityStart, audioStreamEnd, sendAudio, sendText, sendToolResponse, sendVideo } from '../../lib/wire/commands';
import { deepFreeze } from '../support/machine';

const ROOMY: OutboxLimits = { commands: 256, bytes: 1_000_000, maxAgeMs: Infinity, bufferedBytes: Infinity };
const audio = (bytes: number): Queued => sendAudio(new Uint8Array(bytes));
const video = (bytes: number): Queued => sendVideo(new Uint8Array(bytes));
const answer = (id: string): Queued => sendToolResponse([{ id, name: 'f', response: {} }]);

const boxOf = (...commands: readonly Queued[]): Outbox =>
  commands.reduce((box, command, at) => enqueue(box, entryOf(command, at, at), ROOMY).outbox, EMPTY_OUTBOX);
const waiting = ({ entries }: Outbox): readonly Queued[] => entries.map(({ command }) => command);

describe('withoutOldPictures', () => {
  it('keeps of the pictures only the newest, and all that is no picture', () => {
    const outbox = boxOf(video(2), sendText('1'), video(4), audio(2), video(6), audio(4));
    const { outbox: left, dropped } = withoutOldPictures(deepFreeze(outbox));
    expect(waiting(left)).toEqual([sendText('1'), audio(2), video(6), audio(4)]);
    expect(dropped.map(({ command }) => command)).toEqual([video(2), video(4)]);
    expect(left.bytes).toBe(left.entries.reduce((sum, { bytes }) => sum + bytes, 0));
  });

  it('changes nothing where there is one picture, or none', () => {
    const outbox = boxOf(sendText('1'), video(4));
    expect(withoutOldPictures(outbox)).toEqual({ outbox, dropped: [] });
    expect(withoutOldPictures(EMPTY_OUTBOX)).toEqual({ outbox: EMPTY_OUTBOX, dropped: [] });
  });
});

describe('takeNext', () => {
  const takeAll = (outbox: Outbox): readonly Queued[] => {
    const taken = takeNext(deepFreeze(outbox));
    return taken === null ? [] : [taken[0].command, ...takeAll(taken[1])];
  };

  it('takes nothing where nothing waits', () => {
    expect(takeNext(EMPTY_OUTBOX)).toBe(null);
  });

  it('takes what tools found out first, then what was written, then media', () => {
    const outbox = boxOf(audio(2), sendText('1'), video(4), answer('a'), audioStreamEnd(), audio(6), sendText('2'));
    expect(takeAll(outbox)).toEqual([answer('a'), sendText('1'), sendText('2'), audio(2), video(4), audioStreamEnd(), audio(6)]);
  });

  it('takes no text out of the activity that it was written in', () => {
    const spoken = [activityStart(), sendText('1'), activityEnd()] as const;
    expect(takeAll(boxOf(...spoken))).toEqual(spoken);
    expect(takeAll(boxOf(...spoken, sendText('2'), ...spoken))).toEqual([...spoken, sendText('2'), ...spoken]);
  });

  it('takes text before the media of its activity, and tool responses before everything', () => {
    const outbox = boxOf(
      audio(2),
      sendText('0'),
      activityStart(),
      audio(4),
      sendText('1'),
      activityEnd(),
      answer('a'),
      audio(6),
      sendText('2'),
    );
    expect(takeAll(outbox)).toEqual([
      answer('a'),
      sendText('0'),
      audio(2),
      activityStart(),
      sendText('1'),
      audio(4),
      activityEnd(),
      sendText('2'),
      audio(6),
    ]);
  });

  it('passes over what is held back, and takes nothing where all is', () => {
    const isHeld = ({ type }: Queued): boolean => type === 'SendToolResponse';
    expect(takeNext(boxOf(answer('a'), audio(2), sendText('1')), isHeld)?.[0].command).toEqual(sendText('1'));
    expect(takeNext(boxOf(answer('a'), answer('b')), isHeld)).toBe(null);
  });

  it('knows how much is left', () => {
    const outbox = boxOf(audio(3), sendText('Hello'));
    expect(takeNext(outbox)?.[1]).toMatchObject({ entries: [{ kind: 'audio' }], bytes: 68 });
  });
});

describe('putBack', () => {
  const old = [entryOf(sendText('1'), 0, 1), entryOf(audio(2), 0, 3)];

  it('puts commands back to where they stood', () => {
    const outbox = boxOf(sendText('0'), audio(4), sendText('2'));
    const moved: Outbox = { ...outbox, entries: outbox.entries.map((entry, index) => ({ ...entry, order: index * 2 })) };
    const { outbox: whole, dropped } = putBack(deepFreeze(moved), deepFreeze(old), ROOMY);
    expect(whole.entries.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4]);
    expect([whole.bytes, dropped]).toEqual([whole.entries.reduce((sum, { bytes }) => sum + bytes, 0), []]);
  });

  it('makes them fit as everything that waits does', () => {
    const outbox = boxOf(sendText('0'));
    const { outbox: whole, dropped } = putBack(outbox, old, { ...ROOMY, commands: 2 });
    expect([waiting(whole), dropped.map(({ command }) => command)]).toEqual([[sendText('0'), sendText('1')], [audio(2)]]);
  });

  it('changes nothing where there is nothing to put back', () => {
    const outbox = boxOf(sendText('0'));
    expect(putBack(outbox, [], { ...ROOMY, commands: 0 })).toEqual({ outbox, dropped: [] });
  });
});
