import { isLeft } from 'fp-ts/lib/These.js';
import type { LiveConfig } from '../../session/live-config';
import { customEndpoint } from '../../transport/custom-endpoint';
import { decodeClientMessage } from '../../wire/decode-client-message';
import type { SetupMessage } from '../../wire/setup-message';

/** The name of a model that the recording does not tell. */
const UNKNOWN_MODEL = 'unknown';

const setupIn = (data: string | Uint8Array | null): SetupMessage => {
  const decoded = decodeClientMessage(data);
  return isLeft(decoded) ? {} : (decoded.right.setup ?? {});
};

/**
 * A config that makes a session read a recorded connection as the recorded one did. Of its setup only what the session itself goes by: the rest has
 * been sent already, and may be more than this library would send.
 */
export const recordedConfig = (setupFrame: string | Uint8Array | null): Omit<LiveConfig, 'env'> => {
  const { model = '', generationConfig, realtimeInputConfig, sessionResumption } = setupIn(setupFrame);
  const handle = sessionResumption?.handle ?? '';
  return {
    endpoint: customEndpoint({ url: 'wss://recorded.invalid/' }),
    model: model.trim() === '' ? UNKNOWN_MODEL : model,
    reconnect: false,
    setup: {
      generationConfig: { responseModalities: [generationConfig?.responseModalities?.[0] === 'TEXT' ? 'TEXT' : 'AUDIO'] },
      ...(realtimeInputConfig?.automaticActivityDetection?.disabled === true && {
        realtimeInputConfig: { automaticActivityDetection: { disabled: true } },
      }),
      ...(handle !== '' && { sessionResumption: { handle } }),
    },
    // What the service took of it is in the recording.
    setupCheck: 'warn',
    // How long the recorded client waited is in the recording: it left, or it did not.
    timeouts: { connect: Infinity, setup: Infinity, close: Infinity },
    watchdogs: { idleMs: Infinity, stallMs: Infinity, poisonedMs: Infinity },
  };
};
