import { error } from './finding';
import type { Rule } from './rule';

const FIELD = 'setup.generationConfig.thinkingConfig';
const LEVELS = 'LOW, MEDIUM or HIGH';

/** What may be said of thinking. */
export const thinking: Rule = ({ setup, model, capabilities }) => {
  const config = setup.generationConfig?.thinkingConfig;
  if (config === undefined) return [];
  const noBudget = (levels: string) =>
    config.thinkingBudget === undefined
      ? []
      : [error(`${FIELD}.thinkingBudget`, `${model} thinks by level, not by budget`, `say thinkingLevel: ${levels}`)];
  switch (capabilities.thinking) {
    case 'any':
      return [];
    case 'none':
      return [error(FIELD, `${model} closes the socket for any thinkingConfig`, 'leave it out')];
    case 'budget':
      return config.thinkingLevel === undefined
        ? []
        : [
            error(
              `${FIELD}.thinkingLevel`,
              `${model} thinks by budget, not by level`,
              'say thinkingBudget, in tokens; 0 turns thinking off',
            ),
          ];
    case 'level':
      return noBudget(`MINIMAL, ${LEVELS}`);
    case 'levelFromLow':
      return [
        ...noBudget(LEVELS),
        ...(config.thinkingLevel === 'MINIMAL' ? [error(`${FIELD}.thinkingLevel`, `${model} has no level MINIMAL`, `say ${LEVELS}`)] : []),
      ];
    default: {
      const unreachable: never = capabilities.thinking;
      return unreachable;
    }
  }
};
