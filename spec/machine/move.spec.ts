import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { disconnect, sendAudio, sendText, updateInstruction } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  back,
  callFor,
  closed,
  commanded,
  effectsOf,
  eventsOf,
  handleOf,
  HEARD,
  live,
  openedState,
  PATIENT,
  PROOF,
  received,
  run,
  say,
  sentBy,
  stateOf,
  story,
  ticked,
  TURN_COMPLETE,
  USER_STARTS,
} from '../support/machine';

const ROTATING: Partial<Settings> = { ...PATIENT, rotate: { afterMs: 600_000, marginMs: 5_000 } };
const goAway = (timeLeft?: string): ServerMessage => ({ goAway: timeLeft === undefined ? {} : { timeLeft } });
const lasting = (settings: Partial<Settings> = {}): State => live({ ...PATIENT, ...settings });
const after = (state: State, ...messages: readonly ServerMessage[]): State =>
  run(state, ...messages.map((message) => received(message))).state;
const busy = (...messages: readonly ServerMessage[]): State => after(lasting(), handleOf('h'), PROOF, ...messages);

describe('a goAway', () => {
  it('says until when the connection lives, and is told', () => {
    const { state, events } = run(live(), received(goAway('50s'), 1_000));
    expect(stateOf(state, 'Live').closesAt).toBe(51_000);
    expect(events).toEqual([{ type: 'GoAway', timeLeft: '50s', timeLeftMs: 50_000 }]);
  });

  it('without a time keeps what was known', () => {
    const { state } = run(live(), received(goAway('50s'), 1_000), received(goAway(), 2_000));
    expect(stateOf(state, 'Live').closesAt).toBe(51_000);
  });

  it('starts no timer where the session does not rotate', () => {
    expect(run(live(), received(goAway('50s'))).effects).toEqual([]);
    expect(stateOf(after(live(), goAway('50s')), 'Live').leaves).toBe(null);
  });

  it('makes the session leave at the latest the margin before the end, on a timer of its own', () => {
    const { state, effects } = run(busy(say('x')), received(goAway('50s'), 1_000));
    expect(effects).toEqual([{ type: 'StartTimer', timer: 3, ms: 45_000 }]);
    expect(stateOf(state, 'Live')).toMatchObject({ leaves: { because: 'goAway', by: 46_000 }, clocks: { rotate: 3 } });
  });

  it.each([
    ['says no time', goAway(), 5_000],
    ['leaves less than twice the margin', goAway('8s'), 4_000],
    ['leaves just the margin', goAway('5s'), 2_500],
    ['leaves less than the margin', goAway('3s'), 1_500],
    ['leaves nothing', goAway('0s'), 0],
  ])('that %s leaves %s', (_what, message, ms) => {
    const { effects } = run(busy(say('x')), received(message));
    expect(effectsOf(effects, 'StartTimer')[0]).toMatchObject({ ms });
  });

  it('a second time counts where it is sooner', () => {
    const { state } = run(busy(say('x')), received(goAway('50s')));
    const sooner = run(state, received(goAway('20s')));
    expect(sooner.effects).toEqual([
      { type: 'StopTimer', timer: 3 },
      { type: 'StartTimer', timer: 4, ms: 15_000 },
    ]);
    expect(run(sooner.state, received(goAway('50s'))).effects).toEqual([]);
    expect(run(sooner.state, received(goAway('18s'), 2_000)).effects).toEqual([]);
  });

  it('with the setup counts from then on', () => {
    const { state } = run(openedState(PATIENT), received({ setupComplete: {}, ...goAway('50s') }, 1_000));
    expect(stateOf(state, 'Live')).toMatchObject({ closesAt: 51_000, leaves: { by: 46_000 } });
  });
});

