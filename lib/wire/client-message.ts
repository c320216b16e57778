import * as t from 'io-ts';
import { bytes } from './codec/bytes';
import { inputFields } from './codec/fields';
import { jsonObject } from './codec/json-object';
import { listOf } from './codec/list-of';
import { setupMessage } from './setup-message';

const blob = inputFields('object', {}, { mimeType: t.string, data: bytes });

const part = inputFields(
  'object',
  {},
  {
    text: t.string,
    thought: t.boolean,
    inlineData: inputFields('object', {}, { mimeType: t.string, data: t.string }),
    fileData: inputFields('object', {}, { mimeType: t.string, fileUri: t.string }),
  },
);

const content = inputFields('object', {}, { role: t.string, parts: listOf(part) });

const functionResponse = inputFields(
  'object',
  {},
  {
    id: t.string,
    name: t.string,
    response: jsonObject,
    scheduling: t.string,
    willContinue: t.boolean,
    parts: listOf(part),
  },
);

const empty = inputFields('object', {}, {});

/** The one codec of everything a client may send, in camelCase or in snake_case. Exactly one key is present in a legal message. */
export const clientMessage = inputFields(
  'object',
  {},
  {
    setup: setupMessage,
    clientContent: inputFields('object', {}, { turns: listOf(content), turnComplete: t.boolean }),
    realtimeInput: inputFields(
      'object',
      {},
      {
        audio: blob,
        video: blob,
        text: t.string,
        mediaChunks: listOf(blob),
        activityStart: empty,
        activityEnd: empty,
        audioStreamEnd: t.boolean,
      },
    ),
    toolResponse: inputFields('object', {}, { functionResponses: listOf(functionResponse) }),
  },
);

/** A message of a client, decoded: realtime media are bytes, keys are camelCase. */
export interface ClientMessage extends t.TypeOf<typeof clientMessage> {}
