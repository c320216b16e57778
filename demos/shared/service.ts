import type { Endpoint } from 'gemini-live-rxjs';
import { geminiApi } from 'gemini-live-rxjs';
import type { SimulatorOptions } from 'gemini-live-rxjs/simulator';
import { startSimulator } from 'gemini-live-rxjs/simulator';

/** Who answers in a demo. */
export interface Service {
  readonly endpoint: Endpoint;
  readonly isSimulated: boolean;
  readonly introduction: string;
  readonly close: () => Promise<void>;
}

/** The real service where `GEMINI_API_KEY` is set, unless the demo wants the simulator; else a simulator that was started for it. */
export const startService = async (scenario: SimulatorOptions, wantsSimulator = false): Promise<Service> => {
  const apiKey = process.env['GEMINI_API_KEY'];
  if (!wantsSimulator && apiKey !== undefined && apiKey !== '') {
    const introduction = 'A conversation with the real service.';
    return { endpoint: geminiApi({ apiKey }), isSimulated: false, introduction, close: () => Promise.resolve() };
  }
  const simulator = await startSimulator(scenario);
  return {
    endpoint: geminiApi({ apiKey: 'any', baseUrl: simulator.url }),
    isSimulated: true,
    introduction: `A conversation with the simulator at ${simulator.url}; set GEMINI_API_KEY for the real service.`,
    close: () => simulator.close(),
  };
};
