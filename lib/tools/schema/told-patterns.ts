import { compilePattern } from './compile-pattern';
import type { TextShape } from './shape';

/** Texts of a format, as different as they get. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['1970-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '2038-11-30T12:30:15.250Z'],
  date: ['1970-01-01', '2024-02-29', '2038-11-30'],
  duration: ['P3D', 'P2W', 'PT1H30M', 'P1Y2M10DT2H30M5S'],
  email: ['ann@example.org', 'j.doe+news@mail.example.co.uk', 'X_9@a-b.io'],
  hostname: ['localhost', 'example.org', 'a-1.mail.example.co.uk'],
  ipv4: ['0.0.0.0', '10.0.0.1', '192.168.100.254', '255.255.255.255'],
  ipv6: ['::', '::1', '2001:db8::ff00:42:8329', 'fe80:0:0:0:1:2:3:4'],
  cidrv4: ['0.0.0.0/0', '10.0.0.0/8', '192.168.100.254/32'],
  cidrv6: ['::/0', '2001:db8::/32', 'fe80:0:0:0:1:2:3:4/128'],
  uri: ['https://example.org', 'http://a.example.com:8080/b/c?d=e#f', 'mailto:ann@example.org'],
  uuid: ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '018f3a5c-7b2d-7c4e-9a1b-2c3d4e5f6a7b'],
  base64: ['Zm9vYmFy', 'Zm8=', 'Zg==', '+/+/'],
  base64url: ['Zm9vYmFy', 'Zm8', '_-8'],
  emoji: ['😀', '👍🏽', '❤️', '🇨🇭', '👩‍🚀'],
};

const takesAll = (pattern: string, samples: readonly string[]): boolean => {
  const expression = compilePattern(pattern);
  return samples.every((sample) => expression?.test(sample));
};

/**
 * The patterns that say more than the format does. Libraries put a long one beside a format that is the same for everybody; it takes whatever is of that
 * format, and its name is shorter. One that refuses some of it is a wish of whoever wrote the schema.
 */
export const toldPatterns = ({ format, patterns }: Pick<TextShape, 'format' | 'patterns'>): readonly string[] => {
  const samples = format !== undefined && Object.hasOwn(SAMPLES, format) ? SAMPLES[format] : undefined;
  return samples === undefined ? patterns : patterns.filter((pattern) => !takesAll(pattern, samples));
};
