import type { RecordedFrame } from '../../recording/recorded-frame';
import { withoutControls } from '../../testing/diagram/without-controls';
import { messageLine } from './message-line';

/** Text in a colour, or as it is. */
export type Paint = (format: 'dim' | 'cyan' | 'green' | 'red', text: string) => string;

const secondsOf = (at: number): string => `${(at / 1_000).toFixed(3)}s`.padStart(10);

const contentOf = (frame: RecordedFrame, media: boolean, paint: Paint): string => {
  switch (frame.type) {
    case 'Dialled':
      return paint('dim', withoutControls(`dials ${frame.url}`.trim()));
    case 'Opened':
      return paint('dim', 'open');
    case 'Frame':
      return frame.direction === 'sent'
        ? `${paint('cyan', '>')} ${withoutControls(messageLine(frame.data, media))}`
        : `${paint('green', '<')} ${withoutControls(messageLine(frame.data, media))}`;
    case 'Closed': {
      const status = frame.status === undefined ? '' : `, HTTP status ${String(frame.status)}`;
      const words = [frame.reason, frame.cause ?? ''].filter((text) => text !== '').map((text) => JSON.stringify(text));
      return paint('red', [`closed with ${String(frame.code)}${status}`, ...words].join(', '));
    }
    case 'Left':
      return paint('dim', 'the client left');
    default: {
      const unreachable: never = frame;
      return unreachable;
    }
  }
};

/** A frame as a line to read: time, connection, direction, message. */
export const frameLine = (frame: RecordedFrame, media: boolean, paint: Paint): string =>
  `${paint('dim', `${secondsOf(frame.at)}  #${String(frame.connection)}`)}  ${contentOf(frame, media, paint)}`;
