import { toMarbles } from '../../../lib/testing/diagram/to-marbles';
import { event } from '../../../lib/testing/builders/event';
import { story } from './story';

const lines = (drawing: string): readonly string[] => drawing.split('\n');

describe('toMarbles', () => {
  it('draws events without times, a column each', () => {
    const drawing = toMarbles([
      event.Connected(),
      event.TextDelta({ text: 'Hel' }),
      event.TextDelta({ text: 'lo' }),
      event.GenerationComplete(),
      event.Usage({ usage: { totalTokenCount: 42 } }),
      event.TextComplete({ text: 'Hello' }),
      event.TurnComplete(),
      event.Disconnected({ code: 1011, reason: 'Internal error encountered.' }),
    ]);
    expect(drawing).toBe(
      `
event       |0
notes        1     2
connection  C------D
text        -tt--X--
turn        ---G--T-
usage       ----u42-

letters     C Connected, D Disconnected, t TextDelta x2, X TextComplete, G GenerationComplete
            T TurnComplete, u Usage
in all      42 tokens
reading     a column is 1 event

1  1  t "Hello"
2  7  D code 1011, "Internal error encountered."
`.trim(),
    );
  });

  it('draws connections, quiet, barge-in and tools on a time axis', () => {
    expect(toMarbles(story)).toBe(
      `
time        |0        |500ms    |1s       |1.5s ~~1m00s~|1m01.75s      |1m02.5s  |1m03s
notes                         1           2    3          5  7         8          9
connection   Cr--------------------------------e~~~~~~~~  Cg----------------------D
user        --------v=========i===i=V-----------~~~~~~~~---------------------------
text        ------------------------------o-----~~~~~~~~---------------------------
audio       ------------------------------a-a---~~~~~~~~---------------------------
tools       ------------------------------------~~~~~~~~-----c---------k-----------
turn        -----------------------------------I~~~~~~~~-----------------G---------
                                                                         T
usage       ------------------------------------~~~~~~~~-----------------u812------
phase       SActive-UserSpeaking----A-----M----Disc~~~~~S-A--Pending---Active----dDisc
            2                                           2

letters     C Connected x2, r SessionResumeUpdate, g GoAway, e Error, D Disconnected
            i InputTranscription x2, v VoiceActivityStart, V VoiceActivityEnd
            o OutputTranscription, a AudioData x2, c ToolCall, k ToolCallCancelled
            G GenerationComplete, T TurnComplete, I Interrupted, u Usage, PhaseChanged x14
phases      S SetupSent, A Active, M ModelSpeaking, d Disconnecting
in all      400ms of voice, 812 tokens
reading     a column is 50ms, a over 3: three times a, = the user speaks, ~ quiet that is left out

1     900ms  i "Tell me a story."
2      1.5s  o "Once upon"
3     1.75s  e ConnectionLost: The connection was lost with close 1006.
4     1.75s  I by the lost connection
5  1m01.85s  C resumed
6   1m01.9s  g 50s left
7     1m02s  c get_weather({"city":"Berlin"})
8   1m02.5s  k call-1
9  1m03.05s  D code 1000
`.trim(),
    );
  });

  it('stacks what shares a column of a lane, with a number under what came more than once', () => {
    const audio = Array.from({ length: 12 }, () => ({ timestamp: 5, value: event.AudioData() }));
    const end = [event.GenerationComplete(), event.TurnComplete()].map((value) => ({ timestamp: 7, value }));
    expect(lines(toMarbles([...audio, ...end])).slice(0, 6)).toEqual([
      'time        |0',
      'audio       a--',
      '            1',
      '            2',
      'turn        --G',
      '              T',
    ]);
  });

  it('counts time from the first event, or from where it is told to', () => {
    const events = [{ timestamp: 1_000, value: event.Connected() }];
    expect(lines(toMarbles(events))[0]).toBe('time        |0');
    expect(lines(toMarbles(events, { origin: 0 }))[0]).toBe('time        |1s');
  });

  it('keeps to the width, and says of how many notes it tells the first and the last', () => {
    const events = Array.from({ length: 30 }, (_, index) =>
      event.Error({ error: { type: 'Internal', message: `Defect ${String(index)}. `.repeat(20) } }),
    );
    const drawing = lines(toMarbles(events, { width: 60, notes: 3 }));
    expect(Math.max(...drawing.map(({ length }) => length))).toBe(60);
    expect(drawing.slice(-4).map((line) => line.slice(0, 32).trim())).toEqual([
      '1   0  e Internal: Defect 0. De',
      '2   1  e Internal: Defect 1. De',
      '... 27 more',
      '30  29  e Internal: Defect 29. D',
    ]);
  });

  it('takes events in any order of their times', () => {
    expect(toMarbles([...story].sort((a, b) => b.timestamp - a.timestamp || story.indexOf(a) - story.indexOf(b)))).toBe(toMarbles(story));
  });

  it('has words for nothing', () => {
    expect(toMarbles([])).toBe('(no events)');
  });

  it('leaves the notes out where none are wanted', () => {
    expect(toMarbles(story, { notes: 0 })).not.toContain('story');
  });

  it('tells of as many notes as are wanted, even of very many', () => {
    const many = Array.from({ length: 300_000 }, () => event.Interrupted());
    const drawing = toMarbles(many, { notes: 300_000 });
    expect(drawing.slice(-40)).toContain('300000  299999  I by the server');
  });

  it('takes events for plain ones where a time is missing or no number', () => {
    const said = event.TextDelta();
    const plain = toMarbles([said, event.TurnComplete()]);
    for (const timestamp of [Infinity, -Infinity, NaN, 1e300]) {
      expect(
        toMarbles([
          { timestamp, value: said },
          { timestamp: 5, value: event.TurnComplete() },
        ]),
      ).toBe(plain);
    }
    expect(toMarbles([{ timestamp: 1_000, value: said }, event.TurnComplete()])).toBe(plain);
  });

  it('takes options that are no sound numbers for the nearest that are', () => {
    const asked = (options: Parameters<typeof toMarbles>[1]): string => toMarbles(story, options);
    expect(asked({ width: NaN })).toBe(asked({}));
    expect(asked({ width: -Infinity })).toBe(asked({ width: 60 }));
    expect(asked({ width: Infinity })).toBe(asked({ width: 10_000 }));
    expect(asked({ notes: NaN })).toBe(asked({}));
    expect(asked({ notes: 1.5 })).toBe(asked({ notes: 1 }));
    expect(asked({ notes: -3 })).toBe(asked({ notes: 0 }));
    expect(asked({ origin: NaN })).toBe(asked({}));
    expect(asked({ origin: Infinity })).toBe(asked({}));
  });

  it('counts no voice that has no rate', () => {
    expect(toMarbles([event.AudioData({ sampleRate: 0 })])).not.toMatch(/NaN|Infinity|of voice/);
  });

  it('lets nothing of the wire command a terminal', () => {
    const evil = 'a\u001b[2Jb\u009b31mc\u007fd\r\ne';
    const drawing = toMarbles([
      event.Connected({ sessionId: evil }),
      event.TextDelta({ text: evil }),
      event.ToolCall({ calls: [{ id: evil, name: evil, args: { [evil]: evil } }] }),
      event.ToolCallCancelled({ ids: [evil] }),
      event.GoAway({ timeLeft: evil }),
      event.Error({ error: { type: 'ServerFault', message: evil } }),
      event.Disconnected({ reason: evil }),
    ]);
    expect(drawing.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(drawing).toContain('session a\uFFFD[2Jb\uFFFD31mc\uFFFDd e');
  });
});
