import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

// Reads [{ filePath, text }] from stdin, lints each text as if it stood in that file, and prints the names of the rules that each one breaks.
const samples = JSON.parse(await text(process.stdin));
const eslint = new ESLint({ cwd: fileURLToPath(new URL('../..', import.meta.url)) });
const broken = [];
for (const sample of samples) {
  const results = await eslint.lintText(sample.text, { filePath: sample.filePath });
  broken.push(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)));
}
console.log(JSON.stringify(broken));
