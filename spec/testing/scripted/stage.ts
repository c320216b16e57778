import { VirtualTimeScheduler } from 'rxjs';
import { liveSession } from '../../../lib/live/live-session';
import type { Script } from '../../../lib/script/script';
import type { LiveConfig } from '../../../lib/session/live-config';
import { scriptedTransport } from '../../../lib/testing/scripted/scripted-transport';
import { customEndpoint } from '../../../lib/transport/custom-endpoint';
import { see } from '../../support/log';

export const READY = [{ expect: 'setup' }, { send: { setupComplete: {} } }] as const satisfies Script;
export const says = (text: string) => ({ serverContent: { modelTurn: { parts: [{ text }] } } });
export const asks = (text: string) => ({ realtimeInput: { text } });
export const TURN_ENDS = { serverContent: { turnComplete: true } };

/** A session over a scripted transport in virtual time; of one connection, unless the config says otherwise. */
export const sessionOver = (script: Script, given: Partial<LiveConfig> = {}) => {
  const scheduler = new VirtualTimeScheduler();
  const transport = scriptedTransport(script, { scheduler });
  const config: LiveConfig = {
    endpoint: customEndpoint({ url: 'wss://live.example/' }),
    model: 'gemini-3.8-live',
    reconnect: false,
    ...given,
    env: { transport, scheduler },
  };
  const session = liveSession(config);
  return {
    scheduler,
    transport,
    config,
    session,
    watch: () => see(session.events$),
    advance: (ms: number) => {
      const until = scheduler.frame + ms;
      scheduler.maxFrames = until;
      scheduler.flush();
      scheduler.frame = until;
    },
  };
};
