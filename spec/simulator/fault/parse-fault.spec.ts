import { isLeft, type Either } from 'fp-ts/lib/Either.js';
import { faultNames } from '../../../lib/simulator/fault/fault-parameters';
import { parseFault } from '../../../lib/simulator/fault/parse-fault';

const read = (parsed: Either<string, unknown>): unknown => (isLeft(parsed) ? parsed.left : parsed.right);

describe('parseFault', () => {
  it.each([
    ['drop', { fault: { type: 'drop' } }],
    ['malformed@2', { fault: { type: 'malformed' }, connection: 2 }],
    ['malformed@2.5', { fault: { type: 'malformed' }, connection: 2, at: 5 }],
    ['malformed@*.5', { fault: { type: 'malformed' }, at: 5 }],
    ['halfOpen@setup', { fault: { type: 'halfOpen' }, at: 'setup' }],
    ['halfOpen@3.dial', { fault: { type: 'halfOpen' }, connection: 3, at: 'dial' }],
    ['drop%0.02', { fault: { type: 'drop' }, at: { chance: 0.02 } }],
    ['drop@2%.5', { fault: { type: 'drop' }, connection: 2, at: { chance: 0.5 } }],
    ['refuse%1', { fault: { type: 'refuse' }, at: { chance: 1 } }],
    ['status:503@1', { fault: { type: 'status', status: 503 }, connection: 1 }],
    ['stall:3000', { fault: { type: 'stall', ms: 3000 } }],
    ['close', { fault: { type: 'close', code: 1011, reason: 'Internal error encountered.' } }],
    ['close:1007', { fault: { type: 'close', code: 1007, reason: 'Internal error encountered.' } }],
    [
      'close:1011:Internal error encountered.@1.3',
      { fault: { type: 'close', code: 1011, reason: 'Internal error encountered.' }, connection: 1, at: 3 },
    ],
    ['close:4000:a:b, 50% done', { fault: { type: 'close', code: 4000, reason: 'a:b, 50% done' } }],
    ['{"fault":{"type":"close","reason":"me@home"},"at":2}', { fault: { type: 'close', code: 1011, reason: 'me@home' }, at: 2 }],
  ])('reads %s', (text, plan) => {
    expect(read(parseFault(text))).toEqual(plan);
  });

  it.each(faultNames)('knows %s by its bare name', (name) => {
    expect(read(parseFault(name))).toMatchObject({ fault: { type: name } });
  });

  it.each([
    ['malfromed', `There is no fault "malfromed". Did you mean malformed? There are ${faultNames.join(', ')}.`],
    ['', `There is no fault "". There are ${faultNames.join(', ')}.`],
    ['drop:5', 'drop takes no parameters, and "5" stands behind it.'],
    ['status:abc', 'The status of status must be a whole number from 200 to 599, and is "abc".'],
    ['stall:0', 'The ms of stall must be a whole number from 1 to 86400000, and is 0.'],
    ['close:999', 'The code of close must be a whole number from 1000 to 4999, and is 999.'],
    ['drop@x', /^"@x" is no place\. Write @CONNECTION, @CONNECTION\.MESSAGE/],
    ['drop@0', 'The connection of drop must be a whole number from 1, and is 0.'],
    ['drop@1.0', /^drop can strike at "dial", at "setup", at the number of a message from 1, .* not at 0\.$/],
    ['drop%1.5', /not at an object with chance\.$/],
    ['drop@1.2%0.5', 'A fault strikes at 2 or by chance (%0.5), not both: write it twice.'],
    ['status@1.2', 'status is a fault of the dial, so there is no message and no setup at which it could strike.'],
    ['{"fault":', /^This fault is no JSON: /],
    ['{"fault":{"type":"drop","code":1}}', 'The fault drop has no "code"; it may have type.'],
    ['{"fault":{"type":"drop"},"when":1}', 'A fault plan has no "when"; it may have fault, connection, at.'],
    ['{"fault":"drop"}', 'A fault is an object with a type, and this is "drop".'],
    ['{"fault":{"type":7}}', /^There is no fault "7"\./],
  ])('says what is wrong with %s', (text, problem) => {
    if (problem instanceof RegExp) expect(read(parseFault(text))).toMatch(problem);
    else expect(read(parseFault(text))).toBe(problem);
  });
});
