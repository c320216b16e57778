/** Throws a RangeError that names the field where an amount is not a finite number of at least 0. */
export const checkAmount = (field: string, amount: unknown): void => {
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0) {
    throw new RangeError(`${field} must be a finite number of at least 0, but is ${String(amount)}.`);
  }
};
