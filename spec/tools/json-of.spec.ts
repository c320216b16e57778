import { left, right } from 'fp-ts/lib/Either.js';
import { of } from 'rxjs';
import { jsonOf } from '../../lib/tools/json-of';

const loop = (): object => {
  const it: Record<string, unknown> = { name: 'loop' };
  return Object.assign(it, { within: { it } });
};

class Point {
  readonly x = 1;
  readonly note: string | undefined = undefined;
  readonly #secret = 2;
  get sum(): number {
    return this.x + this.#secret;
  }
}

class Place extends Point {
  readonly at = new Date(0);
}

describe('jsonOf', () => {
  it.each<readonly [string, unknown, unknown]>([
    ['a text', 'x', 'x'],
    ['a number', 1.5, 1.5],
    ['nothing', null, null],
    ['a list', [1, [true, null]], [1, [true, null]]],
    ['an object', { a: { b: [] } }, { a: { b: [] } }],
    ['one without a prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
    ['fields that are undefined, by leaving them out', { a: undefined, b: 1 }, { b: 1 }],
    ['what says itself how it is told, such as a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['the same thing twice', [loop, loop].map(() => 'same'), ['same', 'same']],
    ['an instance of a class, by its own fields', { from: new Point() }, { from: { x: 1 } }],
    ['one of a class that extends another', [new Place()], [{ x: 1, at: '1970-01-01T00:00:00.000Z' }]],
    ['a key of an ill name', JSON.parse('{"__proto__":1}') as unknown, JSON.parse('{"__proto__":1}')],
  ])('tells %s', (_what, value, json) => {
    expect(jsonOf(value)).toEqual(right(json));
  });

  it.each<readonly [string, unknown]>([
    ['it is undefined', undefined],
    ['it is a function', () => 1],
    ['it is a symbol', Symbol('x')],
    ['big is a bigint', { big: 10n }],
    ['rooms[0].price is NaN', { rooms: [{ price: NaN }] }],
    ['[0] is Infinity', [Infinity]],
    ['it is a Map', new Map()],
    ['it is a Set', new Set([1])],
    ['data is a Uint8Array', { data: new Uint8Array(2) }],
    ['data is an ArrayBuffer', { data: new ArrayBuffer(2) }],
    ['it is a RegExp', /x/],
    ['it is an Error', new TypeError('no')],
    ['later is a Promise', { later: Promise.resolve(1) }],
    ['values is an Observable', { values: of(1) }],
    ['it is an async iterable', new ReadableStream()],
    ['at is an invalid Date', { at: new Date(NaN) }],
    ['[0] is undefined', new Array(4_000_000_000)],
    ['[1] is undefined', Object.assign(['x'], { length: 2 })],
    [
      'form.check is a function',
      {
        form: new (class Form {
          readonly check = () => true;
        })(),
      },
    ],
    ['[0] is undefined', [undefined]],
    ['within.it holds itself', loop()],
    [
      'it does not let itself be read: not now',
      {
        get secret(): never {
          throw new Error('not now');
        },
      },
    ],
  ])('says that %s', (why, value) => {
    expect(jsonOf(value)).toEqual(left(why));
  });
});
