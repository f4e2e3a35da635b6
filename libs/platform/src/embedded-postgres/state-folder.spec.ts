import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchFolder } from './scratch-folder.js';
import { chooseStateFolder, stateFolder } from './state-folder.js';

const isRoot = process.getuid?.() === 0;

describe('stateFolder', () => {
  let scratch: string;
  let checkout: string;
  let systemFolder: string;

  beforeEach(() => {
    scratch = realpathSync(scratchFolder());
    checkout = join(scratch, 'checkout');
    systemFolder = join(scratch, 'var-lib');
    mkdirSync(checkout);
    chmodSync(checkout, 0o755);
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  it('is .nuancan in the checkout, made with search permission for others whatever the umask', () => {
    const umask = process.umask(0o077);
    try {
      expect(stateFolder({ checkout, systemFolder })).toBe(join(checkout, '.nuancan'));
    } finally {
      process.umask(umask);
    }
    expect(statSync(join(checkout, '.nuancan')).mode & 0o777).toBe(0o755);
    expect(existsSync(systemFolder)).toBe(false);
  });

  it('is the folder the operator names, wherever the checkout is', () => {
    const chosen = join(scratch, 'deep', 'data');
    expect(stateFolder({ checkout, chosen, systemFolder })).toBe(chosen);
    expect(existsSync(chosen)).toBe(true);
    expect(existsSync(join(checkout, '.nuancan'))).toBe(false);
  });

  it('is one folder per checkout outside when only root can pass (as root), and inside otherwise', () => {
    chmodSync(checkout, 0o700);
    const other = join(scratch, 'other');
    mkdirSync(other, { mode: 0o700 });
    const chosen = chooseStateFolder({ checkout, systemFolder });
    if (isRoot) {
      expect(chosen.startsWith(`${systemFolder}/`)).toBe(true);
      expect(chooseStateFolder({ checkout: other, systemFolder })).not.toBe(chosen);
      symlinkSync(checkout, join(scratch, 'link'));
      expect(chooseStateFolder({ checkout: join(scratch, 'link'), systemFolder })).toBe(chosen);
    } else {
      expect(chosen).toBe(join(checkout, '.nuancan'));
    }
  });

  it('names the folder and the way out when it cannot be written', () => {
    writeFileSync(join(scratch, 'file'), '');
    expect(() => stateFolder({ checkout, chosen: join(scratch, 'file', 'data') })).toThrow(
      expect.objectContaining({
        code: 'EMBEDDED_POSTGRES.FOLDER_NOT_WRITABLE',
        zh: expect.stringContaining('NUANCAN_DATA_DIR'),
        en: expect.stringContaining(join(scratch, 'file', 'data')),
      }),
    );
  });
});
