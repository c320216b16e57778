import type { OutgoingMessage } from '../../lib/simulator/service/outgoing-message';

/** What the messages of a reply say in writing, thoughts excepted. */
export const writtenIn = (messages: readonly OutgoingMessage[]): string =>
  messages
    .flatMap(({ serverContent }) => serverContent?.modelTurn?.parts ?? [])
    .map(({ text = '', thought }) => (thought === true ? '' : text))
    .join('');

/** The captions of a reply. */
export const saidIn = (messages: readonly OutgoingMessage[]): string =>
  messages.map(({ serverContent }) => serverContent?.outputTranscription?.text ?? '').join('');

/** What the user was heard to say. */
export const heardIn = (messages: readonly OutgoingMessage[]): string =>
  messages.map(({ serverContent }) => serverContent?.inputTranscription?.text ?? '').join('');

/** The pieces of the voice. */
export const piecesIn = (messages: readonly OutgoingMessage[]): readonly Uint8Array[] =>
  messages.flatMap(({ serverContent }) => (serverContent?.modelTurn?.parts ?? []).flatMap(({ inlineData }) => inlineData?.data ?? []));

/** Whether a turn of the model ends with a message. */
export const endsTurn = ({ serverContent }: OutgoingMessage): boolean => serverContent?.turnComplete === true;

/** Whether a message is a piece of the voice. */
export const isPiece = (message: OutgoingMessage): boolean => piecesIn([message]).length > 0;
