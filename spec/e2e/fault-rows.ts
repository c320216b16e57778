/** A fault as it stands on the command line, what a client sees on the wire, and what a session tells. */
export type FaultRow = readonly [fault: string, wire: readonly string[], session: readonly string[]];

const UP = ['opened', 'setupComplete'];
const SAID = '"Hello there."';
const END = ['generationComplete', 'turnComplete'];
const DONE = ['GenerationComplete', 'Usage', 'TextComplete 1: Hello there.', 'TurnComplete 1', 'Disconnected 1000'];
const ALL = ['Connected', 'TextDelta 1: Hello there.', ...DONE];
const NO_TEXT = ['Connected', 'Error MalformedFrame', 'GenerationComplete', 'Usage', 'TurnComplete 1', 'Disconnected 1000'];
const CUT_OFF = (cause: string): string => `closed 1006 ${cause} (the other side cut the connection)`;
const NO_DIAL = ['Error DialFailed, fatal', 'Disconnected 1006 DialFailed'];
const LOST = (code: number): readonly string[] => [
  'Connected',
  'Error DeliveryUnknown',
  'Error ConnectionLost, fatal',
  `Disconnected ${String(code)} ConnectionLost`,
];

/** Every fault, alone. `…` stands for almost a second in which nothing came. */
export const FAULT_ROWS: readonly FaultRow[] = [
  ['refuse', [CUT_OFF('socket hang up')], NO_DIAL],
  ['reset', [CUT_OFF('read ECONNRESET')], NO_DIAL],
  ['hang', [], ['Error DialTimeout, fatal', 'Disconnected DialTimeout']],
  ['status:503', ['closed 1006 503 The server answered the upgrade to a WebSocket with HTTP 503 Service Unavailable.'], NO_DIAL],
  ['neverSetUp', ['opened'], ['Error SetupTimeout, fatal', 'Disconnected SetupTimeout']],
  ['close:1011:Internal error encountered.@1.2', [...UP, 'closed 1011 Internal error encountered.'], LOST(1011)],
  [
    'close:1008:@1.setup',
    ['opened', 'closed 1008 Internal error encountered.'],
    ['Error SetupRefused, fatal', 'Disconnected 1008 SetupRefused'],
  ],
  ['drop@1.2', [...UP, 'closed 1006'], LOST(1006)],
  ['drop@1.setup', ['opened', 'closed 1006'], ['Error ConnectionLost, fatal', 'Disconnected 1006 ConnectionLost']],
  ['cut@1.2', [...UP, 'closed 1006'], LOST(1006)],
  ['halfOpen@1.2', UP, ['Connected', 'Error Stalled', 'Error DeliveryUnknown', 'Disconnected']],
  ['stall:1500@1.2', [...UP, '…', SAID, ...END], ALL],
  ['slowReader:1500@1.setup', [...UP, '…', SAID, ...END], ALL],
  ['malformed@1.2', [...UP, 'broken', ...END], NO_TEXT],
  ['wrongShape@1.2', [...UP, '7', ...END], NO_TEXT],
  [
    'nonUtf8@1.2',
    [...UP, '"Hello there.\u00ff"', ...END],
    [
      'Connected',
      'TextDelta 1: Hello there.\uFFFD',
      'Error MalformedFrame',
      'GenerationComplete',
      'Usage',
      'TextComplete 1: Hello there.\uFFFD',
      'TurnComplete 1',
      'Disconnected 1000',
    ],
  ],
  ['hugeFrame:2000000@1.2', [...UP, `${SAID} huge`, ...END], ALL],
  [
    'duplicate@1.2',
    [...UP, SAID, SAID, ...END],
    [
      'Connected',
      'TextDelta 1: Hello there.',
      'TextDelta 1: Hello there.',
      'GenerationComplete',
      'Usage',
      'TextComplete 1: Hello there.Hello there.',
      'TurnComplete 1',
      'Disconnected 1000',
    ],
  ],
  [
    'reorder@1.2',
    [...UP, 'generationComplete', SAID, 'turnComplete'],
    ['Connected', 'GenerationComplete', 'TextDelta 1: Hello there.', ...DONE.slice(1)],
  ],
  ['burst:9@1.2', [...UP, '…', SAID, ...END], ALL],
  ['wrongTimeLeft:500@1.2', [...UP, 'goAway', SAID, ...END], ['Connected', 'GoAway', 'TextDelta 1: Hello there.', ...DONE]],
];
