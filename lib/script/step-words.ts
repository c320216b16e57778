import { brief, briefMessage } from './brief';
import type { ExpectedMessage, ScriptStep } from './script';

const expected = (message: ExpectedMessage): string => (typeof message === 'string' ? message : briefMessage(message));

/** A step as a person would say it: `expect realtimeInput { text: "Hello" } within 1000 ms`. */
export const stepWords = (step: ScriptStep): string => {
  if ('dial' in step) return 'dial';
  if ('refuse' in step) return `refuse with HTTP ${String(step.refuse.status)}`;
  if ('expect' in step) return `expect ${expected(step.expect)}${step.within === undefined ? '' : ` within ${String(step.within)} ms`}`;
  if ('allow' in step) return `allow ${expected(step.allow)}`;
  if ('send' in step) return `send ${briefMessage(step.send)}`;
  if ('wait' in step) return `wait ${String(step.wait)} ms`;
  if ('close' in step)
    return `close with ${String(step.close.code)}${step.close.reason === undefined ? '' : ` ${brief(step.close.reason)}`}`;
  if ('drop' in step) return 'drop';
  const unreachable: never = step;
  return unreachable;
};
