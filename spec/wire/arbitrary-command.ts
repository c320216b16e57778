import * as fc from 'fast-check';
import { encodeBase64 } from '../../lib/wire/base64';
import type { ClientMessage } from '../../lib/wire/client-message';
import type { ModelCapabilities } from '../../lib/wire/model-capabilities';
import type { FunctionResponse, WireCommand } from '../../lib/wire/session-command';

/** A command, and the message that a server should understand. */
export interface Meant {
  readonly command: WireCommand;
  readonly means: (capabilities: ModelCapabilities) => ClientMessage;
}

const meant = (command: WireCommand, means: Meant['means']): Meant => ({ command, means });
const always = (command: WireCommand, message: ClientMessage): fc.Arbitrary<Meant> => fc.constant(meant(command, () => message));

const text = fc.string({ minLength: 1, maxLength: 20 });
const json = fc.jsonValue({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
const media = fc.uint8Array({ minLength: 1, maxLength: 40 });
const pcm = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((half) => Uint8Array.from([...half, ...half]));
const userTurn = (words: string): ClientMessage => ({
  clientContent: { turns: [{ role: 'user', parts: [{ text: words }] }], turnComplete: true },
});

const texts = fc
  .tuple(text, fc.constantFrom('realtimeInput', 'clientContent', undefined))
  .map(([words, channel]) =>
    meant({ type: 'SendText', text: words, ...(channel !== undefined && { channel }) }, ({ textChannel }) =>
      (channel ?? textChannel) === 'realtimeInput' ? { realtimeInput: { text: words } } : userTurn(words),
    ),
  );

const audio = fc.tuple(pcm, fc.integer({ min: 1, max: 96_000 })).map(([data, sampleRate]) =>
  meant({ type: 'SendAudio', data, sampleRate }, () => ({
    realtimeInput: { audio: { data, mimeType: `audio/pcm;rate=${sampleRate}` } },
  })),
);

const video = fc
  .tuple(media, fc.constantFrom('image/jpeg', 'image/png'))
  .map(([data, mimeType]) => meant({ type: 'SendVideo', data, mimeType }, () => ({ realtimeInput: { video: { data, mimeType } } })));

const content = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom('user', 'model'), text, media, fc.boolean()), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([list, turnComplete]) => {
    const turns = (open: (data: Uint8Array) => string | Uint8Array): readonly { role: string; parts: readonly object[] }[] =>
      list.map(([role, words, data, isNode]) => ({
        role,
        parts: [{ text: words }, { inlineData: { mimeType: 'image/png', data: open(isNode ? Buffer.from(data) : data) } }],
      }));
    return meant({ type: 'SendClientContent', turns: turns((data) => data), turnComplete }, () => ({
      clientContent: { turns: turns(encodeBase64), ...(turnComplete && { turnComplete }) },
    }));
  });

const response = fc
  .record(
    {
      id: fc.oneof(
        text.filter((id) => !id.startsWith('local-')),
        fc.constant('local-3'),
      ),
      name: text,
      response: fc.dictionary(
        fc.string({ maxLength: 6 }).filter((key) => key !== '__proto__'),
        json,
        { maxKeys: 3, noNullPrototype: true },
      ),
      scheduling: fc.constantFrom('SILENT' as const, 'WHEN_IDLE' as const, 'INTERRUPT' as const),
      willContinue: fc.boolean(),
    },
    { requiredKeys: ['name', 'response'], noNullPrototype: true },
  )
  .map((made): Omit<FunctionResponse, 'parts'> => made);

const responses = fc.array(response, { minLength: 1, maxLength: 3 }).map((list) =>
  meant({ type: 'SendToolResponse', responses: list }, (capabilities) => ({
    toolResponse: {
      functionResponses: list.map(({ id, scheduling, ...rest }) => ({
        ...(id !== undefined && id !== 'local-3' && { id }),
        ...rest,
        ...(scheduling !== undefined && capabilities.scheduling === 'accepted' && { scheduling }),
      })),
    },
  })),
);

const blank = { role: 'user', parts: [{ text: ' ' }] };
const interrupts = fc.constant(
  meant({ type: 'Interrupt' }, ({ interruption }) => ({
    clientContent: { turns: [blank], ...(interruption === 'completedTurn' && { turnComplete: true }) },
  })),
);

/** Every command that becomes a message, with its meaning. */
export const arbitraryCommand: fc.Arbitrary<Meant> = fc.oneof(
  texts,
  audio,
  video,
  content,
  responses,
  interrupts,
  always({ type: 'ActivityStart' }, { realtimeInput: { activityStart: {} } }),
  always({ type: 'ActivityEnd' }, { realtimeInput: { activityEnd: {} } }),
  always({ type: 'AudioStreamEnd' }, { realtimeInput: { audioStreamEnd: true } }),
);
