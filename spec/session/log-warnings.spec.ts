import type { LogEntry } from '../../lib/machine/effect';
import { checkConfig } from '../../lib/session/check-config';
import { logWarnings } from '../../lib/session/log-warnings';
import { geminiApi } from '../../lib/transport/gemini-api';
import { voiceSetup } from '../../lib/wire/voice-setup';

const logged = (setup: ReturnType<typeof voiceSetup>): readonly LogEntry[] => {
  const entries: LogEntry[] = [];
  const env = { logger: (entry: LogEntry) => void entries.push(entry) };
  logWarnings(checkConfig({ endpoint: geminiApi({ apiKey: 'key-1' }), model: 'gemini-3.8-live', setup, env }));
  return entries;
};

describe('logWarnings', () => {
  it('tells of each thing that may go wrong, where it is, and what to do', () => {
    const { outputAudioTranscription: _left, ...setup } = voiceSetup({ voice: 'Kore' });
    expect(logged(setup)).toEqual([
      {
        level: 'warn',
        event: 'setup-warning',
        message:
          'setup.outputAudioTranscription: without it what the model says comes as sound alone, and reply$ stays silent; ' +
          'add outputAudioTranscription: {}.',
        fields: { field: 'setup.outputAudioTranscription' },
      },
    ]);
  });

  it('tells of nothing where nothing is wrong', () => {
    expect(logged(voiceSetup({ voice: 'Kore' }))).toEqual([]);
  });
});
