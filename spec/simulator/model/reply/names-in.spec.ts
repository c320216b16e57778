import { namesIn } from '../../../../lib/simulator/model/reply/names-in';

describe('namesIn', () => {
  it.each([
    ['What is the weather in Redmond Washington?', ['Redmond Washington']],
    ['Fly me from Paris to London, please.', ['Paris', 'London', 'Fly']],
    ['Paris, please', ['Paris']],
    ['Call Anna. Tell her that I love Zürich.', ['Zürich', 'Call Anna']],
    ['nothing here', []],
    ['I am OK', []],
    ["Ask Jean-Luc O'Neil", ["Ask Jean-Luc O'Neil"]],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
