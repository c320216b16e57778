/** A message of the client, by its key. */
export type ClientMessageKey = 'setup' | 'clientContent' | 'realtimeInput' | 'toolResponse';

/** A message of the client: any of that kind, or one that has at least these fields with these values, as on the wire. */
export type ExpectedMessage = ClientMessageKey | Readonly<Partial<Record<ClientMessageKey, unknown>>>;

/** Waits for the next dial; what follows is about that connection. A script begins with one, which need not be written. */
export interface DialStep {
  readonly dial: true;
}

/** Answers the dial with an HTTP status instead of opening; directly after the dial. */
export interface RefuseStep {
  readonly refuse: { readonly status: number };
}

/** Waits for the next message of the client, which must fit. */
export interface ExpectStep {
  readonly expect: ExpectedMessage;
  /** In ms; longer than that, and the step counts as unmet. Without it the step waits as long as the client does. */
  readonly within?: number;
}

/** From here on messages that fit may come at any time, as microphone audio does. An `expect` takes precedence. */
export interface AllowStep {
  readonly allow: ExpectedMessage;
}

/** Sends a message: an object as JSON, in which bytes become base64; a string or bytes as they are, sound or not. */
export interface SendStep {
  readonly send: object | string | Uint8Array;
}

/** Lets time pass, in ms. */
export interface WaitStep {
  readonly wait: number;
}

/** Closes the connection. */
export interface CloseStep {
  readonly close: { readonly code: number; readonly reason?: string };
}

/** Cuts the connection without a close frame. */
export interface DropStep {
  readonly drop: true;
}

/** One step of a script: an object with one key that names what is done. */
export type ScriptStep = DialStep | RefuseStep | ExpectStep | AllowStep | SendStep | WaitStep | CloseStep | DropStep;

/**
 * What a server does on the wire, step by step, as plain data: JSON holds all of it but bytes.
 *
 * @example
 * const script: Script = [
 *   { expect: 'setup' },
 *   { send: { setupComplete: {} } },
 *   { expect: { realtimeInput: { text: 'Hello' } }, within: 1000 },
 *   { wait: 200 },
 *   { send: { serverContent: { turnComplete: true } } },
 *   { close: { code: 1011, reason: 'Internal error encountered.' } },
 * ];
 */
export type Script = readonly ScriptStep[];
