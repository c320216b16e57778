import { audio, content, joined, silence, speech, text } from '../client';
import type { Connection, Wanted } from '../connection';
import { connection } from '../connection';
import { endsTurn, heardIn, isPiece, piecesIn, saidIn } from '../says';

const SCRIPT = [{ text: 'This is a long answer which nobody wants to hear to its end.' }, { text: 'Second answer.' }];
const SPOKEN = { outputAudioTranscription: {} };
const MANUAL = { realtimeInputConfig: { automaticActivityDetection: { disabled: true } } };
const CUT = ['Interrupted', 'Usage', 'TurnComplete'];

const speaking = (wanted: Wanted = {}): Connection => {
  const started = connection({ script: SCRIPT, setup: SPOKEN, ...wanted });
  started.send(text('Hi'));
  started.until(isPiece);
  started.look();
  return started;
};

describe('interrupt', () => {
  it.each<readonly [string, object, object, readonly string[]]>([
    ['a completed turn', SPOKEN, content('Stop'), CUT],
    ['a turn left open', SPOKEN, content('Stop', false), CUT],
    ['a realtime text', SPOKEN, text('Stop'), CUT],
    ['activityStart', MANUAL, { realtimeInput: { activityStart: {} } }, CUT],
    ['speech', SPOKEN, audio(speech(240)), ['VoiceActivityStart', ...CUT]],
  ])('cuts the model for %s', (_what, setup, message, expected) => {
    const { send, facts } = speaking({ setup });
    send(message);
    expect(facts()).toEqual(expected);
  });

  it('answers what interrupted, with the next reply of the script', () => {
    const { send, until, look, facts } = speaking();
    send(text('Stop'));
    facts();
    until(endsTurn);
    const messages = look();
    expect(saidIn(messages)).toBe('Second answer.');
    expect(messages.filter(({ serverContent }) => serverContent?.generationComplete === true)).toHaveLength(1);
  });

  it('stays silent after a turn that was left open, until it is completed', () => {
    const { send, wait, look, until } = speaking();
    send(content('Stop', false));
    look();
    wait(60_000);
    expect(look()).toEqual([]);
    send({ clientContent: { turnComplete: true } });
    until(endsTurn);
    expect(saidIn(look())).toBe('Second answer.');
  });

  it('bills what was sent, and no more', () => {
    const { send, look, timers } = speaking();
    send(content('Stop', false));
    expect(timers()).toEqual([]);
    const [, end] = look();
    expect(end?.serverContent).toEqual({ turnComplete: true });
    expect(end?.usageMetadata?.responseTokensDetails).toEqual([{ modality: 'AUDIO', tokenCount: 11 }]);
  });

  it('works between generationComplete and turnComplete too', () => {
    const { send, until, facts } = speaking();
    until(({ serverContent }) => serverContent?.generationComplete === true);
    facts();
    send(text('Stop'));
    expect(facts()).toEqual(CUT);
  });

  it('does not happen to a turn that is over', () => {
    const { send, until, facts } = speaking();
    until(endsTurn);
    facts();
    send(text('And?'));
    until(isPiece);
    expect(facts()).not.toContain('Interrupted');
  });

  it('lets speech wait for a turn that is over and still played, where the setup forbids it to interrupt', () => {
    const setup = { ...SPOKEN, realtimeInputConfig: { activityHandling: 'NO_INTERRUPTION' } };
    const script: Wanted['script'] = [{ text: 'This is a long answer.', ending: 'atOnce' }, { text: 'Second answer.' }];
    const { send, until, look } = speaking({ setup, script });
    until(endsTurn);
    look();
    send(text('Wait for me'));
    expect(look()).toEqual([]);
    until(endsTurn);
    const messages = look();
    expect(messages.some(({ serverContent }) => serverContent?.interrupted === true)).toBe(false);
    expect(saidIn(messages)).toBe('Second answer.');
  });

  it('lets speech wait where the setup forbids it to interrupt, but not content', () => {
    const setup = { ...SPOKEN, realtimeInputConfig: { activityHandling: 'NO_INTERRUPTION' } };
    const { send, until, facts, look } = speaking({ setup });
    send(text('Wait for me'));
    expect(facts()).toEqual([]);
    until(endsTurn);
    look();
    until(endsTurn);
    const messages = look();
    expect(saidIn(messages)).toBe('Second answer.');
    send(text('More'));
    until(isPiece);
    look();
    send(content('Stop'));
    expect(facts()).toEqual(CUT);
  });
});

describe('takeBack', () => {
  it('answers two quick texts in one', () => {
    const { send, until, look } = connection({ setup: SPOKEN });
    send(text('My name is Ada.'));
    send(text('I live in Paris.'));
    until(endsTurn);
    const messages = look();
    expect(messages.some(({ serverContent }) => serverContent?.interrupted === true)).toBe(false);
    expect(saidIn(messages)).toContain('You said “My name is Ada. I live in Paris”.');
  });

  it('gives the reply of the script back', () => {
    const { send, until, look } = connection({ script: [{ text: 'First.' }, { text: 'Second.' }], setup: SPOKEN });
    send(text('My name is Ada.'));
    send(text('I live in Paris.'));
    until(endsTurn);
    expect(saidIn(look())).toBe('First.');
    send(text('And you?'));
    until(endsTurn);
    expect(saidIn(look())).toBe('Second.');
  });

  it('does not hear the same words of the script twice', () => {
    const setup = { ...SPOKEN, inputAudioTranscription: {} };
    const { send, until, look } = connection({ setup, script: [{ heard: 'Good morning.', text: 'First.' }] });
    send(audio(joined(speech(300), silence(600))));
    send(audio(joined(speech(300), silence(600))));
    until(endsTurn);
    const messages = look();
    expect(heardIn(messages)).toMatch(/^Good morning\.I spoke for 0\.\d seconds\.$/);
    expect(saidIn(messages)).toBe('First.');
  });

  it('still tells what was heard', () => {
    const setup = { ...MANUAL, inputAudioTranscription: {} };
    const { send, wait, look } = connection({ setup, script: [{ heard: 'One two three four' }] });
    send({ realtimeInput: { activityStart: {} } });
    send(audio(speech(240)));
    send({ realtimeInput: { activityEnd: {} } });
    wait(6);
    send({ realtimeInput: { activityStart: {} } });
    wait(60_000);
    const messages = look();
    expect(messages.map(({ serverContent }) => serverContent?.inputTranscription?.text)).toEqual(['One two', ' three four']);
    expect(piecesIn(messages)).toEqual([]);
  });
});
