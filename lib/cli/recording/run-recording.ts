import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { styleText } from 'node:util';
import type { Timestamp } from 'rxjs';
import type { RecordedFrame } from '../../recording/recorded-frame';
import { toMarbles } from '../../testing/diagram/to-marbles';
import { eventsOf } from '../../testing/recording/events-of';
import type { SessionEvent } from '../../wire/session-event';
import { describeOutputProblem, describeProblem, isBrokenPipe } from './describe-problem';
import { eventLine } from './event-line';
import type { Paint } from './frame-line';
import { frameLine } from './frame-line';
import { HELP } from './help';
import type { Request } from './parse-arguments';
import { parseArguments } from './parse-arguments';
import { readFrames } from './read-frames';
import { withoutSound } from './without-sound';

/** What the command has of the process. */
export interface Surroundings {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { readonly write: (text: string) => unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Job = Exclude<Request, { readonly type: 'help' | 'wrong' }>;

/** A terminal shows colours, unless it is told not to. */
const paintFor = ({ stdout, env }: Surroundings): Paint =>
  stdout.isTTY === true && (env['NO_COLOR'] ?? '') === ''
    ? (format, text) => styleText(format, text, { validateStream: false })
    : (_format, text) => text;

const counted = async function* (frames: AsyncIterable<RecordedFrame>): AsyncGenerator<RecordedFrame> {
  let count = 0;
  for await (const frame of frames) {
    count += 1;
    yield frame;
  }
  if (count === 0) throw new Error('there is no frame in it.');
};

const drawingOf = async (
  events: AsyncIterable<Timestamp<SessionEvent>>,
  options: { readonly width: number; readonly notes: number | null },
) => {
  const kept: Timestamp<SessionEvent>[] = [];
  const strip = withoutSound();
  for await (const event of events) kept.push(strip(event));
  return toMarbles(kept, { width: options.width, origin: 0, ...(options.notes !== null && { notes: options.notes }) });
};

const linesOf = async function* (job: Job, surroundings: Surroundings): AsyncGenerator<string> {
  const chunks = job.file === '-' ? surroundings.stdin : createReadStream(job.file);
  const frames = counted(readFrames(chunks));
  switch (job.type) {
    case 'show':
      yield await drawingOf(eventsOf(frames), { width: job.width ?? surroundings.stdout.columns ?? 100, notes: job.notes });
      return;
    case 'events':
      for await (const event of eventsOf(frames)) yield eventLine(event, job.media);
      return;
    case 'frames': {
      const paint = paintFor(surroundings);
      for await (const frame of frames) yield frameLine(frame, job.media, paint);
      return;
    }
    default: {
      const unreachable: never = job;
      return unreachable;
    }
  }
};

/** What fails while lines are made is the fault of the input, and whatever else fails is the output's. */
const withBreaks = async function* (lines: AsyncIterable<string>, failed: (error: unknown) => void): AsyncGenerator<string> {
  try {
    for await (const line of lines) yield `${line}\n`;
  } catch (error) {
    failed(error);
    throw error;
  }
};

/** Runs the command and gives its exit code: 0, 1 where the file cannot be read or the output not written, 2 where the command line is wrong. */
export const runRecording = async (args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> => {
  const { stdout, stderr } = surroundings;
  const request = parseArguments(args);
  if (request.type === 'wrong') {
    stderr.write(`${request.problem} See gemini-live-recording --help.\n`);
    return 2;
  }
  if (request.type === 'help') {
    stdout.write(`${HELP}\n`);
    return 0;
  }
  const inInput: unknown[] = [];
  const lines = withBreaks(linesOf(request, surroundings), (error) => inInput.push(error));
  try {
    await pipeline(Readable.from(lines), stdout, { end: false });
    return 0;
  } catch (error) {
    const isOutput = !inInput.includes(error);
    if (isOutput && isBrokenPipe(error)) return 0;
    stderr.write(`${isOutput ? describeOutputProblem(error) : describeProblem(request.file, error)}\n`);
    return 1;
  }
};
