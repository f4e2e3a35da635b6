import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSED = /^assets\/.*\.(js|css)$/;
const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/**
 * Writes .br and .gz beside every script and style of the build, once and at the best level: the api hands them out as
 * they are, so that a canteen with a thin line loads a third of the bytes.
 */
export function precompress(): Plugin {
  return {
    name: 'nuancan-precompress',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((file) => COMPRESSED.test(file));
      await Promise.all(
        files.map(async (file) => {
          const path = join(dir, file);
          const bytes = await readFile(path);
          await writeFile(`${path}.br`, await asBrotli(bytes));
          await writeFile(`${path}.gz`, await asGzip(bytes, { level: 9 }));
        }),
      );
    },
  };
}
