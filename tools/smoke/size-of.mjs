import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What an app pays for one name of the root entry, in bytes: bundled for browsers, minified, without the peer rxjs. */
export const sizeOf = async (name, folder) => {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from 'gemini-live-rxjs';`, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['rxjs', 'rxjs/*'],
    logLevel: 'error',
  });
  const contents = outputFiles.map((file) => file.contents);
  return { name, min: contents.reduce((sum, { length }) => sum + length, 0), gzip: gzipSync(Buffer.concat(contents), { level: 9 }).length };
};
