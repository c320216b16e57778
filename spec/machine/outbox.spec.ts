import * as fc from 'fast-check';
import type { Outbox, Queued } from '../../lib/machine/outbox';
import { EMPTY_OUTBOX, enqueue, entryOf, fit, kindOf, withoutStale } from '../../lib/machine/outbox';
import type { OutboxLimits } from '../../lib/machine/settings';
import { deepFreeze } from '../support/machine';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
  sendVideo,
} from '../../lib/wire/commands';

const ROOMY: OutboxLimits = { commands: 256, bytes: 1_000_000, maxAgeMs: Infinity, bufferedBytes: Infinity };
const audio = (bytes = 3): Queued => sendAudio(new Uint8Array(bytes));
const video = (bytes = 3): Queued => sendVideo(new Uint8Array(bytes));
const answer = (id: string): Queued => sendToolResponse([{ id, name: 'f', response: {} }]);

/** The outbox after some commands, the first at 0 ms, each one a ms later, and everything that was dropped on the way. */
const fill = (limits: OutboxLimits, ...commands: readonly Queued[]): { readonly outbox: Outbox; readonly dropped: readonly Queued[] } =>
  commands.reduce<{ outbox: Outbox; dropped: readonly Queued[] }>(
    (before, command, at) => {
      const { outbox, dropped } = enqueue(deepFreeze(before.outbox), entryOf(command, at, at), limits);
      return { outbox, dropped: [...before.dropped, ...dropped.map((entry) => entry.command)] };
    },
    { outbox: EMPTY_OUTBOX, dropped: [] },
  );

const waiting = ({ entries }: Outbox): readonly Queued[] => entries.map(({ command }) => command);

