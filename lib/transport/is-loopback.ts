/** Whether a host, as `URL` spells it, is this machine: `localhost`, a name under it, 127.0.0.0/8 or `[::1]`. */
export const isLoopback = (hostname: string): boolean =>
  /^(?:.+\.)?localhost\.?$/i.test(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]';
