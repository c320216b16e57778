import { camelCase } from '../../../lib/wire/codec/camel-case';
import { snakeCase } from '../../../lib/wire/codec/snake-case';

describe('camelCase', () => {
  it.each([
    ['session_resumption', 'sessionResumption'],
    ['sessionResumption', 'sessionResumption'],
    ['top_k', 'topK'],
    ['tools', 'tools'],
    ['', ''],
  ])('reads %p as %p', (key, read) => {
    expect(camelCase(key)).toBe(read);
  });

  it('undoes snakeCase', () => {
    expect(camelCase(snakeCase('automaticActivityDetection'))).toBe('automaticActivityDetection');
  });
});
