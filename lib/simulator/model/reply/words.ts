const FILLERS = new Set(
  (
    'a about all an and any are as at be by can could current currently do does did for from get give given has have hello hey hi how i if in is it its let like ' +
    'me my need of on one or please return returns say set should show so some tell than that the their them then there these they this to use used user ' +
    'want was we what when where which who why will with would you your'
  ).split(' '),
);

/** Whether a word says nothing about the matter. */
export const isFiller = (word: string): boolean => word.length < 3 || FILLERS.has(word.toLowerCase());

/** The words of a text or of a name such as `get_weather` or `getWeather`, in lower case. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
