import { closeReason } from '../setup/close-reason';
import type { WireEffect } from '../service/wire-effect';
import { afflicted, allOf, type Step } from './afflicted';
import type { ConnectionFault } from './fault';
import { collect, put, putLate, stall, stopCollecting } from './withhold';

const STOP_READER: WireEffect = { type: 'StopTimer', timer: 'reader' };

/** Reads again after a pause. */
export const readAgain: Step = (state) =>
  state.reading === 'slow' ? afflicted({ ...state, reading: 'steady' }, STOP_READER, { type: 'Resume' }) : afflicted(state);

const readSlowly =
  (ms: number): Step =>
  (state) =>
    state.reading === 'steady'
      ? afflicted({ ...state, reading: 'slow' }, { type: 'Pause' }, { type: 'StartTimer', timer: 'reader', ms })
      : afflicted(state);

const fallSilent: Step = (state) => afflicted({ ...state, voice: 'gone' });

const stopReading: Step = (state) => afflicted({ ...state, reading: 'gone' }, ...(state.reading === 'slow' ? [STOP_READER] : []));

/** The last thing that the server does on this connection. Who does not read cannot see that a close is answered. */
export const endWith = (last: WireEffect): Step => allOf(putLate, readAgain, put(last), fallSilent, stopCollecting);

/** What a fault does to the connection. */
export const strike = (fault: ConnectionFault): Step => {
  switch (fault.type) {
    case 'neverSetUp':
      return allOf(putLate, fallSilent, stopCollecting);
    case 'close':
      return endWith({ type: 'Close', code: fault.code, reason: closeReason(fault.reason) });
    case 'drop':
      return endWith({ type: 'Reset' });
    case 'halfOpen':
      return allOf(putLate, put({ type: 'Pause' }), stopReading, fallSilent, stopCollecting);
    case 'stall':
      return stall(fault.ms);
    case 'burst':
      return collect(fault.messages);
    case 'slowReader':
      return readSlowly(fault.ms);
    default: {
      const unreachable: never = fault;
      return unreachable;
    }
  }
};
