import { event } from '../../../lib/testing/builders/event';
import { EVENT_LETTER, eventTypeOf } from '../../../lib/testing/builders/event-letter';
import { letters } from '../../../lib/testing/builders/letters';
import type { SessionEvent } from '../../../lib/wire/session-event';

const types = Object.keys(EVENT_LETTER) as SessionEvent['type'][];

describe('event', () => {
  it.each(types)('builds a %s', (type) => {
    expect(event[type]().type).toBe(type);
  });

  it('takes fields, and fills in the others', () => {
    expect(event.TextComplete({ text: 'It is', interrupted: true })).toEqual({
      type: 'TextComplete',
      text: 'It is',
      interrupted: true,
      turn: 1,
    });
    expect(event.Usage({ usage: { promptTokenCount: 3, thoughtsTokenCount: 4 } }).usage).toMatchObject({
      promptTokenCount: 3,
      responseTokenCount: 0,
      totalTokenCount: 7,
      promptTokensDetails: [],
    });
  });

  it('gives each audio event its own bytes', () => {
    expect(event.AudioData().data).not.toBe(event.AudioData().data);
  });
});

describe('letters', () => {
  it('has an event for each of the twenty letters, and no letter twice', () => {
    expect(Object.keys(letters)).toHaveLength(20);
    for (const type of types) expect(letters[EVENT_LETTER[type]].type).toBe(type);
  });

  it('reads back: a letter tells its event, and others tell none', () => {
    expect(eventTypeOf('u')).toBe('Usage');
    expect(eventTypeOf('z')).toBeUndefined();
  });
});
