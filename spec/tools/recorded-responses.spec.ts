import { EMPTY } from 'rxjs';
import { liveEvents, tool } from '../../lib/index';
import type { WireFunctionCall } from '../../lib/wire/server-message';
import { see } from '../support/log';
import { recordedFiles } from '../support/recordings';
import { stage } from '../support/session';

interface Response {
  readonly id?: string;
  readonly name: string;
  readonly response: Readonly<Record<string, unknown>>;
}

/** What was sent and received of tools in a recording, in order. */
interface Round {
  readonly name: string;
  readonly calls: readonly WireFunctionCall[];
  readonly responses: readonly Response[];
}

const textOf = (data: string | Uint8Array): string => (typeof data === 'string' ? data : new TextDecoder().decode(data));

const roundsOf = ({ name, recorded }: (typeof recordedFiles)[number]): readonly Round[] => {
  let calls: readonly WireFunctionCall[] = [];
  const rounds: Round[] = [];
  for (const frame of recorded) {
    if (frame.type !== 'Frame') continue;
    // What the service and other clients write is either in camel case or in snake case.
    const message = JSON.parse(textOf(frame.data).replace('"tool_response"', '"toolResponse"')) as {
      readonly toolCall?: { readonly functionCalls: readonly WireFunctionCall[] };
      readonly toolResponse?: { readonly functionResponses: readonly Response[] };
    };
    calls = message.toolCall?.functionCalls ?? calls;
    const { functionResponses = [] } = message.toolResponse ?? {};
    if (functionResponses.length === 0) continue;
    const known = calls.filter((call) => functionResponses.some((response) => response.name === call.name));
    // Some clients answer what nobody asked, to see what happens: then the call is the one that they must have meant.
    const meant = functionResponses.map((response) => ({ name: response.name, ...(response.id !== undefined && { id: response.id }) }));
    rounds.push({ name, calls: known.length > 0 ? known : meant, responses: functionResponses });
  }
  return rounds;
};

const rounds = recordedFiles.flatMap(roundsOf);

// eslint-disable-next-line no-restricted-properties -- a clone has no recordings, and says so
const withRecordings = rounds.length > 0 ? describe : describe.skip;
if (rounds.length === 0) process.stderr.write('skipped: there are no recordings beside the project\n');

/** What a function must have given for a response. */
const outputOf = ({ response }: Response): unknown => ('output' in response ? response['output'] : response);

withRecordings('the answers that the service was seen to take', () => {
  it('are there', () => {
    expect(rounds.length).toBeGreaterThanOrEqual(5);
  });

  it.each(rounds)('are those that tools give: $name', ({ calls, responses }) => {
    const tools = responses.map((response) => tool({ name: response.name, description: 'Does it.', run: () => outputOf(response) }));
    const { config, advance, socket } = stage(undefined, { tools });
    see(liveEvents(config, EMPTY));
    advance(10);
    socket().frame({ toolCall: { functionCalls: calls } });
    const ids = calls.map(({ id }) => id);
    const expected = responses.map((response, index) => ({ ...response, ...(ids[index] !== undefined && { id: ids[index] }) }));
    expect(socket().sent.slice(1)).toEqual(expected.map((response) => ({ toolResponse: { functionResponses: [response] } })));
  });
});
