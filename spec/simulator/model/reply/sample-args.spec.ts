import { sampleArgs } from '../../../../lib/simulator/model/reply/sample-args';

const sampled = (properties: object, text: string, required = Object.keys(properties)): object =>
  sampleArgs({ name: 'f', parameters: { type: 'OBJECT', properties: { ...properties }, required } }, text);

const STRING = { type: 'STRING' };

describe('sampleArgs', () => {
  it('takes names for strings, one after the other', () => {
    expect(sampled({ from: STRING, to: STRING, via: STRING }, 'Fly from Paris to London')).toEqual({
      from: 'Paris',
      to: 'London',
      via: 'Fly',
    });
  });

  it('takes the last word that means something where there is no name', () => {
    expect(sampled({ city: STRING }, 'how is the weather in redmond')).toEqual({ city: 'redmond' });
    expect(sampled({ city: STRING }, '')).toEqual({ city: 'something' });
  });

  it('takes the whole text for a query', () => {
    expect(sampled({ searchQuery: STRING }, 'Find Anna')).toEqual({ searchQuery: 'Find Anna' });
  });

  it('takes numbers for numbers', () => {
    expect(sampled({ hours: { type: 'INTEGER' }, rate: { type: 'NUMBER' } }, 'for 2.7 hours at -1.5')).toEqual({ hours: 3, rate: -1.5 });
    expect(sampled({ hours: { type: 'INTEGER' } }, 'for long')).toEqual({ hours: 1 });
  });

  it('takes a choice that is mentioned, or the first', () => {
    const unit = { type: 'STRING', enum: ['celsius', 'fahrenheit'] };
    expect(sampled({ unit }, 'in Fahrenheit, please')).toEqual({ unit: 'fahrenheit' });
    expect(sampled({ unit }, 'warm?')).toEqual({ unit: 'celsius' });
  });

  it('fills what is nested', () => {
    const place = { type: 'OBJECT', properties: { city: STRING }, required: ['city'] };
    expect(sampled({ place, tags: { type: 'ARRAY', items: STRING }, sure: { type: 'BOOLEAN' } }, 'to Oslo')).toEqual({
      place: { city: 'Oslo' },
      tags: ['Oslo'],
      sure: true,
    });
  });

  it('leaves out what is not required', () => {
    expect(sampled({ city: STRING, unit: STRING }, 'to Oslo', ['city'])).toEqual({ city: 'Oslo' });
    expect(sampleArgs({ name: 'ping' }, 'Ping Oslo')).toEqual({});
  });

  it('reads JSON Schema as well', () => {
    const parametersJsonSchema = { type: 'object', properties: { n: { type: ['integer', 'null'] } }, required: ['n'] };
    expect(sampleArgs({ name: 'f', parametersJsonSchema }, 'take 5')).toEqual({ n: 5 });
  });

  it('comes to an end in a schema without one', () => {
    interface Endless {
      readonly type: 'ARRAY';
      items?: Endless;
    }
    const endless: Endless = { type: 'ARRAY' };
    endless.items = endless;
    expect(sampled({ all: endless }, '')).toEqual({ all: [[[[null]]]] });
  });
});
