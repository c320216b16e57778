import { readFileSync } from 'node:fs';
import { converse } from './converse.cjs';
import { draw } from './draw.cjs';
import { expectNames } from './expect-names.cjs';

const { entries } = JSON.parse(readFileSync('entries.json', 'utf8'));
const loaded = {};
for (const entry of entries) loaded[entry] = await import(entry);

expectNames(loaded);
draw(loaded['gemini-live-rxjs/testing']);
console.log(await converse(loaded['gemini-live-rxjs'], loaded['gemini-live-rxjs/testing'], loaded['gemini-live-rxjs/simulator']));
