import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, entries, manifest, ROOT } from './build/entries.mjs';
import { sizeOf } from './smoke/size-of.mjs';

// Proves the package as a stranger meets it: packed, installed from the tarball, loaded, typed, bundled.

const BIN = join(ROOT, 'node_modules/.bin');
/** Gzipped bytes. One pure function must not bring the library along; the size of the whole is a goal that is told, not enforced. */
const BUDGETS = [
  { name: 'classifyClose', budget: 2_000, isEnforced: true },
  { name: 'liveSession', budget: 20_000, isEnforced: false },
];
const TYPE_MODES = [
  { files: ['usage.mts', 'usage.cts'], module: 'nodenext', moduleResolution: 'nodenext' },
  { files: ['usage.ts'], module: 'esnext', moduleResolution: 'bundler' },
  { files: ['usage.ts'], module: 'commonjs', moduleResolution: 'node10' },
];

const run = (title, command, args, cwd, seconds = 120) => {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  if (error !== undefined || status !== 0) {
    throw new Error(`${title}: ${error?.message ?? `exit ${status}`}\n${stdout}\n${stderr}`);
  }
  console.log(`ok  ${title} (${Math.round(performance.now() - began)} ms)`);
  return stdout;
};

const folder = mkdtempSync(join(tmpdir(), 'gemini-live-rxjs-'));
try {
  const [{ filename, size, entryCount }] = JSON.parse(
    run('npm pack', 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT),
  );
  const tarball = join(folder, filename);
  console.log(`    ${entryCount} files, ${size} bytes`);
  run('publint', join(BIN, 'publint'), ['--strict', tarball], ROOT);
  run('attw', join(BIN, 'attw'), [tarball, '--format', 'ascii'], ROOT);

  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  writeFileSync(join(folder, 'entries.json'), JSON.stringify({ entries: entries.map(({ specifier }) => specifier) }));
  cpSync(join(ROOT, 'tools/smoke/consumer'), folder, { recursive: true });
  for (const name of ['usage.mts', 'usage.cts']) copyFileSync(join(folder, 'usage.ts'), join(folder, name));
  const peers = Object.entries(manifest.peerDependencies)
    .filter(([name]) => manifest.peerDependenciesMeta?.[name]?.optional !== true)
    .map(([name, range]) => `${name}@${range}`);
  run('npm install', 'npm', ['install', tarball, ...peers, '--prefer-offline', '--no-audit', '--no-fund'], folder, 240);

  console.log(`    ${run('talk from ESM', process.execPath, ['load.mjs'], folder, 20).trim()}`);
  console.log(`    ${run('talk from CJS', process.execPath, ['load.cjs'], folder, 20).trim()}`);

  const commandOf = (name) => join(folder, 'node_modules/.bin', name);
  for (const { command } of commands) run(`${command} --help`, commandOf(command), ['--help'], folder, 20);
  for (const what of ['show', 'events', 'frames']) {
    const output = run(`gemini-live-recording ${what}`, commandOf('gemini-live-recording'), [what, 'session.ndjson'], folder, 20);
    if (!/Usage|usageMetadata/.test(output)) throw new Error(`${what} does not tell of the session:\n${output}`);
    if (what === 'show') console.log(output.replace(/^/gm, '    '));
  }

  for (const { files, module, moduleResolution } of TYPE_MODES) {
    const options = ['--noEmit', '--strict', '--skipDefaultLibCheck', '--target', 'es2022', '--lib', 'es2022,dom'];
    const mode = ['--module', module, '--moduleResolution', moduleResolution];
    run(`types of ${files.join(' and ')} under ${moduleResolution}`, join(BIN, 'tsc'), [...files, ...options, ...mode], folder);
  }

  for (const { name, budget, isEnforced } of BUDGETS) {
    const { min, gzip } = await sizeOf(name, folder);
    const verdict = gzip > budget ? 'OVER the budget of' : 'within the budget of';
    console.log(`    ${name}: ${min} bytes minified, ${gzip} gzipped, ${verdict} ${budget}`);
    if (gzip > budget && isEnforced) throw new Error(`${name} costs ${gzip} bytes, more than ${budget}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
