import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openOwnerDatabase } from './owner-database.js';

it('makes no database where a command only reads one, and says which folder it looked into', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'nuancan-'));
  const folder = join(parent, 'nowhere');
  const opened = openOwnerDatabase({ NUANCAN_DATA_DIR: folder }, { mustExist: true });
  await expect(opened).rejects.toMatchObject({ code: 'UP.NOTHING_INSTALLED', en: expect.stringContaining(folder) });
  expect(existsSync(folder)).toBe(false);
  rmSync(parent, { recursive: true });
});
