import type { SessionEvent } from '../../lib/wire/session-event';

type Json = Readonly<Record<string, unknown>>;

/** A kind, and what must come through unchanged. */
type Fact = readonly [kind: string, value: unknown];

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Json)[key] : undefined), value);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isEmpty = (value: unknown): boolean => value === undefined || Object.keys(value as object).length === 0;

/** What a recorded message says, read by hand from its JSON and not by the code under test: a kind and what must come through unchanged. */
export const factsOf = (message: unknown): readonly Fact[] => {
  const content = at(message, 'serverContent');
  const spoken = (key: string, type: string): readonly Fact[] => {
    const value = at(content, key);
    return isEmpty(value) ? [] : [[type, at(value, 'text') ?? '']];
  };
  const activity = at(message, 'voiceActivity', 'type');
  const usage = at(message, 'usageMetadata');
  return [
    ...(at(message, 'setupComplete') === undefined ? [] : [['Connected', at(message, 'setupComplete', 'sessionId')] as const]),
    ...(at(message, 'sessionResumptionUpdate') === undefined
      ? []
      : [['SessionResumeUpdate', at(message, 'sessionResumptionUpdate', 'newHandle')] as const]),
    ...(activity === 'ACTIVITY_START' ? [['VoiceActivityStart', undefined] as const] : []),
    ...(activity === 'ACTIVITY_END' ? [['VoiceActivityEnd', undefined] as const] : []),
    ...list(at(content, 'modelTurn', 'parts')).flatMap((part): readonly Fact[] => {
      const data = at(part, 'inlineData', 'data');
      if (typeof data === 'string') return [['AudioData', Buffer.from(data, 'base64').toString('hex')]];
      const text = at(part, 'text');
      return typeof text === 'string' ? [[at(part, 'thought') === true ? 'Thought' : 'TextDelta', text]] : [];
    }),
    ...spoken('inputTranscription', 'InputTranscription'),
    ...spoken('interimInputTranscription', 'InputTranscription'),
    ...spoken('outputTranscription', 'OutputTranscription'),
    ...(at(content, 'interrupted') === true ? [['Interrupted', undefined] as const] : []),
    ...(at(message, 'toolCall') === undefined
      ? []
      : [['ToolCall', list(at(message, 'toolCall', 'functionCalls')).map((call) => at(call, 'name'))] as const]),
    ...(at(content, 'generationComplete') === true ? [['GenerationComplete', undefined] as const] : []),
    ...(isEmpty(usage) ? [] : [['Usage', at(usage, 'totalTokenCount')] as const]),
    ...(at(content, 'turnComplete') === true ? [['TurnComplete', undefined] as const] : []),
  ];
};

/** What the model says or asks for: it begins a turn, or goes on with one. */
const CONTENT: readonly string[] = ['TextDelta', 'Thought', 'AudioData', 'ToolCall'];

const untilTheTurnEnds = (facts: readonly Fact[]): readonly Fact[] => {
  const last = facts.slice(facts.findLastIndex(([kind]) => kind === 'TurnComplete') + 1);
  const kinds = last.map(([kind]) => kind);
  if (kinds.some((kind) => CONTENT.includes(kind)))
    return [...facts, ...(kinds.includes('Interrupted') ? [] : [['Interrupted', undefined] as const]), ['TurnComplete', undefined]];
  // A caption that came late is no reply that could be cut.
  return last.some(([kind, text]) => kind === 'OutputTranscription' && text !== '') ? [...facts, ['TurnComplete', undefined]] : facts;
};

/** The facts of a session that ends after these: a turn that goes on then is cut, and over; and so are the calls, which nobody answers here. */
export const untilTheEnd = (facts: readonly Fact[]): readonly Fact[] => [
  ...untilTheTurnEnds(facts),
  ...(facts.some(([kind]) => kind === 'ToolCall') ? [['ToolCallCancelled', undefined] as const] : []),
];

/** The same, of an event. */
export const factOf = (event: SessionEvent): Fact => {
  switch (event.type) {
    case 'Connected':
      return [event.type, event.sessionId];
    case 'SessionResumeUpdate':
      return [event.type, event.handle];
    case 'AudioData':
      return [event.type, Buffer.from(event.data).toString('hex')];
    case 'TextDelta':
    case 'Thought':
    case 'InputTranscription':
    case 'OutputTranscription':
      return [event.type, event.text];
    case 'ToolCall':
      return [event.type, event.calls.map(({ name }) => name)];
    case 'Usage':
      return [event.type, event.usage.totalTokenCount];
    default:
      return [event.type, undefined];
  }
};

/** Made by the session, not by a message. */
export const OWN: ReadonlySet<string> = new Set(['PhaseChanged', 'TextComplete', 'Disconnected']);
