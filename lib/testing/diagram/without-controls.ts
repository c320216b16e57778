const LINE_BREAKS = /[\t\n\v\f\r\u0085]+/gu;

/** A text in which nothing commands a terminal: line breaks and tabs are spaces, other control characters are replaced. */
export const withoutControls = (text: string): string => text.replace(LINE_BREAKS, ' ').replace(/\p{Cc}/gu, '\uFFFD');
