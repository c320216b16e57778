import { isObject } from '../../wire/codec/fields';
import type { FaultMoment } from './fault';

/** Whether a value counts messages or connections, from 1. */
export const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1;

/** Whether a value, which may come from a file, is a moment at which a fault can strike. */
export const isMoment = (at: unknown): at is FaultMoment => {
  if (at === 'dial' || at === 'setup' || isCount(at)) return true;
  if (!isObject(at) || Object.keys(at).some((key) => key !== 'chance')) return false;
  return typeof at['chance'] === 'number' && at['chance'] >= 0 && at['chance'] <= 1;
};
