const { writeFileSync } = require('node:fs');

/** One short conversation with the simulator, recorded, and an orderly end. */
const converse = async ({ liveSession, geminiApi, webSocketTransport }, { record, RECORDING_HEADER, writeFrame }, { startSimulator }) => {
  const simulator = await startSimulator({ port: 0 });
  const endpoint = geminiApi({ apiKey: 'key-of-the-consumer', baseUrl: simulator.url.replace('ws', 'http') });
  const { transport, frames$ } = record(webSocketTransport());
  const session = liveSession({ endpoint, model: 'gemini-3.8-live', reconnect: false, env: { transport } });
  const lines = [RECORDING_HEADER];
  const types = [];
  frames$.subscribe((frame) => lines.push(writeFrame(frame)));
  await new Promise((resolve, reject) => {
    session.events$.subscribe({
      next: (event) => {
        types.push(event.type);
        if (event.type === 'TurnComplete') session.close();
      },
      error: reject,
      complete: resolve,
    });
    session.sendText('hello');
  });
  await simulator.close();
  const missing = ['Connected', 'TurnComplete', 'Disconnected'].filter((type) => !types.includes(type));
  if (missing.length > 0 || types.at(-1) !== 'Disconnected') throw new Error(`no ${missing.join(', ')} in ${types.join(' ')}`);
  writeFileSync('session.ndjson', `${lines.join('\n')}\n`);
  return types.join(' ');
};

module.exports = { converse };
