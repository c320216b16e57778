import { continueDraft, emptyDraft, finishDraft, type TurnDraft } from '../../lib/streams/turn-draft';
import type { Turn } from '../../lib/streams/turn';
import type { SessionEvent } from '../../lib/wire/session-event';
import {
  audio,
  cancelled,
  functionCall,
  generated,
  heard,
  interrupted,
  over,
  said,
  text,
  thought,
  toolCall,
  usage,
  usageOf,
  voiceEnd,
  voiceStart,
  whole,
} from './events';

/** The draft after events that come 100 ms apart, the first one at 100. */
const draftOf = (...events: readonly SessionEvent[]): TurnDraft =>
  events.reduce((draft, event, index) => continueDraft(draft, event, (index + 1) * 100), emptyDraft);

const turnOf = (...events: readonly SessionEvent[]): Turn => finishDraft(draftOf(...events), 1, 9000, over());

describe('a turn', () => {
  it('without anything is empty', () => {
    expect(turnOf()).toEqual({
      turn: 1,
      text: '',
      thoughts: '',
      heard: '',
      said: '',
      audioBytes: 0,
      audioMs: 0,
      calls: [],
      usage: usageOf(),
      end: 'complete',
      times: { end: 9000 },
      partial: false,
    });
  });

  it('collects what either side said', () => {
    const {
      text: written,
      thoughts,
      heard: listened,
      said: spoken,
    } = turnOf(
      heard('Wha', 1, { interim: true }),
      heard('What is'),
      thought('Hm,'),
      text('It'),
      heard(' it?'),
      thought(' well'),
      said('It '),
      text("'s"),
      said('is'),
    );
    expect({ written, thoughts, listened, spoken }).toEqual({
      written: "It's",
      thoughts: 'Hm, well',
      listened: 'What is it?',
      spoken: 'It is',
    });
  });

  it('takes the whole text where its beginning was missed', () => {
    expect(turnOf(text('world'), whole('Hello world')).text).toBe('Hello world');
  });

  it('measures the voice at two bytes a sample, whatever the rate', () => {
    const { audioBytes, audioMs } = turnOf(audio(960, 1, 24_000), audio(960, 1, 16_000));
    expect({ audioBytes, audioMs }).toEqual({ audioBytes: 1920, audioMs: 20 + 30 });
  });

  it('lists the calls, cancelled ones too', () => {
    expect(turnOf(toolCall(['a', 'b']), cancelled('a'), toolCall(['c'])).calls).toEqual([
      functionCall('a'),
      functionCall('b'),
      functionCall('c'),
    ]);
  });

  it('adds the usage', () => {
    expect(turnOf(usage({ totalTokenCount: 1 }), usage({ totalTokenCount: 2 })).usage).toEqual(usageOf({ totalTokenCount: 3 }));
  });

  it('tells why it ended', () => {
    const complete = over(1, { reason: 'RESPONSE_REJECTED', interactionStatus: 'IDLE', waitingForInput: true });
    expect(finishDraft(emptyDraft, 1, 0, complete)).toMatchObject({
      end: 'complete',
      reason: 'RESPONSE_REJECTED',
      interactionStatus: 'IDLE',
    });
  });

  describe('ends', () => {
    it('interrupted where it was cut', () => {
      expect(turnOf(text('a'), interrupted()).end).toBe('interrupted');
      expect(turnOf(thought('a'), interrupted(), text('late')).end).toBe('interrupted');
      expect(turnOf(interrupted()).end).toBe('interrupted');
      expect(turnOf(whole('a', 1, true)).end).toBe('interrupted');
    });

    it('complete where the interruption came before there was anything to cut', () => {
      expect(turnOf(interrupted(), text('a')).end).toBe('complete');
    });

    it('dropped without its end', () => {
      expect(finishDraft(draftOf(text('a'), interrupted()), 1, 0).end).toBe('dropped');
    });
  });

  describe('knows when', () => {
    it('the user fell silent, by voice activity', () => {
      expect(turnOf(voiceStart, heard('a'), voiceEnd, heard('b'), audio(2)).times.userEnd).toBe(300);
    });

    it('the user fell silent, by the last transcription before the first output', () => {
      expect(turnOf(heard('a'), heard('b'), thought('hm'), heard('c'), audio(2), heard('late')).times.userEnd).toBe(400);
    });

    it('the first output came, whatever it was', () => {
      expect(turnOf(thought('hm'), text('a'), text('b')).times.firstOutput).toBe(200);
      expect(turnOf(thought('hm'), toolCall(['a']), text('b')).times.firstOutput).toBe(200);
      expect(turnOf(said('a'), audio(2)).times).toMatchObject({ firstOutput: 100, firstAudio: 200 });
      expect(turnOf(audio(2), audio(2)).times).toMatchObject({ firstOutput: 100, firstAudio: 100 });
    });

    it('everything was generated, for the last time', () => {
      expect(turnOf(toolCall(['a']), generated(), text('b'), generated()).times.generationComplete).toBe(400);
    });

    it('it ended, and nothing that did not happen', () => {
      expect(turnOf(thought('a')).times).toEqual({ end: 9000 });
    });
  });

  it('keeps the end of speech that came during the reply for the next one', () => {
    const draft = draftOf(voiceEnd, audio(2), voiceStart, voiceEnd);
    expect(draft).toMatchObject({ voiceEnd: 100, nextVoiceEnd: 400 });
  });

  it('does not change for what is not part of it', () => {
    const draft = draftOf(text('a'));
    expect(continueDraft(draft, voiceStart, 1)).toBe(draft);
    expect(continueDraft(draft, cancelled('a'), 1)).toBe(draft);
  });
});
