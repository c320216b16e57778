import { take, type Observable } from 'rxjs';
import type { LiveSession } from '../../lib/index';
import { lineOf, see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { brokenPhases, KINDS, scene, type Scene } from './play';

/** A turn that a loss cuts, a back-off, and the session again, which then moves by itself. */
const play = ({ session, advance, line }: Scene): void => {
  advance(10);
  line().frame({ ...message.sessionResumptionUpdate('h-1'), ...message.text('Hi') });
  line().closed({ code: 1011, reason: '' });
  session.sendText('Hello?');
  advance(300);
  line().frame(message.text('Yes'));
  line().frame({ ...message.sessionResumptionUpdate('h-2'), ...message.turnComplete() });
  line().frame(message.sessionResumptionUpdate('h-3'));
  line().frame(message.goAway('50s'));
  advance(20);
  session.close();
  advance(10);
};

/** The value that a late subscriber gets at once. */
const now = <T>(state$: Observable<T>): T => {
  const [value] = see(state$.pipe(take(1))).values;
  if (value === undefined) throw new Error('A state has no value.');
  return value;
};

const asked = ({ phase$, connection$, resumeToken$, outbox$ }: LiveSession) =>
  [now(phase$), now(connection$).type, now(resumeToken$)?.handle ?? null, now(outbox$).queued] as const;

type Told = readonly [event: string, ...states: ReturnType<typeof asked>];

const EXPECTED: readonly Told[] = [
  ['Disconnected > Connecting', 'Connecting', 'Dialling', null, 0],
  ['Connecting > SetupSent', 'SetupSent', 'Dialling', null, 0],
  ['SetupSent > Active', 'Active', 'Up', null, 0],
  ['Connected', 'Active', 'Up', null, 0],
  ['SessionResumeUpdate', 'Active', 'Up', 'h-1', 0],
  ['Active > ModelSpeaking', 'ModelSpeaking', 'Up', 'h-1', 0],
  ['TextDelta 1: Hi', 'ModelSpeaking', 'Up', 'h-1', 0],
  ['Interrupted by drop', 'ModelSpeaking', 'Waiting', 'h-1', 0],
  ['TextComplete 1: Hi', 'ModelSpeaking', 'Waiting', 'h-1', 0],
  ['TurnComplete 1', 'ModelSpeaking', 'Waiting', 'h-1', 0],
  ['Error ConnectionLost', 'ModelSpeaking', 'Waiting', 'h-1', 0],
  ['ModelSpeaking > Disconnected', 'Disconnected', 'Waiting', 'h-1', 0],
  ['Disconnected > Connecting', 'Connecting', 'Dialling', 'h-1', 1],
  ['Connecting > SetupSent', 'SetupSent', 'Dialling', 'h-1', 1],
  ['SetupSent > Active', 'Active', 'Up', 'h-1', 0],
  ['Connected', 'Active', 'Up', 'h-1', 0],
  ['Active > ModelSpeaking', 'ModelSpeaking', 'Up', 'h-1', 0],
  ['TextDelta 2: Yes', 'ModelSpeaking', 'Up', 'h-1', 0],
  ['SessionResumeUpdate', 'ModelSpeaking', 'Up', 'h-2', 0],
  ['TextComplete 2: Yes', 'ModelSpeaking', 'Up', 'h-2', 0],
  ['ModelSpeaking > Active', 'Active', 'Up', 'h-2', 0],
  ['TurnComplete 2', 'Active', 'Up', 'h-2', 0],
  ['SessionResumeUpdate', 'Active', 'Up', 'h-3', 0],
  ['GoAway', 'Active', 'Rotating', 'h-3', 0],
  ['Active > Disconnecting', 'Disconnecting', 'Rotating', 'h-3', 0],
  ['Disconnecting > Disconnected', 'Disconnected', 'Rotating', 'h-3', 0],
  ['Disconnected > Connecting', 'Connecting', 'Rotating', 'h-3', 0],
  ['Connecting > SetupSent', 'SetupSent', 'Rotating', 'h-3', 0],
  ['SetupSent > Active', 'Active', 'Up', 'h-3', 0],
  ['Connected', 'Active', 'Up', 'h-3', 0],
  ['Active > Disconnecting', 'Disconnecting', 'Up', 'h-3', 0],
  ['Disconnecting > Disconnected', 'Disconnected', 'Ended', 'h-3', 0],
  ['Disconnected 1000', 'Disconnected', 'Ended', 'h-3', 0],
];

describe.each(KINDS)('states and events over several connections, with %s', (kind) => {
  it('a state knows of the change before anyone hears the event, whoever subscribed first', () => {
    const played = scene(kind, { reconnect: {} });
    const { session } = played;
    const tapes: Told[][] = [[], []];
    const all = tapes.map((tape) =>
      see(session.events$, (event) => {
        // One of the transports answers texts with resumption updates; they are no part of the story.
        if (event.type === 'SessionResumeUpdate' && !event.resumable) return;
        tape.push([lineOf(event), ...asked(session)]);
      }),
    );
    play(played);
    for (const tape of tapes) expect(tape).toEqual(EXPECTED);
    for (const seen of all) expect([seen.end(), brokenPhases(seen.values)]).toEqual(['complete', []]);
    expect(played.dials()).toBe(3);
    expect(played.scheduler.actions).toEqual([]);
  });
});
