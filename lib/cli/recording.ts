#!/usr/bin/env node
import { runRecording } from './recording/run-recording';

void runRecording(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
});
