import { isUtf8 } from 'node:buffer';
import { filter, firstValueFrom } from 'rxjs';
import { customEndpoint, liveSession, type SessionEvent } from '../../lib';
import { mutate, readyMadeFrames, seededRandom } from '../support/frames';
import { watchForFailures } from '../support/leaks';
import { linesOf } from '../support/log';
import { localServer } from '../transport/local-server';
import { misfits } from '../wire/oracle';
import { hostileFrames } from './hostile-frames';
import { markedFrame, markOf } from './marked-frames';
import { toTheEnd } from './to-the-end';

type Frame = string | Uint8Array;

const MUTATIONS = 600;
const SEED = 20_261_122;

/**
 * Sends each frame over a real socket, and a good frame after each. What came of each frame are the events before the event of its good frame; the
 * rest is what came when the session was closed.
 */
const survive = async (hostile: readonly Frame[]) => {
  const watch = watchForFailures();
  const server = await localServer();
  try {
    const accepted = server.connection();
    const session = liveSession({ endpoint: customEndpoint({ url: server.url }), model: 'gemini-3.8-live', reconnect: false });
    const seen = toTheEnd(session.events$);
    const isUp = firstValueFrom(session.ready(), { defaultValue: null });
    const { socket } = await accepted;
    socket.once('message', () => {
      socket.send('{"setupComplete":{}}');
    });
    await isUp;
    const before = seen.values.length;

    const marks = hostile.map((_, index) => markedFrame(index).mark);
    const arrived = firstValueFrom(session.events$.pipe(filter((event) => markOf(event) === marks.at(-1))), { defaultValue: null });
    hostile.forEach((frame, index) => {
      socket.send(frame, { binary: typeof frame !== 'string' });
      socket.send(markedFrame(index).frame, { binary: index % 2 === 1 });
    });
    await arrived;
    const told = seen.values.slice(before);
    session.close();
    await seen.over;
    await watch.settle();

    const cuts = marks.reduce<readonly number[]>((all, mark) => {
      const from = (all.at(-1) ?? -1) + 1;
      const at = told.slice(from).findIndex((event) => markOf(event) === mark);
      if (at < 0) throw new Error(`The good frame ${mark} did not arrive in its turn.`);
      return [...all, from + at];
    }, []);
    const sections = cuts.map((cut, index) => told.slice((cuts[index - 1] ?? -1) + 1, cut));
    const ending = linesOf({ ...seen, values: seen.values.slice(before + told.length) });
    return { sections, ending, end: seen.end(), caught: watch.caught };
  } finally {
    watch.stop();
    await server.dispose();
  }
};

type Survived = Awaited<ReturnType<typeof survive>>;

/** The errors of frames; those that the server itself reports are another thing. */
const faultsIn = (events: readonly SessionEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'Error' && event.error.type !== 'ServerFault' ? [event.error.type] : []));

const keptIn = (events: readonly SessionEvent[]): readonly string[] =>
  events.filter(({ type }) => type !== 'Error' && type !== 'PhaseChanged').map(markOf);

const expectCleanEnd = ({ ending, end, caught }: Survived): void => {
  const withoutCalls = ending.filter((line) => line !== 'ToolCallCancelled');
  expect(withoutCalls.slice(-3)).toEqual([expect.stringMatching(/> Disconnecting$/), 'Disconnecting > Disconnected', 'Disconnected 1000']);
  expect(end).toBe('complete');
  expect(caught).toEqual([]);
};

const expectPrototypesUntouched = (): void => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
  expect(Object).not.toHaveProperty('polluted');
  expect([]).not.toHaveProperty('polluted');
};

describe('a session that is sent frames that no service would send', () => {
  let survived: Survived;

  beforeAll(async () => {
    survived = await survive(hostileFrames.map(({ frame }) => frame));
  });

  it.each(hostileFrames.map((hostile, index) => ({ name: hostile.name, hostile, index })))('takes $name', ({ hostile, index }) => {
    const section = survived.sections[index] ?? [];
    expect(faultsIn(section)).toEqual(hostile.errors);
    expect(keptIn(section)).toEqual(hostile.kept);
  });

  it('keeps every error short, and none of them ends anything', () => {
    const errors = survived.sections.flat().flatMap((event) => (event.type === 'Error' ? [event] : []));
    expect(errors.filter(({ fatal }) => fatal)).toEqual([]);
    expect(errors.filter(({ error }) => JSON.stringify(error).length > 2_000)).toEqual([]);
  });

  it('leaves the prototypes of the process and of its events alone', () => {
    expectPrototypesUntouched();
    const usages = survived.sections.flat().flatMap((event) => (event.type === 'Usage' ? [event.usage] : []));
    expect(usages.map((usage) => 'polluted' in usage)).toEqual([false, false]);
  });

  it('is up at the end, and closes', () => {
    expectCleanEnd(survived);
  });
});

describe('a session that is sent damaged frames', () => {
  /** Whether anything in a frame cannot be kept, by what the protocol says of it. */
  const isSpoilt = (frame: Frame): boolean => {
    const text = (typeof frame === 'string' ? frame : Buffer.from(frame).toString('utf8')).replace(/^\uFEFF/, '');
    if (typeof frame !== 'string' && !isUtf8(frame)) return true;
    try {
      const value: unknown = JSON.parse(text);
      return typeof value !== 'object' || value === null || Array.isArray(value) || misfits(value).length > 0;
    } catch {
      return true;
    }
  };

  const random = seededRandom(SEED);
  const damaged = Array.from({ length: MUTATIONS }, (_, index) => mutate(readyMadeFrames[index % readyMadeFrames.length] ?? '', random));
  let survived: Survived;

  beforeAll(async () => {
    survived = await survive(damaged);
  });

  it('tells of each that lost something, and of no other', () => {
    const wrong = damaged.flatMap((frame, index) => {
      const owed = isSpoilt(frame) ? 1 : 0;
      const told = faultsIn(survived.sections[index] ?? []).length;
      return told === owed ? [] : [`${String(told)} errors instead of ${String(owed)} for ${Buffer.from(frame).toString('latin1')}`];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('has seen both kinds often', () => {
    const spoilt = damaged.filter(isSpoilt).length;
    expect(spoilt).toBeGreaterThan(MUTATIONS * 0.3);
    expect(spoilt).toBeLessThan(MUTATIONS * 0.9);
    expect(damaged.some((frame) => typeof frame !== 'string')).toBe(true);
  });

  it('leaves the prototypes alone', () => {
    expectPrototypesUntouched();
  });

  it('is up at the end, and closes', () => {
    expectCleanEnd(survived);
  });
});
