import { isLeft } from 'fp-ts/lib/These.js';
import type { ClientMessage } from '../../wire/client-message';
import { decodeClientMessage } from '../../wire/decode-client-message';
import { isPcm, sampleRateOf } from '../../wire/mime-type';
import type { Content } from '../../wire/content';
import type { SessionCommand } from '../../wire/session-command';

type Realtime = NonNullable<ClientMessage['realtimeInput']>;
type Blob = NonNullable<Realtime['audio']>;
type ClientContent = NonNullable<ClientMessage['clientContent']>;
type Turn = NonNullable<ClientContent['turns']>[number];
type ToolResponse = NonNullable<ClientMessage['toolResponse']>;
type Part = NonNullable<Turn['parts']>[number];

const INPUT_SAMPLE_RATE = 16_000;

const ofBlob = ({ data, mimeType = '' }: Blob): SessionCommand => {
  const bytes = data ?? new Uint8Array();
  const isAudio = mimeType === '' || isPcm(mimeType);
  return isAudio
    ? { type: 'SendAudio', data: bytes, sampleRate: /rate=/i.test(mimeType) ? sampleRateOf(mimeType) : INPUT_SAMPLE_RATE }
    : { type: 'SendVideo', data: bytes, mimeType };
};

const ofRealtime = (input: Realtime): readonly SessionCommand[] => [
  ...(input.activityStart === undefined ? [] : [{ type: 'ActivityStart' } as const]),
  ...[input.audio, input.video, ...(input.mediaChunks ?? [])].flatMap((blob) => (blob === undefined ? [] : [ofBlob(blob)])),
  ...(input.text === undefined ? [] : [{ type: 'SendText', text: input.text, channel: 'realtimeInput' } as const]),
  ...(input.audioStreamEnd === true ? [{ type: 'AudioStreamEnd' } as const] : []),
  ...(input.activityEnd === undefined ? [] : [{ type: 'ActivityEnd' } as const]),
];

const partOf = ({ text, inlineData }: Part): Content['parts'][number] => ({
  ...(text !== undefined && { text }),
  ...(inlineData?.data !== undefined && { inlineData: { data: inlineData.data, mimeType: inlineData.mimeType ?? '' } }),
});

const contentOf = ({ role, parts = [] }: Turn): Content => ({ ...(role !== undefined && { role }), parts: parts.map(partOf) });

/** A blank turn is how this library stops a model; nobody says it otherwise. */
const isInterrupt = (turns: readonly Content[]): boolean => {
  const [turn, ...others] = turns;
  return others.length === 0 && turn?.parts.length === 1 && turn.parts[0]?.text === ' ';
};

const ofContent = ({ turns = [], turnComplete = false }: ClientContent): SessionCommand => {
  const contents = turns.map(contentOf);
  return isInterrupt(contents) ? { type: 'Interrupt' } : { type: 'SendClientContent', turns: contents, turnComplete };
};

const SCHEDULING = ['SILENT', 'WHEN_IDLE', 'INTERRUPT'] as const;

const ofToolResponse = ({ functionResponses = [] }: ToolResponse): SessionCommand => ({
  type: 'SendToolResponse',
  responses: functionResponses.map(({ id, name, response = {}, scheduling, willContinue }) => {
    const known = SCHEDULING.find((each) => each === scheduling);
    return {
      ...(id !== undefined && { id }),
      ...(name !== undefined && { name }),
      response,
      ...(known !== undefined && { scheduling: known }),
      ...(willContinue !== undefined && { willContinue }),
    };
  }),
});

/** The commands that a frame of a client came from; none for a setup, and for what cannot be read. */
export const commandsOf = (data: string | Uint8Array): readonly SessionCommand[] => {
  const decoded = decodeClientMessage(data);
  if (isLeft(decoded)) return [];
  const { clientContent, realtimeInput, toolResponse } = decoded.right;
  return [
    ...(clientContent === undefined ? [] : [ofContent(clientContent)]),
    ...(realtimeInput === undefined ? [] : ofRealtime(realtimeInput)),
    ...(toolResponse === undefined ? [] : [ofToolResponse(toolResponse)]),
  ];
};