describe('a session that has to leave its connection', () => {
  const leaving = run(busy(say('Hi')), received(goAway('50s'))).state;

  it('leaves at once where nothing would be cut and the handle holds all that was said', () => {
    const { state, events, effects } = run(busy(), received(goAway('50s')));
    expect(stateOf(state, 'Closing')).toMatchObject({ then: 'dial', memory: { move: 'goAway' } });
    expect(story(events)).toEqual(['GoAway', 'Active>Disconnecting']);
    expect(effects.map(({ type }) => type)).toEqual(['StartTimer', 'StopTimer', 'StartTimer', 'Close']);
  });

  it('leaves with the first handle after the turn', () => {
    const ended = run(leaving, received(TURN_COMPLETE));
    expect(ended.state.type).toBe('Live');
    const { state, effects } = run(ended.state, received(handleOf('h2')));
    expect(state.type).toBe('Closing');
    expect(effects).toEqual([
      { type: 'StopTimer', timer: 3 },
      { type: 'StartTimer', timer: 4, ms: 2_000 },
      { type: 'Close', generation: 1, code: 1000, reason: '' },
    ]);
  });

  it.each([
    ['the model speaks', [say('x')]],
    ['a call is open', [callFor('a')]],
    ['the user speaks', [USER_STARTS]],
    ['an answer is owed', [HEARD]],
  ])('waits while %s', (_what, messages) => {
    expect(after(busy(...messages), goAway('50s'), handleOf('h2')).type).toBe('Live');
  });

  it('waits while it has no handle, or one that does not hold all', () => {
    expect(after(lasting(), goAway('50s')).type).toBe('Live');
    expect(after(busy(), { sessionResumptionUpdate: {} }, goAway('50s')).type).toBe('Live');
    expect(run(busy(), commanded(sendText('Hi')), received(goAway('50s'))).state.type).toBe('Live');
    expect(run(busy(), commanded(sendAudio(new Uint8Array(2))), received(goAway('50s'))).state.type).toBe('Closing');
  });

  it('leaves when it can wait no longer, whatever it cuts', () => {
    expect(run(leaving, received({}, 44_999)).state.type).toBe('Live');
    const { state, events } = run(leaving, ticked(3, 45_000));
    expect([state.type, story(events)]).toEqual(['Closing', ['ModelSpeaking>Disconnecting']]);
  });

  it('leaves with its timer, though the clock may be a moment behind that', () => {
    expect(run(leaving, ticked(3, 44_999)).state.type).toBe('Closing');
  });

  it('leaves by then also where its timer is late', () => {
    expect(run(leaving, received(say('on'), 45_000)).state.type).toBe('Closing');
  });

  it('closes the old connection before it dials the new one, which goes on with the handle', () => {
    const closing = run(leaving, ticked(3, 45_000));
    expect(effectsOf(closing.effects, 'Dial')).toEqual([]);
    const { events, effects } = back(closing.state);
    expect(story(events)).toEqual([
      'Interrupted',
      'TextComplete',
      'TurnComplete',
      'Disconnecting>Disconnected',
      'Disconnected>Connecting',
      'Connecting>SetupSent',
      'SetupSent>Active',
      'Connected',
    ]);
    expect(sentBy(effects)).toEqual([{ setup: { model: 'models/any', sessionResumption: { handle: 'h' } } }]);
  });

  it('keeps the turn of what still comes, which may end meanwhile', () => {
    const closing = run(leaving, ticked(3, 45_000)).state;
    const rest = run(closing, received(say(' there')), received(TURN_COMPLETE), received(handleOf('h3')));
    expect(story(rest.events)).toEqual(['TextDelta', 'TextComplete', 'TurnComplete', 'SessionResumeUpdate']);
    expect(eventsOf(rest.events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'Hi there', interrupted: false, turn: 1 }]);
    const { events, effects } = back(rest.state);
    expect(eventsOf(events, 'Interrupted')).toEqual([]);
    expect(sentBy(effects)[0]).toMatchObject({ setup: { sessionResumption: { handle: 'h3' } } });
  });

  it('lets what is sent meanwhile wait', () => {
    const moving = run(busy(), received(goAway('50s')), commanded(sendText('Hi')));
    expect(effectsOf(moving.effects, 'Send')).toEqual([]);
    expect(effectsOf(back(moving.state).effects, 'Send').map(({ command }) => command)).toEqual(['setup', 'SendText']);
  });

  it('ends where the app wants the end meanwhile', () => {
    const moving = run(busy(), received(goAway('50s')), commanded(disconnect()));
    expect(stateOf(moving.state, 'Closing').then).toBe('end');
    expect(run(moving.state, closed(1000)).state.type).toBe('Ended');
  });

  it('counts no attempt, and goes on as after a loss where the dial fails', () => {
    const moving = run(busy(), received(goAway('50s')), closed(1000)).state;
    expect(moving.memory).toMatchObject({ failures: 0, redials: 0 });
    const { state } = run(moving, closed(1006, '', { generation: 2 }));
    expect(stateOf(state, 'Waiting').memory).toMatchObject({ failures: 1, redials: 1, move: null });
  });

  it('forgets the attempts that failed before a connection that has proved itself', () => {
    const again = back(run(lasting(), closed(1006)).state).state;
    expect(again.memory.failures).toBe(1);
    const proven = run(again, received(TURN_COMPLETE, 0, 2), received(handleOf('h'), 0, 2), received(goAway('50s'), 0, 2)).state;
    expect([proven.type, proven.memory.failures]).toEqual(['Closing', 0]);
  });
});

describe('a connection that is old', () => {
  const old = stateOf(after(live(ROTATING), handleOf('h')), 'Live');

  it('is left at the next quiet moment, without a limit', () => {
    const timer = old.clocks.age ?? 0;
    expect(run(old, ticked(timer, 600_000)).state).toMatchObject({ type: 'Closing', memory: { move: 'afterMs' } });
    const waiting = run(old, received(say('x')), ticked(timer, 600_000)).state;
    expect(stateOf(waiting, 'Live')).toMatchObject({ leaves: { because: 'afterMs', by: Infinity }, clocks: { age: null } });
    expect(after(waiting, TURN_COMPLETE, handleOf('h2')).type).toBe('Closing');
  });

  it('is left sooner where the server will end it', () => {
    const waiting = run(old, received(say('x')), ticked(old.clocks.age ?? 0, 600_000), received(goAway('50s'), 600_000)).state;
    expect(stateOf(waiting, 'Live').leaves).toEqual({ because: 'goAway', by: 645_000 });
  });

  it('is left for a reason that stays, where another one is no sooner', () => {
    const waiting = run(old, received(say('x')), received(goAway('50s')), commanded(updateInstruction('Be brief.'))).state;
    expect(stateOf(waiting, 'Live').leaves?.because).toBe('goAway');
  });
});
