import { of } from 'rxjs';
import { selectAudio } from '../../lib/streams/select-audio';
import type { SessionEvent } from '../../lib/wire/session-event';
import { audio, text } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';

describe('selectAudio', () => {
  itKeepsTheLaws<SessionEvent, SessionEvent>({
    operator: selectAudio,
    inputs: [audio(2), text('no'), audio(4)],
    outputs: [audio(2), null, audio(4)],
  });

  it('does not copy the bytes', () => {
    const event = audio(8);
    const bytes: Uint8Array[] = [];
    of<SessionEvent>(event)
      .pipe(selectAudio())
      .subscribe(({ data }) => bytes.push(data));
    expect(bytes[0]).toBe(event.data);
  });
});
