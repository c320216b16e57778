/** Milliseconds of a ProtoJSON duration such as `50s` or `0.500s`; `undefined` where it is not one. */
export const parseDuration = (text: string): number | undefined => {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(text)?.[1];
  return seconds === undefined ? undefined : Math.round(Number(seconds) * 1e6) / 1e3;
};
