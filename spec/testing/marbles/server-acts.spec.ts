import { parseDiagram } from '../../../lib/testing/marbles/parse-diagram';
import { serverActs, type ServerValue, type TimedAct } from '../../../lib/testing/marbles/server-acts';
import { event } from '../../../lib/testing/builders/event';
import { message } from '../../../lib/testing/builders/message';
import { decodeServerMessage } from '../../../lib/wire/decode-server-message';
import { messageOf } from './thrown';

const acts = (diagram: string, values: Readonly<Record<string, ServerValue>> = {}): readonly TimedAct[] =>
  serverActs(parseDiagram(diagram), values);

const sent = (diagram: string, values: Readonly<Record<string, ServerValue>> = {}): readonly unknown[] =>
  acts(diagram, values).map(({ act }) => (act.type === 'Send' && typeof act.data === 'string' ? (JSON.parse(act.data) as unknown) : act));

describe('serverActs', () => {
  it('a letter is the message that tells of the fact', () => {
    expect(sent('-C--t')).toEqual([message.setupComplete(), message.text()]);
    expect(acts('-C--t').map(({ frame }) => frame)).toEqual([1, 4]);
  });

  it('a group is one message with all its facts', () => {
    expect(sent('(tGT)')).toEqual([
      { serverContent: { modelTurn: { parts: [{ text: 'Hello' }] }, generationComplete: true, turnComplete: true } },
    ]);
  });

  it('a value is fields of the event, an event, a message, or a frame as it is', () => {
    const bytes = new Uint8Array([0xff]);
    expect(sent('t', { t: { text: 'Hi' } })).toEqual([message.text('Hi')]);
    expect(sent('1', { 1: event.GoAway({ timeLeft: '7s' }) })).toEqual([message.goAway('7s')]);
    expect(sent('T', { T: { interactionStatus: 'IDLE' } })).toEqual([message.turnComplete({ interactionStatus: 'IDLE' })]);
    expect(sent('t', { t: message.text('Ho') })).toEqual([message.text('Ho')]);
    expect(sent('n', { n: { novelty: 1 } })).toEqual([{ novelty: 1 }]);
    expect(acts('b', { b: bytes })).toEqual([{ frame: 0, act: { type: 'Send', data: bytes } }]);
    expect(acts('b', { b: '[]' })).toEqual([{ frame: 0, act: { type: 'Send', data: '[]' } }]);
  });

  it('closes, drops and refuses', () => {
    expect(sent('|')).toEqual([{ type: 'Close', code: 1000, reason: '' }]);
    expect(sent('#')).toEqual([{ type: 'Close', code: 1006, reason: '' }]);
    expect(sent('x', { x: { close: { code: 1011, reason: 'gone' } } })).toEqual([{ type: 'Close', code: 1011, reason: 'gone' }]);
    expect(sent('x', { x: { drop: true } })).toEqual([{ type: 'Close', code: 1006, reason: '' }]);
    expect(sent('x', { x: { refuse: { status: 403 } } })).toEqual([{ type: 'Refuse', status: 403 }]);
    expect(sent('(T|)')).toEqual([message.turnComplete(), { type: 'Close', code: 1000, reason: '' }]);
  });

  it('f is a frame that nobody can read', () => {
    const [malformed] = acts('f');
    expect(malformed?.act.type === 'Send' && decodeServerMessage(malformed.act.data)._tag).toBe('Left');
  });

  it.each([
    ['-X', '"X" is an event that the session makes by itself: no message tells of it.', '  -X\n   ^'],
    ['-p', '"p" is an event that the session makes by itself', '  -p\n   ^'],
    ['--z', '"z" is no message of a server, and has no value.', '  --z\n    ^'],
    ['(tf)', 'A group is one message with all its facts', '  (tf)\n   ^'],
    ['t|-t', '"t" comes after the end of the connection.', '  t|-t\n     ^'],
    ['t#|', '"|" comes after the end of the connection.', '  t#|\n    ^'],
    ['(|t)', '"t" comes after the end of the connection.', '  (|t)\n    ^'],
  ])('%j is told', (diagram, problem, place) => {
    const told = messageOf(() => acts(diagram));
    expect(told).toContain(problem);
    expect(told).toContain(place);
  });

  it.each([
    ['(oo)', 'serverContent.outputTranscription.text: "o" and "o"'],
    ['(uu)', 'usageMetadata.promptTokenCount: "u" and "u"'],
    ['(vV)', 'voiceActivity.type: "v" and "V"'],
    ['(GtG)', 'serverContent.generationComplete: "G" and "G"'],
    ['(CC)', 'setupComplete: "C" and "C"'],
  ])('%s has no room in one message', (diagram, problem) => {
    const told = messageOf(() => acts(diagram));
    expect(told).toContain(`it has room for one ${problem} both write it.`);
    expect(told).toContain(`${' '.repeat(diagram.length)}^`);
  });

  it('the facts that one message can hold several of are one message', () => {
    expect(sent('(tha)')).toHaveLength(1);
    expect(sent('(1tT)', { 1: { type: 'Thought', text: 'Hm' } })).toEqual([
      { serverContent: { modelTurn: { parts: [{ text: 'Hm', thought: true }, { text: 'Hello' }] }, turnComplete: true } },
    ]);
    expect(sent('(1c)', { 1: message.toolCall({ name: 'ping' }) })).toMatchObject([
      { toolCall: { functionCalls: [{ name: 'ping' }, { name: 'get_weather' }] } },
    ]);
  });

  it.each<[ServerValue, string]>([
    [{ txt: 'x' }, '"t" is given txt, which is no field of TextDelta. Its fields are text, turn.'],
    [{ type: 'VoiceActivityEnd', text: 'x' }, '"t" is given text, which is no field of VoiceActivityEnd. Its fields are offsetMs.'],
    [{ type: 'TextDetla', text: 'x' }, '"t" is given the type "TextDetla", which no event has.'],
  ])('%j is no value of t', (value, problem) => {
    expect(messageOf(() => acts('-t', { t: value }))).toContain(`${problem}\n\n  -t\n   ^`);
  });

  it.each<[ServerValue, string]>([
    [{ serverContnt: {} }, '"x" is given serverContnt, which is no field of a message; serverContent probably.'],
    [{ server_content: {} }, 'serverContent probably.'],
    [{ refused: { status: 403 } }, 'refuse probably.'],
  ])('%j is a slip of the pen', (value, problem) => {
    expect(messageOf(() => acts('x', { x: value }))).toContain(problem);
  });
});
