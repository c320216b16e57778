import type { DialFault, Fault } from './fault';

const DIAL_FAULTS: readonly Fault['type'][] = ['refuse', 'reset', 'hang', 'status'];

/** Whether there never is a connection. */
export const isDialFault = (fault: Fault): fault is DialFault => DIAL_FAULTS.includes(fault.type);
