/** A frame that the service would not send. */
export interface Hostile {
  readonly name: string;
  readonly frame: string | Uint8Array;
  /** The errors that are owed for it: one where something of it is lost, none where nothing is. */
  readonly errors: readonly string[];
  /** What is right in it, as lines. */
  readonly kept?: readonly string[];
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

const lost = (name: string, frame: string | Uint8Array, kept: readonly string[] = []): Hostile => ({
  name,
  frame,
  errors: ['MalformedFrame'],
  kept,
});
const badMedia = (name: string, frame: string, kept: readonly string[] = []): Hostile => ({ name, frame, errors: ['BadMedia'], kept });
const harmless = (name: string, frame: string | Uint8Array, kept: readonly string[] = []): Hostile => ({ name, frame, errors: [], kept });

/** What is wrong as a whole. */
const wholes: readonly Hostile[] = [
  lost('an empty text', ''),
  lost('no bytes at all', new Uint8Array(0)),
  lost('half of a frame', '{"serverContent":{"turnCom'),
  lost('two frames in one', '{"goAway":{}}{"goAway":{}}'),
  lost('a page of HTML', '<html><body>502 Bad Gateway</body></html>'),
  lost('null', 'null'),
  lost('a list', '[]'),
  lost('a list of frames', '[{"serverContent":{"turnComplete":true}}]'),
  lost('a string', '"serverContent"'),
  lost('a number', '17'),
  lost('true', 'true'),
  lost('bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0x80)),
  lost('a megabyte of garbage', 'x'.repeat(1_000_000)),
  lost('a deep list', deep),
  lost('one byte that is not UTF-8', bytes('{"serverContent":{"outputTranscription":{"text":"caf\xe9"}}}'), [
    'OutputTranscription caf\uFFFD',
  ]),
];

/** What is wrong inside. */
const shapes: readonly Hostile[] = [
  lost('content that is a number', '{"serverContent":7}'),
  lost('a turn that is a string', '{"serverContent":{"modelTurn":"x","generationComplete":true}}', ['GenerationComplete']),
  lost('parts that are an object', '{"serverContent":{"modelTurn":{"parts":{"text":"x"}}}}'),
  lost('a part that is a list', '{"serverContent":{"modelTurn":{"parts":[["x"],{"text":"kept"}]}}}', ['TextDelta kept']),
  lost('a text that is a number', '{"serverContent":{"modelTurn":{"parts":[{"text":5},{"text":"kept"}]}}}', ['TextDelta kept']),
  lost('a transcription that is a list', '{"serverContent":{"inputTranscription":["x"],"outputTranscription":{"text":"kept"}}}', [
    'OutputTranscription kept',
  ]),
  lost('words without words', '{"serverContent":{"outputTranscription":{"text":"kept","words":[5]}}}', ['OutputTranscription kept']),
  lost('a flag that is a string', '{"serverContent":{"interrupted":"yes"}}'),
  lost('calls that are an object', '{"toolCall":{"functionCalls":{"name":"f"}}}'),
  lost('a call without a name', '{"toolCall":{"functionCalls":[{"id":"a"},{"id":"b","name":"f"}]}}', ['ToolCall b']),
  lost('arguments that are a list', '{"toolCall":{"functionCalls":[{"id":"c","name":"f","args":[1]}]}}', ['ToolCall c']),
  lost('an id that is null in a list', '{"toolCallCancellation":{"ids":[null]}}'),
  lost('counts that are words', '{"usageMetadata":{"totalTokenCount":"many"}}'),
  lost('details that are a string', '{"usageMetadata":{"promptTokensDetails":"x","totalTokenCount":3}}', ['Usage 3']),
  lost('a handle that is an object', '{"sessionResumptionUpdate":{"newHandle":{}}}', ['SessionResumeUpdate ']),
  lost('a duration that is a number', '{"goAway":{"timeLeft":5}}', ['GoAway']),
  lost('an error that is a string', '{"error":"overloaded"}'),
  badMedia(
    'media that are no base64',
    '{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"AA*A"}},{"text":"kept"}]}}}',
    ['TextDelta kept'],
  ),
  badMedia('media of five digits', '{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"AAAAA"}}]}}}'),
  lost('media that are a list', '{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":[1]}}]}}}'),
];

/** Where nothing is lost. */
const fine: readonly Hostile[] = [
  harmless('an empty object', '{}'),
  harmless('an empty object in bytes', bytes('{}')),
  harmless('an unknown key', '{"novelty":{"of":"tomorrow"}}'),
  harmless('an unknown key inside', '{"serverContent":{"novelty":[1],"generationComplete":true}}', ['GenerationComplete']),
  harmless('an unknown reason', '{"serverContent":{"turnCompleteReason":"OF_TOMORROW","interactionStatus":"DREAMING"}}'),
  harmless('an unknown activity', '{"voiceActivity":{"type":"ACTIVITY_OF_TOMORROW"}}'),
  harmless(
    'null in every field',
    '{"serverContent":null,"toolCall":null,"usageMetadata":null,"goAway":null,"error":null,"setupComplete":null}',
  ),
  harmless('null inside', '{"serverContent":{"modelTurn":{"parts":null},"interrupted":null,"inputTranscription":{"text":null}}}'),
  harmless('a second setupComplete', '{"setupComplete":{"sessionId":"another"}}'),
  harmless('a mark of byte order', '\uFEFF{"serverContent":{"generationComplete":true}}', ['GenerationComplete']),
  harmless('a deep unknown key', `{"novelty":${deep}}`),
  harmless('a prototype', '{"__proto__":{"polluted":1}}'),
  harmless('a prototype that would end the turn', '{"__proto__":{"serverContent":{"turnComplete":true}}}'),
  harmless('a prototype inside', '{"serverContent":{"__proto__":{"interrupted":true,"polluted":1},"generationComplete":true}}', [
    'GenerationComplete',
  ]),
  harmless('a prototype of usage', '{"usageMetadata":{"__proto__":{"polluted":1},"totalTokenCount":4}}', ['Usage 4']),
  harmless(
    'a prototype of arguments',
    '{"toolCall":{"functionCalls":[{"id":"d","name":"__proto__","args":{"__proto__":{"polluted":1}}}]}}',
    ['ToolCall d'],
  ),
  harmless('a call that is named like a method', '{"toolCall":{"functionCalls":[{"id":"__proto__","name":"constructor"}]}}', [
    'ToolCall __proto__',
  ]),
  harmless('a constructor', '{"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1,"toString":null}'),
];

/** A prototype in a frame that is salvaged, where objects are built anew. */
const both: readonly Hostile[] = [
  lost(
    'a prototype beside a fault',
    '{"__proto__":{"polluted":1},"serverContent":{"__proto__":{"polluted":1},"interrupted":1,"turnComplete":null}}',
  ),
  lost('a constructor beside a fault', '{"usageMetadata":{"constructor":{"prototype":{"polluted":1}},"totalTokenCount":{}}}'),
];

/** Frames by hand, each with what is owed for it. */
export const hostileFrames: readonly Hostile[] = [...wholes, ...shapes, ...fine, ...both];
