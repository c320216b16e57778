/** A whole number within bounds; what is no number is the default. */
export const wholeNumber = (value: number, least: number, most: number, otherwise: number): number =>
  Number.isNaN(value) ? otherwise : Math.min(Math.max(Math.floor(value), least), most);
