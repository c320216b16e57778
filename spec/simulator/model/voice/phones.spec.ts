import { phonesOf } from '../../../../lib/simulator/model/voice/phones';

describe('phonesOf', () => {
  it('has one for each place of the text', () => {
    expect(phonesOf('Ah, İ 😀!')).toHaveLength('Ah, İ 😀!'.length);
  });

  it('gives each vowel a mouth of its own', () => {
    expect(new Set(phonesOf('aeiou').map(({ formants }) => formants.join())).size).toBe(5);
  });

  it('tells vowels, hisses and pauses apart', () => {
    const [vowel, hiss, pause] = phonesOf('As ').map(({ voiced, breath }) => [voiced > 0, breath > 0]);
    expect([vowel, hiss, pause]).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });
});
