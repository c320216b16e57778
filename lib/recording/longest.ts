/** No line of a recording, and no frame, is longer, in bytes or characters: what is longer is something else, and may never end. */
export const LONGEST = 64 * 1_024 * 1_024;

/** In words that go on after the number of a line or frame. */
export const TOO_LONG = 'is longer than 64 MB, so this is no recording';
