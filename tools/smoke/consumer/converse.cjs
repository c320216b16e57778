/** One short conversation with the simulator, and an orderly end. */
const converse = async ({ liveSession, geminiApi }, { startSimulator }) => {
  const simulator = await startSimulator({ port: 0 });
  const endpoint = geminiApi({ apiKey: 'k', baseUrl: simulator.url.replace('ws', 'http') });
  const session = liveSession({ endpoint, model: 'gemini-3.8-live', reconnect: false });
  const types = [];
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
  return types.join(' ');
};

module.exports = { converse };
