import { encodeServerMessage } from '../../wire/encode-server-message';
import type { ServerEffect } from '../service/server-effect';
import type { ServerInput } from '../service/server-input';
import { afflicted, allOf, type Afflicted, type Step } from './afflicted';
import { damageOf, firstHalf } from './damage';
import type { ConnectionFault, MessageFault } from './fault';
import type { FaultState } from './fault-state';
import { endWith, readAgain, strike } from './strike';
import { strikesAt, strikesAtMessage } from './strikes';
import { countCollected, keepBack, put, putLate, release } from './withhold';

type WireFault = ConnectionFault | MessageFault;

/** The faults of a message in the order in which they are done to it: none spoils what another one needs. */
const MESSAGE_FAULTS: readonly WireFault['type'][] = [
  'wrongTimeLeft',
  'wrongShape',
  'malformed',
  'hugeFrame',
  'nonUtf8',
  'duplicate',
  'reorder',
  'cut',
];

const isOfMessage = (fault: WireFault): fault is MessageFault => MESSAGE_FAULTS.includes(fault.type);

const isOfConnection = (fault: WireFault): fault is ConnectionFault => !isOfMessage(fault);

const note =
  (...faults: readonly WireFault[]): Step =>
  (state) =>
    afflicted(state, ...faults.map(({ type }) => ({ type: 'Note' as const, line: `fault ${type}` })));

const whileHeard =
  (step: Step): Step =>
  (state) =>
    state.voice === 'sound' ? step(state) : afflicted(state);

const strikeEach = (faults: readonly WireFault[]): Step =>
  allOf(...faults.filter(isOfConnection).map((fault) => whileHeard(allOf(note(fault), strike(fault)))));

const writeWith = (text: string, faults: readonly MessageFault[]): Step => {
  let frames: readonly (string | Uint8Array)[] = [text];
  for (const fault of faults) if (fault.type !== 'cut' && fault.type !== 'reorder') frames = frames.flatMap(damageOf(fault));
  const writes = frames.map((data) => ({ type: 'Write' as const, data }));
  if (faults.some(({ type }) => type === 'cut')) return endWith({ type: 'Cut', data: firstHalf(frames[0] ?? text) });
  const isLate = faults.some(({ type }) => type === 'reorder');
  return (state) => (isLate && state.late.length === 0 ? keepBack(...writes) : allOf(put(...writes), putLate, countCollected))(state);
};

const writeMessage =
  (text: string, isGoAway: boolean): Step =>
  (before) => {
    const { state, faults } = strikesAtMessage(before, isGoAway);
    if (faults.length === 0) return allOf(put({ type: 'Write', data: text }), putLate, countCollected)(state);
    const ofMessage = MESSAGE_FAULTS.flatMap((type) => faults.filter(isOfMessage).filter((fault) => fault.type === type));
    return allOf(strikeEach(faults), whileHeard(allOf(note(...ofMessage), writeWith(text, ofMessage))))(state);
  };

const strikeMoment =
  (moment: 'dial' | 'setup'): Step =>
  (before) => {
    const { state, faults } = strikesAt(before, moment);
    return strikeEach(faults)({ ...state, next: [...state.next, ...faults.filter(isOfMessage)] });
  };

const noteInput = (input: ServerInput): Step => {
  switch (input.type) {
    case 'Opened':
      return strikeMoment('dial');
    case 'Frame':
      return (state) => (state.isAddressed ? afflicted(state) : strikeMoment('setup')({ ...state, isAddressed: true }));
    case 'Tick':
      if (input.timer === 'withheld') return release;
      return input.timer === 'reader' ? readAgain : afflicted;
    case 'Closed':
      return afflicted;
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};

const bring = (effect: ServerEffect): Step => {
  switch (effect.type) {
    case 'Send':
      return whileHeard(writeMessage(encodeServerMessage(effect.message), effect.message.goAway !== undefined));
    case 'SendRaw':
      return whileHeard(writeMessage(effect.text, false));
    case 'Close':
      return whileHeard(endWith(effect));
    case 'StartTimer':
      return whileHeard((state) => afflicted(state, effect));
    case 'StopTimer':
    case 'Note':
      return (state) => afflicted(state, effect);
    default: {
      const unreachable: never = effect;
      return unreachable;
    }
  }
};

/**
 * Brings what the server does to the wire, with the faults that strike meanwhile. Pure: the chances are drawn from the state, timers are asked for
 * as effects (`withheld`, `reader`) and come back as ticks, which mean nothing to the server itself.
 *
 * A shell goes by what comes out, and not by the state of the server: a close of the server may be withheld, so that its connection and the timers
 * of the faults outlive it until `Close`, `Cut` or `Reset` is really there.
 *
 * @param state what is known of the faults, at first from `soundConnection`
 * @param effects what the server does about the input
 * @param input what happened to the connection
 */
export const afflict = (state: FaultState, effects: readonly ServerEffect[], input: ServerInput): Afflicted =>
  allOf(noteInput(input), ...effects.map(bring))(state);
