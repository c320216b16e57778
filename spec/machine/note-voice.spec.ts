import type { Input } from '../../lib/machine/input';
import { hushOf } from '../../lib/machine/note-voice';
import type { Live, State } from '../../lib/machine/state';
import { activityStart, sendAudio, updateInstruction } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  commanded,
  handleOf,
  live,
  MANUAL,
  PATIENT,
  PROOF,
  received,
  run,
  say,
  stateOf,
  ticked,
  TURN_COMPLETE,
  USER_STARTS,
} from '../support/machine';

const VOICE = new Uint8Array(640).map((_byte, index) => (index % 16 < 8 ? 0x20 : 0xe0));
const GUESS: ServerMessage = { serverContent: { interimInputTranscription: { text: 'please bo' } } };
const GO_AWAY: ServerMessage = { goAway: { timeLeft: '50s' } };

const ready = (settings = {}): State => run(live({ ...PATIENT, ...settings }), received(handleOf('h')), received(PROOF)).state;
const speak = (at = 0): Input => commanded(sendAudio(VOICE), at);
const pause = (at = 0): Input => commanded(sendAudio(new Uint8Array(640)), at);
const lookOf = (state: State): Live['clocks']['look'] => stateOf(state, 'Live').clocks.look;

describe('a user of whom the server tells nothing', () => {
  it.each([
    ['a voice', speak(100), 1_600],
    ['what the server guesses that it hears', received(GUESS, 100), 1_600],
    ['silence', pause(100), -Infinity],
    ['what the model says', received(say('x'), 100), -Infinity],
  ])('is heard by %s', (_what, input, until) => {
    expect(hushOf(stateOf(run(ready(), input).state, 'Live'))).toBe(until);
  });

  it('is heard as long as the voice goes on', () => {
    const { state } = run(ready(), speak(0), pause(1_000), speak(1_400), pause(2_000));
    expect(stateOf(state, 'Live').voice).toEqual({ isTold: false, since: 0, until: 2_900 });
  });

  it('is no user where that never ends', () => {
    const noise = Array.from({ length: 100 }, (_, second) => speak(second * 1_000));
    expect(hushOf(stateOf(run(ready(), ...noise).state, 'Live'))).toBe(60_000);
  });

  it('begins anew after a pause', () => {
    expect(stateOf(run(ready(), speak(0), speak(5_000)).state, 'Live').voice.since).toBe(5_000);
  });

  it('is not listened for once the server tells when the user speaks, nor where the app does', () => {
    expect(hushOf(stateOf(run(ready(), speak(), received(USER_STARTS), speak(100)).state, 'Live'))).toBe(-Infinity);
    expect(hushOf(stateOf(run(ready({ blueprint: MANUAL }), commanded(activityStart()), speak()).state, 'Live'))).toBe(-Infinity);
  });
});

describe('a session that wishes to leave', () => {
  it('waits until the user is silent, and looks for that by itself', () => {
    const { state, effects } = run(ready(), speak(), received(GO_AWAY));
    expect(stateOf(state, 'Live').leaves?.because).toBe('goAway');
    expect(effects).toContainEqual({ type: 'StartTimer', timer: lookOf(state), ms: 1_500 });
    expect(run(state, ticked(lookOf(state) ?? 0, 1_500)).state.type).toBe('Closing');
  });

  it('waits on where the user has gone on', () => {
    const first = run(ready(), speak(), received(GO_AWAY), speak(1_000)).state;
    const again = run(first, ticked(lookOf(first) ?? 0, 1_500));
    expect(again.effects).toEqual([{ type: 'StartTimer', timer: lookOf(again.state), ms: 1_000 }]);
    expect(run(again.state, ticked(lookOf(again.state) ?? 0, 2_500)).state.type).toBe('Closing');
  });

  it('goes by the end of its time all the same', () => {
    const { state } = run(ready(), speak(44_000), received(GO_AWAY), speak(44_900));
    const { rotate } = stateOf(state, 'Live').clocks;
    expect(run(state, ticked(rotate ?? 0, 45_000)).state.type).toBe('Closing');
  });

  it('for another setup waits as well, and for the end', () => {
    const changed = run(ready(), speak(), commanded(updateInstruction('Be brief.'))).state;
    expect(run(changed, ticked(lookOf(changed) ?? 0, 1_500)).state).toMatchObject({ type: 'Closing', then: 'dial' });
    const closing = run(ready(), speak(), commanded({ type: 'Disconnect', whenQuietMs: 10_000 })).state;
    expect(run(closing, ticked(lookOf(closing) ?? 0, 1_500)).state).toMatchObject({ type: 'Closing', then: 'end' });
  });

  it('looks for nothing by itself where only the server can tell', () => {
    const { state } = run(ready(), received(say('x')), received(GO_AWAY));
    expect(lookOf(state)).toBe(null);
    expect(run(state, received(TURN_COMPLETE), received(handleOf('h2'))).state.type).toBe('Closing');
  });
});
