const NAMES = {
  'gemini-live-rxjs': ['liveSession', 'decodeServerMessage', 'classifyClose', 'geminiApi'],
  'gemini-live-rxjs/testing': ['liveMarbles', 'scriptedTransport', 'record', 'replay', 'readRecording', 'eventsOf', 'toMarbles'],
  'gemini-live-rxjs/simulator': ['startSimulator'],
};

/** Fails unless every entry has something to give, and the given names where it is known. */
const expectNames = (loaded) => {
  for (const [entry, names] of Object.entries(loaded)) {
    if (Object.keys(names).length === 0) throw new Error(`${entry} exports nothing`);
    const missing = (NAMES[entry] ?? []).filter((name) => typeof names[name] !== 'function');
    if (missing.length > 0) throw new Error(`${entry} does not export ${missing.join(', ')}`);
  }
};

module.exports = { expectNames };
