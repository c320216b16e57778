import * as fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  interrupt,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
  sendVideo,
} from '../../lib/wire/commands';
import { decodeClientMessage } from '../../lib/wire/decode-client-message';
import { encodeCommand } from '../../lib/wire/encode-command';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';
import type { FunctionResponse, WireCommand } from '../../lib/wire/session-command';
import { arbitraryCommand } from './arbitrary-command';
import { deepFreeze } from './deep-freeze';

const MODELS = [
  'gemini-3.8-live',
  'gemini-3.8-live-extended-thinking',
  'gemini-3.1-flash-live-preview',
  'gemini-2.5-flash-native-audio-latest',
  'unheard-of',
];

/** The message that a command becomes; in words why it becomes none. */
const sent = (command: WireCommand, model = 'gemini-3.8-live'): unknown => {
  const encoded = encodeCommand(deepFreeze(command), capabilitiesOf(model));
  return isRight(encoded) ? JSON.parse(encoded.right) : encoded.left.why;
};

const answer = (response: Partial<FunctionResponse>, model?: string): unknown =>
  sent(sendToolResponse([{ name: 'f', response: {}, ...response }]), model);

describe('encodeCommand', () => {
  it.each<[WireCommand, unknown]>([
    [sendText('Hi'), { realtimeInput: { text: 'Hi' } }],
    [sendAudio(Uint8Array.of(1, 2)), { realtimeInput: { audio: { data: 'AQI=', mimeType: 'audio/pcm;rate=16000' } } }],
    [sendAudio(Int16Array.of(0), { sampleRate: 48_000 }), { realtimeInput: { audio: { data: 'AAA=', mimeType: 'audio/pcm;rate=48000' } } }],
    [sendVideo(Uint8Array.of(0xff, 0xd8)), { realtimeInput: { video: { data: '/9g=', mimeType: 'image/jpeg' } } }],
    [activityStart(), { realtimeInput: { activityStart: {} } }],
    [activityEnd(), { realtimeInput: { activityEnd: {} } }],
    [audioStreamEnd(), { realtimeInput: { audioStreamEnd: true } }],
    [
      sendClientContent([{ role: 'user', parts: [{ text: 'Hi' }] }]),
      { clientContent: { turns: [{ role: 'user', parts: [{ text: 'Hi' }] }], turnComplete: true } },
    ],
    [
      sendClientContent([{ parts: [{ text: 'Hi' }] }], { turnComplete: false }),
      { clientContent: { turns: [{ parts: [{ text: 'Hi' }] }] } },
    ],
    [
      sendToolResponse([{ id: 'c', name: 'f', response: { output: 1 }, scheduling: 'WHEN_IDLE', willContinue: true }]),
      {
        toolResponse: { functionResponses: [{ id: 'c', name: 'f', response: { output: 1 }, scheduling: 'WHEN_IDLE', willContinue: true }] },
      },
    ],
  ])('encodes %j', (command, message) => {
    expect(sent(command)).toStrictEqual(message);
  });

  it('sends text on the channel that the model accepts, and on another where the app says so', () => {
    const realtime = { realtimeInput: { text: 'Hi' } };
    const turn = { clientContent: { turns: [{ role: 'user', parts: [{ text: 'Hi' }] }], turnComplete: true } };
    expect(MODELS.map((model) => sent(sendText('Hi'), model))).toStrictEqual([realtime, realtime, realtime, turn, realtime]);
    expect(sent(sendText('Hi', { channel: 'clientContent' }))).toStrictEqual(turn);
    expect(sent(sendText('Hi', { channel: 'realtimeInput' }), 'gemini-2.5-flash-native-audio-latest')).toStrictEqual(realtime);
  });

  it('stops the model in the way that it accepts, or says that there is none', () => {
    const pending = { clientContent: { turns: [{ role: 'user', parts: [{ text: ' ' }] }] } };
    const none = 'nothing stops this model without starting a new reply';
    expect(MODELS.map((model) => sent(interrupt(), model))).toStrictEqual([
      pending,
      { clientContent: { ...pending.clientContent, turnComplete: true } },
      none,
      pending,
      none,
    ]);
  });

  it('leaves out an id that the session made up', () => {
    expect(answer({ id: 'local-12' })).toStrictEqual({ toolResponse: { functionResponses: [{ name: 'f', response: {} }] } });
    expect(answer({ id: 'local-12a' })).toHaveProperty('toolResponse.functionResponses[0].id', 'local-12a');
    expect(answer({ id: 'my-local-1' })).toHaveProperty('toolResponse.functionResponses[0].id', 'my-local-1');
  });

  it('leaves out the scheduling where the model refuses it', () => {
    const schedulings = MODELS.map((model) => answer({ scheduling: 'SILENT' }, model)).map((message) =>
      JSON.stringify(message).includes('SILENT'),
    );
    expect(schedulings).toStrictEqual([true, false, false, true, true]);
  });

  it('turns bytes into base64 wherever they stand, a Node Buffer too', () => {
    const inlineData = (data: Uint8Array): { mimeType: string; data: Uint8Array } => ({ mimeType: 'image/png', data });
    const base64 = { mimeType: 'image/png', data: 'AQI=' };
    expect(
      sent(
        sendClientContent([{ parts: [{ inlineData: inlineData(Uint8Array.of(1, 2)) }, { inlineData: inlineData(Buffer.from([1, 2])) }] }]),
      ),
    ).toStrictEqual({
      clientContent: { turns: [{ parts: [{ inlineData: base64 }, { inlineData: base64 }] }], turnComplete: true },
    });
    expect(answer({ response: { picture: Buffer.from([1, 2]) }, parts: [{ inlineData: inlineData(Uint8Array.of(1, 2)) }] })).toStrictEqual({
      toolResponse: { functionResponses: [{ name: 'f', response: { picture: 'AQI=' }, parts: [{ inlineData: base64 }] }] },
    });
  });

  it('refuses in words what is no JSON', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    const thrower = {
      toJSON: () => {
        throw new Error('no\nway');
      },
    };
    const stubborn = {
      toJSON: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- apps do
        throw 'never';
      },
    };
    expect(answer({ response: loop })).toBe('it is not JSON: Converting circular structure to JSON');
    expect(answer({ response: { big: 1n } })).toBe('it is not JSON: Do not know how to serialize a BigInt');
    expect(answer({ response: { thrower } })).toBe('it is not JSON: no');
    expect(answer({ response: { stubborn } })).toBe('it is not JSON: never');
  });

  it('refuses a response that others follow where the model would lose it', () => {
    const series = sendToolResponse([{ id: 'c', name: 'f', response: {}, willContinue: true }]);
    const lost = encodeCommand(series, capabilitiesOf('gemini-3.8-live-extended-thinking'));
    expect(lost).toMatchObject({ left: { why: 'this model takes one response a call, so none may say willContinue' } });
    expect(isRight(encodeCommand(series, capabilitiesOf('gemini-3.8-live')))).toBe(true);
  });

  it('tells which command was refused, and why', () => {
    expect(encodeCommand(sendText(''), capabilitiesOf('m'))).toStrictEqual({
      _tag: 'Left',
      left: { type: 'CommandRefused', command: 'SendText', why: 'the text is empty', message: 'SendText was not sent: the text is empty.' },
    });
  });

  it('writes exactly one key, and what a server reads back is what was meant', () => {
    fc.assert(
      fc.property(arbitraryCommand, fc.constantFrom(...MODELS), ({ command, means }, model) => {
        const capabilities = deepFreeze(capabilitiesOf(model));
        const encoded = encodeCommand(deepFreeze(command), capabilities);
        if (!isRight(encoded)) {
          const isSeries = command.type === 'SendToolResponse' && command.responses.some(({ willContinue }) => willContinue === true);
          expect(isSeries ? capabilities.willContinue : `${command.type} ${capabilities.interruption}`).toBe(
            isSeries ? 'refused' : 'Interrupt none',
          );
          return;
        }
        expect(Object.keys(JSON.parse(encoded.right) as object)).toHaveLength(1);
        expect(decodeClientMessage(encoded.right)).toStrictEqual({ _tag: 'Right', right: means(capabilities) });
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
