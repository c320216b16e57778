import { stringify } from './stringify';

/** The text of a server message as the service writes it: pretty-printed, with a newline at the end; bytes become base64. */
export const encodeServerMessage = (message: object): string => `${stringify(message, 2)}\n`;
