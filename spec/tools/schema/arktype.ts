import type * as Arktype from 'arktype';
import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const load = (): typeof Arktype => {
  const folder = mkdtempSync(join(tmpdir(), 'arktype-'));
  const outfile = join(folder, 'arktype.cjs');
  try {
    buildSync({
      stdin: { contents: "export * from 'arktype';", resolveDir: __dirname },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile,
    });
    return createRequire(__filename)(outfile) as typeof Arktype;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What arktype exports. It comes as ES modules alone, which the test runner cannot load in every version of Node. */
export const { type, scope } = load();
