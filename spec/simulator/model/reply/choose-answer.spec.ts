import { PLAIN as NO_QUIRKS } from '../../../../lib/simulator/model/reply/quirks';
import { chooseAnswer } from '../../../../lib/simulator/model/reply/choose-answer';

const QUESTION = { words: 'Ping me', unheardMs: 0, declarations: [{ name: 'ping' }], history: [], nth: 0 };
const PLAIN = { ...QUESTION, declarations: [] };

describe('chooseAnswer', () => {
  it('is the built-in one without a script', () => {
    expect(chooseAnswer(undefined, QUESTION, false)).toMatchObject({ text: '', thoughts: '', calls: [{ name: 'ping' }] });
  });

  it('is the built-in one where the script leaves the text open', () => {
    expect(chooseAnswer({ goAway: '5s' }, PLAIN, false)).toMatchObject({
      text: expect.stringContaining('Ping me') as string,
      goAway: '5s',
    });
    expect(chooseAnswer({}, QUESTION, false).calls).toHaveLength(1);
  });

  it('says what the script says, and calls nothing else', () => {
    expect(chooseAnswer({ text: 'No.' }, QUESTION, false)).toEqual({
      thoughts: '',
      text: 'No.',
      calls: [],
      then: null,
      goAway: null,
      badFrame: 'none',
      quirks: NO_QUIRKS,
    });
  });

  it('says nothing before a scripted call, unless the script does', () => {
    expect(chooseAnswer({ call: { name: 'a' }, then: 'So.' }, PLAIN, false)).toMatchObject({
      text: '',
      calls: [{ name: 'a' }],
      then: 'So.',
    });
    expect(chooseAnswer({ text: 'Wait.', call: [{ name: 'a' }, { name: 'b' }] }, PLAIN, false)).toMatchObject({
      text: 'Wait.',
      calls: [{ name: 'a' }, { name: 'b' }],
    });
  });

  it('thinks where it should', () => {
    expect(chooseAnswer({ text: 'No.' }, PLAIN, true).thoughts).not.toBe('');
    expect(chooseAnswer({ text: 'No.', thoughts: 'Hm.' }, PLAIN, false).thoughts).toBe('Hm.');
    expect(chooseAnswer({ text: 'No.', thoughts: '' }, PLAIN, true).thoughts).toBe('');
  });

  it('knows both bad frames', () => {
    expect(chooseAnswer({ badFrame: true }, PLAIN, false).badFrame).toBe('parts');
    expect(chooseAnswer({ badFrame: 'json' }, PLAIN, false).badFrame).toBe('json');
  });
});
