import { checkAmount } from './check-amount';
import type { Prices, Rate } from './prices';

/** Prices may come from a file, so nothing is taken for granted. */
const isRecord = (rate: unknown): rate is Exclude<Rate, number> => typeof rate === 'object' && rate !== null;

const checkRate = (field: string, rate: Rate): void => {
  if (!isRecord(rate)) return checkAmount(field, rate);
  checkAmount(`${field}.default`, rate.default);
  for (const [modality, price] of Object.entries(rate)) checkAmount(`${field}.${modality}`, price);
};

/** Throws a RangeError that names the first price that cannot be. */
export const checkPrices = (field: string, { input, output, cached, thoughts }: Prices): void => {
  checkRate(`${field}.input`, input);
  checkRate(`${field}.output`, output);
  if (cached !== undefined) checkRate(`${field}.cached`, cached);
  if (thoughts !== undefined) checkRate(`${field}.thoughts`, thoughts);
};
