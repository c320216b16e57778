import type { Observable } from 'rxjs';
import { of } from 'rxjs';
import { ofType } from '../../lib/streams/of-type';
import type { AudioData, SessionEvent, Usage } from '../../lib/wire/session-event';
import { audio, connected, text, usage } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';

const events$: Observable<SessionEvent> = of(connected(), audio(2), usage());

describe('ofType', () => {
  itKeepsTheLaws<SessionEvent, SessionEvent>({
    operator: () => ofType('AudioData', 'Usage'),
    inputs: [audio(2), text('no'), usage()],
    outputs: [audio(2), null, usage()],
  });

  it('narrows to the types that it lets pass', () => {
    const selected$: Observable<AudioData | Usage> = events$.pipe(ofType('AudioData', 'Usage'));
    const one$: Observable<AudioData> = events$.pipe(ofType('AudioData'));
    // @ts-expect-error a stream of two types is not a stream of one
    const wrong$: Observable<Usage> = events$.pipe(ofType('AudioData', 'Usage'));
    // @ts-expect-error no type at all selects nothing
    const none = (): unknown => events$.pipe(ofType());
    // @ts-expect-error no event has that type
    const unknown = (): unknown => events$.pipe(ofType('Audio'));
    expect([selected$, one$, wrong$, none, unknown]).toHaveLength(5);
  });

  it('takes a stream that was narrowed before', () => {
    const narrowed$: Observable<AudioData | Usage> = events$.pipe(ofType('AudioData', 'Usage'));
    const types: string[] = [];
    narrowed$.pipe(ofType('Usage')).subscribe(({ type, usage: { totalTokenCount } }) => types.push(type, String(totalTokenCount)));
    expect(types).toEqual(['Usage', '0']);
  });

  it('hands on the very object', () => {
    const event = audio(4);
    const seen: unknown[] = [];
    of<SessionEvent>(event)
      .pipe(ofType('AudioData'))
      .subscribe((each) => seen.push(each));
    expect(seen[0]).toBe(event);
  });
});
