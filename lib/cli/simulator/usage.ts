import { FAULT_PARAMETERS } from '../../simulator/fault/fault-parameters';

const OPTIONS = `  --port N            where to listen, on 127.0.0.1 only; 0 takes a port that is free (8080)
  --scenario NAME     one of the scenarios below
  --scenario FILE     a scenario as JSON
  --fault SPEC        something that goes wrong on purpose; may be repeated
  --seed N            what ids, handles and faults are drawn from (1)
  --speed N           how many times faster than real time the model speaks (4)
  --record FILE       writes what is on the wire as NDJSON, without credentials
  --frames KIND       binary, as the service sends them, or text (binary)
  --quiet             no line for each frame
  --help              this text`;

const GRAMMAR = `A fault is NAME[:PARAMETER...][@CONNECTION[.MOMENT]][%CHANCE]:
  --fault status:503@1                     the first dial is answered with HTTP 503
  --fault malformed@2.5                    the fifth message on the second connection is broken
  --fault close:1011:Internal error.@*.3   every connection is closed instead of its third message
  --fault stall:3000@1.setup               nothing comes for 3 s after the first setup
  --fault drop%0.02                        each message cuts the connection with a chance of 2 %`;

const faultLines = (): readonly string[] =>
  Object.entries(FAULT_PARAMETERS).map(([name, parameters]) => {
    const given = parameters.map((parameter) => `:${parameter.name.toUpperCase()} (${String(parameter.otherwise)})`);
    return `  ${[name, ...given].join(' ')}`;
  });

/** How the command is used. */
export const usage = (scenarios: readonly string[]): string =>
  [
    'gemini-live-simulator: a server on this machine that speaks the wire of the Gemini Live API, for any client.',
    '',
    'Options, with what stands where they are left out:',
    OPTIONS,
    '',
    `Scenarios: ${scenarios.join(', ')}`,
    '',
    GRAMMAR,
    '',
    'Faults, with their parameters:',
    ...faultLines(),
    '',
    'It ends with Ctrl-C. Exit codes: 0 after that, 1 where it could not run, 2 where it was asked for what there is not.',
    '',
  ].join('\n');
