/** Media inside a turn: bytes, or base64 that the app has already. */
export interface InlineData {
  readonly mimeType: string;
  readonly data: Uint8Array | string;
}

/** A part of a turn that the app sends. */
export interface ContentPart {
  readonly text?: string;
  readonly inlineData?: InlineData;
}

/** A turn of the conversation that the app sends. */
export interface Content {
  readonly role?: 'user' | 'model' | (string & {});
  readonly parts: readonly ContentPart[];
}
