import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { join } from 'node:path';

/** A function of a module, to be called in a Node process of its own. */
export interface Call {
  /** The folder of the module, and its name. */
  readonly folder: string;
  readonly module: string;
  readonly name: string;
  readonly args?: readonly unknown[];
  /** Flags of Node, such as `--expose-gc`. */
  readonly flags?: readonly string[];
}

/**
 * Calls a function in a plain Node process and gives what it returned or resolved to, as JSON: inside the sandbox of a test runner every use of a global
 * costs several times as much as in an app, and memory belongs to everybody. The process is not told to exit: it ends when no timer, socket or listener
 * is left, and the promise is settled then.
 */
export const inNode = async ({ folder, module, name, args = [], flags = [] }: Call): Promise<unknown> => {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { ${name} } from './${module}';
Promise.resolve(${name}(...${JSON.stringify(args)})).then((result) => process.stdout.write(JSON.stringify(result)));`,
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    write: false,
    absWorkingDir: join(__dirname, '../..'),
  });
  const child = spawn(process.execPath, [...flags, '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.end(outputFiles.map(({ text }) => text).join(''));
  const [code, output, complaints] = await Promise.all([ended, buffer(child.stdout), buffer(child.stderr)]);
  if (code !== 0) throw new Error(`${name} of ${module} ended with ${String(code)}:\n${complaints.toString()}`);
  return JSON.parse(output.toString());
};
