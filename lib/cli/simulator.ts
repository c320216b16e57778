#!/usr/bin/env node
import { runSimulator } from './simulator/run-simulator';

const untilStopped = (): Promise<void> =>
  new Promise((stop) => {
    // Once each: a second Ctrl-C ends the process at once.
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });

void runSimulator(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  hasColors: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  untilStopped,
}).then((code) => {
  process.exitCode = code;
});
