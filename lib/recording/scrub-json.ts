/** What is done to each kind of token; a number is given as it is written. */
export interface TokenScrubber {
  readonly key: (text: string) => string;
  readonly text: (text: string, key: string) => string;
  readonly number: (text: string) => string;
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const isEscaped = (json: string, at: number): boolean => {
  let first = at;
  while (json[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
};

/** Where the text ends whose first quote stands there. No pattern finds it: those overflow on a text of a million escapes. */
const endOfText = (json: string, quote: number): number => {
  let end = json.indexOf('"', quote + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end + 1;
};

/** Calls back for each text, number and closing brace of what is JSON. */
const eachToken = (json: string, tell: (begin: number, end: number, isKey: boolean) => void): void => {
  const begins = /"|-?\d[\d.eE+-]*|\}/g;
  const colon = /\s*:/y;
  for (let found = begins.exec(json); found !== null; found = begins.exec(json)) {
    const end = found[0] === '"' ? endOfText(json, found.index) : begins.lastIndex;
    begins.lastIndex = end;
    colon.lastIndex = end;
    tell(found.index, end, colon.test(json));
  }
};

/**
 * A JSON text with its tokens scrubbed where they stand, or `null` where it is no JSON. What is not changed stays as it is spelled, so nothing can hide
 * that reading alone would lose: a value whose key comes again, a number with too many digits.
 */
export const scrubJson = (json: string, scrub: TokenScrubber): string | null => {
  if (!isJson(json)) return null;
  const pieces: string[] = [];
  let copied = 0;
  let key = '';
  const scrubToken = (token: string, isKey: boolean): string => {
    if (!token.startsWith('"')) return scrub.number(token) === token ? token : '"[redacted]"';
    const text = JSON.parse(token) as string;
    if (isKey) key = text;
    const scrubbed = isKey ? scrub.key(text) : scrub.text(text, key);
    return scrubbed === text ? token : JSON.stringify(scrubbed);
  };
  eachToken(json, (begin, end, isKey) => {
    const token = json.slice(begin, end);
    // The last key of an object holds no more behind it.
    if (token === '}') key = '';
    else {
      pieces.push(json.slice(copied, begin), scrubToken(token, isKey));
      copied = end;
    }
  });
  return pieces.join('') + json.slice(copied);
};
