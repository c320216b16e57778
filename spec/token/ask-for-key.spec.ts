import { EMPTY, of, throwError } from 'rxjs';
import type { Credential } from '../../lib/transport/endpoint';
import type { EphemeralTokenError } from '../../lib/token/ephemeral-token-error';
import { askForKey } from '../../lib/token/ask-for-key';
import { see } from '../support/log';
import { told } from './service';

const toldOf = (apiKey: Credential): readonly (string | EphemeralTokenError)[] => see(told(askForKey(apiKey))).values;

describe('askForKey', () => {
  it.each<readonly [string, Credential]>([
    ['a key', 'key-1'],
    ['a function', () => 'key-1'],
    ['an Observable', () => of('key-1')],
  ])('gives the key of %s at once', (_what, apiKey) => {
    const seen = see(askForKey(apiKey));
    expect(seen.values).toEqual(['key-1']);
    expect(seen.end()).toBe('complete');
  });

  it.each<readonly [string, Credential]>([
    ['an empty text', ''],
    ['null', null],
    ['undefined', undefined],
    ['a function that gives nothing', () => null],
    ['an Observable that is empty', () => EMPTY],
    ['a number, from plain JavaScript', () => of(7 as unknown as string)],
  ])('says that the key is empty for %s', (_what, apiKey) => {
    expect(toldOf(apiKey)).toEqual([
      {
        type: 'CredentialFailed',
        message: 'The API key is empty.',
        advice: 'Give createEphemeralToken an API key, or a function that gets one.',
      },
    ]);
  });

  it('refuses a key with the line break of the file it was read from, without quoting it', () => {
    const [error] = toldOf(() => 'secret-1\n');
    expect(error).toMatchObject({
      type: 'CredentialFailed',
      message: expect.stringMatching(/^The API key cannot be used: it holds a/) as unknown,
    });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each<readonly [string, Credential]>([
    [
      'throws',
      () => {
        throw new Error('no way');
      },
    ],
    ['errors', () => throwError(() => new Error('no way'))],
    ['errors with a text', () => throwError((): unknown => 'no way')],
  ])('says why there is none where the function %s', (_how, apiKey) => {
    expect(toldOf(apiKey)).toMatchObject([{ type: 'CredentialFailed', message: 'The API key could not be had: no way.' }]);
  });

  it('shows no key that the function says aloud', () => {
    const key = `AIza${'Sy7-x_'.repeat(6)}`;
    const [error] = toldOf(() => throwError(() => new Error(`GET /?key=${key} failed`)));
    expect(JSON.stringify(error)).not.toContain('Sy7');
    expect(JSON.stringify(error)).toContain('[redacted]');
  });
});
