import { parseArguments } from '../../../lib/cli/recording/parse-arguments';

describe('parseArguments', () => {
  it.each([
    { args: ['show', 'a'], request: { type: 'show', file: 'a', width: null, notes: null } },
    { args: ['show', '--width', '120', '--notes=0', '-'], request: { type: 'show', file: '-', width: 120, notes: 0 } },
    { args: ['events', 'a'], request: { type: 'events', file: 'a', media: false } },
    { args: ['frames', 'a', '--media'], request: { type: 'frames', file: 'a', media: true } },
    { args: ['--help'], request: { type: 'help' } },
    { args: ['show', '-h'], request: { type: 'help' } },
  ])('takes $args', ({ args, request }) => {
    expect(parseArguments(args)).toEqual(request);
  });

  it.each([
    { args: [], problem: 'Say what to do: show, events or frames.' },
    { args: ['draw', 'a'], problem: "There is no command 'draw': it is show, events or frames." },
    { args: ['toString', 'a'], problem: "There is no command 'toString': it is show, events or frames." },
    { args: ['show'], problem: "Say which FILE to read: 'show FILE', or 'show -' for the standard input." },
    { args: ['show', 'a', 'b'], problem: "One FILE at a time: 'b' is one too many." },
    { args: ['events', 'a', '--width', '80'], problem: "--width is not for 'events'." },
    { args: ['show', 'a', '--media'], problem: "--media is not for 'show'." },
    { args: ['show', 'a', '--width', 'wide'], problem: "--width should be a whole number from 60, not 'wide'." },
    { args: ['show', 'a', '--width', '20'], problem: "--width should be a whole number from 60, not '20'." },
    { args: ['show', 'a', '--colour'], problem: "Unknown option '--colour'." },
  ])('refuses $args: $problem', ({ args, problem }) => {
    expect(parseArguments(args)).toEqual({ type: 'wrong', problem });
  });
});
