import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { explainFullDisk } from './full-disk.js';
import { UpErrors } from './up.errors.js';

describe('explainFullDisk', () => {
  it.each(['53100', 'ENOSPC'])('tells of %s as a full disk, by folder', (code) => {
    expect(explainFullDisk(Object.assign(new Error('no space'), { code }), tmpdir())).toMatchObject({
      code: 'UP.DISK_FULL',
      en: expect.stringContaining(tmpdir()),
    });
  });

  it('leaves everything else as it is', () => {
    const broken = new Error('broken');
    const refused = UpErrors.NOT_BUILT({ file: 'x' });
    expect(explainFullDisk(broken, tmpdir())).toBe(broken);
    expect(explainFullDisk(broken, '/no/such/folder')).toBe(broken);
    expect(explainFullDisk(broken, undefined)).toBe(broken);
    expect(explainFullDisk(refused, tmpdir())).toBe(refused);
  });
});
