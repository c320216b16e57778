import { asapScheduler, Observable, observeOn, of, lastValueFrom } from 'rxjs';
import { liveSession, type Incoming, type Transport } from '../../../lib';
import { record, writeFrame, type Redaction } from '../../../lib/testing';
import { LOOKS, SECRET, ways } from '../../laws/secret-endpoints';
import { see } from '../../support/log';

const spellings = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
];

/** A server in memory that says the request and the secret in frames of both kinds, in its close and in the cause of it. */
const echo: Transport = ({ url, headers }) => {
  const socket = { send: () => undefined, close: () => undefined, bufferedAmount: 0 };
  const said = [url, JSON.stringify(headers), ...[SECRET, ...Object.values(LOOKS)].flatMap((secret) => spellings(secret).slice(0, 2))];
  const frames = said.flatMap((text): readonly Incoming[] => [
    { type: 'Frame', data: text },
    { type: 'Frame', data: JSON.stringify({ error: { message: text } }) },
    { type: 'Frame', data: new TextEncoder().encode(JSON.stringify({ [text]: [text] })) },
    { type: 'Frame', data: new TextEncoder().encode(text).buffer },
  ]);
  const incoming: readonly Incoming[] = [
    { type: 'Opened', socket },
    ...frames,
    { type: 'Closed', code: 1008, reason: said.join(' '), status: 403, cause: said.join(' ') },
  ];
  return new Observable<Incoming>((subscriber) =>
    of(...incoming)
      .pipe(observeOn(asapScheduler))
      .subscribe(subscriber),
  );
};

describe('a recording in memory', () => {
  const redactions: readonly (readonly Redaction[])[] = [[], ['media', 'words', 'handles']];
  const cases = ways.flatMap(({ name, endpoint }) => redactions.map((redact) => ({ name, endpoint, redact })));

  it.each(cases)('holds no key and no token: $name, without $redact', async ({ endpoint, redact }) => {
    const { transport, frames$ } = record(echo, { redact });
    const { values } = see(frames$);
    const session = liveSession({ endpoint: endpoint(SECRET, 'https://live.example/'), model: 'gemini-3.8-live', env: { transport } });
    await lastValueFrom(session.events$, { defaultValue: null });
    const file = values.map((frame) => writeFrame(frame)).join('\n');
    const bytes = values.map((frame) => (frame.type === 'Frame' ? Buffer.from(frame.data).toString('latin1') : '')).join('\n');
    const found = [SECRET, ...Object.values(LOOKS)].flatMap(spellings).filter((spelling) => `${file}\n${bytes}`.includes(spelling));
    expect(values.length).toBeGreaterThan(30);
    expect(file).toContain('[redacted]');
    expect(found).toEqual([]);
  });
});
