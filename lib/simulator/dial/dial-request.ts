/** A request to open a connection, or to answer over HTTP, however it came. */
export interface DialRequest {
  /** Whole, or from the path on. */
  readonly url: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The path of a URL, and its query without the question mark. Not by `new URL`, which takes what follows a double slash for a host. */
export const partsOf = (url: string): { readonly path: string; readonly query: string } => {
  const [, path = '', query = ''] = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)\??([^#]*)/i.exec(url) ?? [];
  return { path: path === '' ? '/' : path, query };
};
