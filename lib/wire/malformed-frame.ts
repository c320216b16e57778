import type { FrameFault, MalformedFrame } from '../errors/live-error';

const describe = ({ path, expected, excerpt }: FrameFault): string =>
  `${path === '$' ? 'the frame' : path} should be ${expected} but is ${excerpt}`;

/** The error of a frame with faults; the first one speaks for all. */
export const malformedFrame = (first: FrameFault, ...others: readonly FrameFault[]): MalformedFrame => ({
  type: 'MalformedFrame',
  message: `A frame could not be read as a whole: ${describe(first)}${others.length > 0 ? ` (and ${String(others.length)} more)` : ''}.`,
  advice: 'What was right in it was kept. If it came from the service, please report it.',
  path: first.path,
  excerpt: first.excerpt,
  faults: [first, ...others],
});
