/** How many frames a diagram of rxjs lasts, from its `^` where it has one: there a group takes as many frames as it has characters. */
export const rxjsFrames = (diagram: string): number => {
  let passed = 0;
  const characters = diagram.replaceAll(/(?<=^|\s)(\d+(?:\.\d+)?)(ms|s|m)(?=\s|$)/g, (_, amount: string, unit: string) => {
    passed += Number(amount) * (unit === 'ms' ? 1 : unit === 's' ? 1_000 : 60_000);
    return '';
  });
  return passed + characters.replaceAll(/\s/g, '').length;
};
