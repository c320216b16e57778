import type { Scenario } from '../../../lib/simulator';
import { scenarios } from '../../../lib/simulator';
import { result, text } from '../client';
import { connection } from '../connection';
import { encodeServerMessage } from '../../../lib/wire/encode-server-message';

const all: readonly (readonly [string, Scenario])[] = Object.entries(scenarios);

const FUNCTIONS = ['get_weather', 'get_time', 'ping'].map((name) => ({ name, behavior: 'NON_BLOCKING' }));
const SETUP = { outputAudioTranscription: {}, sessionResumption: {}, tools: [{ functionDeclarations: FUNCTIONS }] };

/** Every turn of a scenario, with all calls answered, as bytes. */
const play = ({ script = [] }: Scenario, seed: number): string => {
  const { send, wait, look, raw } = connection({ setup: SETUP, script, seed, speed: 40 });
  const written = script.flatMap(() => {
    send(text('Go on'));
    wait(20_000);
    const messages = look();
    messages.forEach(({ toolCall }) => toolCall?.functionCalls?.forEach(({ id, name }) => send(result(id, name, { output: 'ok' }))));
    wait(20_000);
    return [...messages, ...look()];
  });
  return [...written.map(encodeServerMessage), ...raw()].join('');
};

describe('scenarios', () => {
  it.each(all)('%s is plain data', (_name, scenario) => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });

  it.each(all)('%s gives the same bytes for the same seed', (_name, scenario) => {
    const first = play(scenario, 7);
    expect(play(scenario, 7)).toBe(first);
    if (scenario.script !== undefined) expect(play(scenario, 8)).not.toBe(first);
  });

  it('can be put together', () => {
    const both: Scenario = { ...scenarios.tools, ...scenarios.rotation };
    expect(both.script).toBe(scenarios.tools.script);
    expect(both.lifetimeMs).toBe(scenarios.rotation.lifetimeMs);
  });
});