describe('enqueue', () => {
  const kinds: readonly (readonly [Queued, string, number])[] = [
    [audio(6), 'audio', 64 + 8],
    [video(7), 'video', 64 + 12],
    [sendText('Hello'), 'content', 64 + 5],
    [sendText('日本é'), 'content', 64 + 3 + 3 + 2],
    [sendClientContent([{ role: 'user', parts: [{ text: '語' }] }]), 'content', 64 + '[{"role":"user","parts":[{"text":"123"}]}]'.length],
    [sendClientContent([{ role: 'user', parts: [{ text: 'Hi' }] }]), 'content', 64 + '[{"role":"user","parts":[{"text":"Hi"}]}]'.length],
    [answer('a'), 'toolResponse', 64 + '[{"id":"a","name":"f","response":{}}]'.length],
    [activityStart(), 'control', 64],
    [activityEnd(), 'control', 64],
    [audioStreamEnd(), 'control', 64],
  ];
  it.each(kinds)('%j is %s of %d bytes', (command, kind, bytes) => {
    expect(enqueue(EMPTY_OUTBOX, entryOf(command, 7, 3), ROOMY)).toEqual({
      outbox: { entries: [{ command, kind, bytes, at: 7, order: 3, given: 'never' }], bytes },
      dropped: [],
    });
  });

  it('counts media inside a turn as the base64 that they become', () => {
    const turn = { role: 'user', parts: [{ inlineData: { mimeType: 'image/png', data: new Uint8Array(1_000) } }] };
    const { outbox } = enqueue(EMPTY_OUTBOX, entryOf(sendClientContent([turn]), 0, 0), ROOMY);
    expect(outbox.bytes).toBeGreaterThan(1_334);
    expect(outbox.bytes).toBeLessThan(1_600);
  });

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  it.each([
    ['a response that is no JSON', sendToolResponse([{ id: 'a', name: 'f', response: cyclic }])],
    ['no responses at all', { type: 'SendToolResponse' } as Queued],
    ['a text that is missing', { type: 'SendText' } as Queued],
    ['audio without bytes', { type: 'SendAudio' } as Queued],
    ['a picture without bytes', { type: 'SendVideo' } as Queued],
  ])('takes %s, which is refused later', (_what, command) => {
    expect(enqueue(EMPTY_OUTBOX, entryOf(command, 0, 0), ROOMY).outbox).toEqual({
      entries: [expect.objectContaining({ command, bytes: 64 })],
      bytes: 64,
    });
  });

  it('pushes the oldest media out when there are too many commands', () => {
    const commands = [sendText('1'), audio(2), video(4), sendText('2'), audio(6)] as const;
    const { outbox, dropped } = fill({ ...ROOMY, commands: 3 }, ...commands);
    expect(dropped).toEqual([commands[1], commands[2]]);
    expect(waiting(outbox)).toEqual([commands[0], commands[3], commands[4]]);
  });

  it('pushes as many of the oldest media out as the bytes of the new command need', () => {
    const commands = [audio(300), audio(300), audio(30), audio(600)] as const;
    const { outbox, dropped } = fill({ ...ROOMY, bytes: 1_100 }, ...commands);
    expect(dropped).toEqual([commands[0], commands[1]]);
    expect(waiting(outbox)).toEqual([commands[2], commands[3]]);
    expect(outbox.bytes).toBe(64 + 40 + 64 + 800);
  });

  it('pushes nothing out that was said in writing for what is said later, and drops that', () => {
    const kept = [sendText('1'), answer('a'), activityStart()] as const;
    const { outbox, dropped } = fill({ ...ROOMY, commands: 3 }, ...kept, sendText('2'), audio(2));
    expect([waiting(outbox), dropped]).toEqual([kept, [sendText('2'), audio(2)]]);
  });

  it('pushes the newest of what was said in writing out for what a server waits for', () => {
    const { outbox, dropped } = fill({ ...ROOMY, commands: 3 }, sendText('1'), sendText('2'), sendText('3'), answer('a'), activityEnd());
    expect(waiting(outbox)).toEqual([sendText('1'), answer('a'), activityEnd()]);
    expect(dropped).toEqual([sendText('3'), sendText('2')]);
  });

  it('pushes the media out before anything that was said in writing', () => {
    const { outbox, dropped } = fill({ ...ROOMY, commands: 3 }, sendText('1'), audio(2), sendText('2'), answer('a'));
    expect([waiting(outbox), dropped]).toEqual([[sendText('1'), sendText('2'), answer('a')], [audio(2)]]);
  });

  const part = (id: string): Queued => sendToolResponse([{ id, name: 'f', response: {}, willContinue: true }]);

  it('pushes the oldest parts of results out before anything else, and never a final one for them', () => {
    const { outbox, dropped } = fill({ ...ROOMY, commands: 3 }, sendText('1'), part('a'), part('b'), part('c'), audio(2), answer('a'));
    expect([waiting(outbox), dropped]).toEqual([
      [sendText('1'), audio(2), answer('a')],
      [part('a'), part('b'), part('c')],
    ]);
    expect(fill({ ...ROOMY, commands: 2 }, answer('a'), answer('b'), part('c')).dropped).toEqual([part('c')]);
  });

  it('takes what holds a final one, or nothing at all, for no part', () => {
    const both = sendToolResponse([
      { id: 'a', name: 'f', response: {}, willContinue: true },
      { id: 'b', name: 'f', response: {} },
    ]);
    const { dropped } = fill({ ...ROOMY, commands: 2 }, both, sendToolResponse([]), part('c'));
    expect(dropped).toEqual([part('c')]);
  });

  it('pushes no result and no control out, but drops the new command', () => {
    const kept = [answer('a'), activityStart(), activityEnd()] as const;
    const { outbox, dropped } = fill({ ...ROOMY, commands: 3 }, ...kept, answer('b'), audioStreamEnd());
    expect([waiting(outbox), dropped]).toEqual([kept, [answer('b'), audioStreamEnd()]]);
  });

  it('drops a command that is bigger than the whole outbox', () => {
    const { outbox, dropped } = fill({ ...ROOMY, bytes: 100 }, sendText('x'.repeat(37)));
    expect([outbox, dropped]).toEqual([EMPTY_OUTBOX, [sendText('x'.repeat(37))]]);
  });

  it('pushes nothing out for a command that is too big by itself', () => {
    const big = sendText('x'.repeat(2_000));
    const { outbox, dropped } = fill({ ...ROOMY, bytes: 1_000 }, audio(2), big);
    expect([waiting(outbox), dropped]).toEqual([[audio(2)], [big]]);
  });

  it('is full exactly at its limits', () => {
    expect(fill({ ...ROOMY, bytes: 100 }, sendText('x'.repeat(36))).dropped).toEqual([]);
    expect(fill({ ...ROOMY, commands: 2 }, sendText('1'), sendText('2')).dropped).toEqual([]);
  });

  it('keeps its limits, its order and what lasts, whatever comes', () => {
    const command = fc.oneof(
      fc.nat(90).map((bytes) => audio(bytes)),
      fc.nat(90).map((bytes) => video(bytes)),
      fc.string({ minLength: 1, maxLength: 9 }).map((text) => sendText(text)),
      fc.constantFrom(activityStart(), activityEnd(), answer('a')),
    );
    const limits = fc.record({ commands: fc.nat(6), bytes: fc.nat(900) }).map((each): OutboxLimits => ({ ...ROOMY, ...each }));
    fc.assert(
      fc.property(limits, fc.array(command, { maxLength: 30 }), (limit, commands) => {
        const { outbox, dropped } = fill(limit, ...commands);
        expect(outbox.entries.length).toBeLessThanOrEqual(limit.commands);
        expect(outbox.bytes).toBeLessThanOrEqual(limit.bytes);
        expect(outbox.bytes).toBe(outbox.entries.reduce((sum, { bytes }) => sum + bytes, 0));
        expect(outbox.entries.length + dropped.length).toBe(commands.length);
        expect(outbox.entries.map(({ at }) => at)).toEqual(outbox.entries.map(({ at }) => at).sort((a, b) => a - b));
        const accepted = commands.reduce<Outbox>((box, each, at) => {
          const next = enqueue(box, entryOf(each, at, at), limit).outbox;
          const { kind: coming } = entryOf(each, at, at);
          const yielding = ['audio', 'video', ...(coming === 'toolResponse' || coming === 'control' ? ['content'] : [])];
          const lasting = box.entries.filter(({ kind }) => !yielding.includes(kind));
          expect(next.entries).toEqual(expect.arrayContaining([...lasting]));
          return next;
        }, EMPTY_OUTBOX);
        expect(accepted).toEqual(outbox);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('fit', () => {
  it('pushes out what a smaller outbox does not hold', () => {
    const { outbox } = fill(ROOMY, sendText('1'), audio(2), video(4), sendText('2'));
    const { outbox: left, dropped } = fit(deepFreeze(outbox), { ...ROOMY, commands: 3 });
    expect([waiting(left), dropped.map(({ command }) => command)]).toEqual([[sendText('1'), video(4), sendText('2')], [audio(2)]]);
  });

  it('changes nothing where everything fits', () => {
    const { outbox } = fill(ROOMY, audio(2));
    expect(fit(outbox, ROOMY)).toEqual({ outbox, dropped: [] });
  });
});

describe('kindOf', () => {
  it.each([
    ['SendVideo', 'video'],
    ['setup', 'control'],
    ['Interrupt', 'control'],
    ['toString', 'control'],
  ])('%s is %s', (type, kind) => {
    expect(kindOf(type)).toBe(kind);
  });
});

describe('withoutStale', () => {
  const limits: OutboxLimits = { ...ROOMY, maxAgeMs: 100 };
  const { outbox } = fill(limits, audio(2), sendText('1'), video(4), audio(6));

  it('lets go of media that waited longer than they may', () => {
    const { outbox: left, dropped } = withoutStale(deepFreeze(outbox), 102, limits);
    expect(dropped.map(({ command }) => command)).toEqual([audio(2)]);
    expect(waiting(left)).toEqual([sendText('1'), video(4), audio(6)]);
    expect(left.bytes).toBe(64 + 1 + 64 + 8 + 64 + 8);
  });

  it('keeps everything else, however old', () => {
    expect(waiting(withoutStale(outbox, 1_000_000, limits).outbox)).toEqual([sendText('1')]);
  });

  it('keeps media for ever where no age is set', () => {
    expect(withoutStale(outbox, 1_000_000, ROOMY)).toEqual({ outbox, dropped: [] });
  });
});
