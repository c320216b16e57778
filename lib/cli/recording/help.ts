/** What `--help` prints. */
export const HELP = `Looks into a recording of Gemini Live sessions.

  gemini-live-recording show FILE      draws the sessions as ASCII lanes on a time axis
  gemini-live-recording events FILE    the events as NDJSON, one JSON object a line, with "at" in ms
  gemini-live-recording frames FILE    the wire, one line a frame: time, connection, direction, message

FILE is NDJSON as record() makes it, a .jsonl of {"dir", "json"} lines, a .websocket.log, or - for the standard input.

  --width N   show: characters a line at most, from 60; the width of the terminal, or 100
  --notes N   show: notes at most, 40; 0 for none
  --media     events, frames: media as base64, whole, and not its size alone
  -h, --help  this text

Exit code: 0, 1 where the FILE cannot be read or the output not written, 2 where the command line is wrong.
NO_COLOR turns colours off; they are used on a terminal alone.`;
