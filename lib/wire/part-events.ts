import { isPcm, sampleRateOf } from './mime-type';
import type { Part } from './server-message';
import type { WireEvent } from './wire-event';

/** The facts of one part of the model's turn; none where no event tells of it, such as code that the model runs. */
export const partEvents = ({ text, thought, inlineData }: Part): readonly WireEvent[] => {
  const events: WireEvent[] = [];
  if (text !== undefined && text !== '') events.push({ type: thought === true ? 'Thought' : 'TextDelta', text });
  const mimeType = inlineData?.mimeType ?? '';
  const data = inlineData?.data;
  if (data !== undefined && data.byteLength > 0 && isPcm(mimeType)) {
    events.push({ type: 'AudioData', data, mimeType, sampleRate: sampleRateOf(mimeType) });
  }
  return events;
};
