import { openEnum } from '../../../lib/wire/codec/open-enum';

describe('openEnum', () => {
  const mood = openEnum<'GOOD' | 'BAD'>();

  it.each(['GOOD', 'UNHEARD_OF', ''])('passes %j', (value) => {
    expect(mood.decode(value)).toStrictEqual({ _tag: 'Right', right: value });
  });

  it('tells the words that it knows', () => {
    expect(openEnum('GOOD', 'BAD').words).toEqual(['GOOD', 'BAD']);
    expect(openEnum('GOOD', 'BAD').decode('UGLY')).toStrictEqual({ _tag: 'Right', right: 'UGLY' });
  });

  it('refuses what is no string', () => {
    expect(mood.decode(1)._tag).toBe('Left');
  });
});
