import type { RetryAdvice } from '../errors/classify-close';
import type { CommandSourceFailed } from '../errors/live-error';
import { wordsOf } from '../errors/words-of';
import type { ConnectionLoss, ReconnectOptions } from './reconnect-options';

/** What the app decided, and what was wrong with its answer. */
export interface Decision {
  readonly retry: RetryAdvice;
  readonly failure: CommandSourceFailed | null;
}

const ADVICE: readonly RetryAdvice[] = ['never', 'once', 'yes', 'fresh'];

const failed = (problem: string): CommandSourceFailed => ({
  type: 'CommandSourceFailed',
  message: `reconnect.decide ${problem}.`,
  advice: 'The rules of the library decided instead. Correct the function.',
});

/** Asks the app whether to dial again; where it does not say so in the words for it, the rules decide. */
export const decide = (ask: ReconnectOptions['decide'], loss: ConnectionLoss): Decision => {
  if (ask === undefined) return { retry: loss.retry, failure: null };
  try {
    const answer: unknown = ask(loss);
    const retry = ADVICE.find((each) => each === answer);
    if (retry !== undefined) return { retry, failure: null };
    return { retry: loss.retry, failure: failed(`gave ${typeof answer} and not one of ${ADVICE.join(', ')}`) };
  } catch (error) {
    return { retry: loss.retry, failure: failed(`threw: ${wordsOf(error)}`) };
  }
};
