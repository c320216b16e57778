const { converse } = require('./converse.cjs');
const { draw } = require('./draw.cjs');
const { expectNames } = require('./expect-names.cjs');
const { entries } = require('./entries.json');

expectNames(Object.fromEntries(entries.map((entry) => [entry, require(entry)])));
draw(require('gemini-live-rxjs/testing'));
converse(require('gemini-live-rxjs'), require('gemini-live-rxjs/testing'), require('gemini-live-rxjs/simulator')).then(
  console.log,
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
