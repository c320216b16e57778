import type { Observable } from 'rxjs';
import { NEVER } from 'rxjs';
import { selectTranscripts } from '../../lib/streams/select-transcripts';
import type { InputTranscription, OutputTranscription, SessionEvent } from '../../lib/wire/session-event';
import { heard, said, text } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';

describe('selectTranscripts', () => {
  itKeepsTheLaws<SessionEvent, SessionEvent>({
    operator: selectTranscripts,
    inputs: [heard('hel', 1, { interim: true }), text('no'), said('', 1, { finished: true })],
    outputs: [heard('hel', 1, { interim: true }), null, said('', 1, { finished: true })],
  });

  it('is a stream of both transcriptions', () => {
    const selected$: Observable<InputTranscription | OutputTranscription> = (NEVER as Observable<SessionEvent>).pipe(selectTranscripts());
    expect(selected$).toBeDefined();
  });
});
