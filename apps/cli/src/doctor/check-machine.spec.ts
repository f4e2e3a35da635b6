import { describe, expect, it } from 'vitest';
import { checkMachine, type MachineFacts } from './check-machine.js';

const GIB = 2 ** 30;
const GOOD: MachineFacts = {
  nodeVersion: 'v24.21.0',
  folder: '/data',
  freeDiskBytes: 40 * GIB,
  memoryBytes: 4 * GIB,
  shanghaiMinutes: 480,
  webBuilt: true,
};

describe('checkMachine', () => {
  it('has nothing to say against a good machine', () => {
    expect(checkMachine(GOOD).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it.each([
    [{ nodeVersion: 'v20.20.2' }, 'problem', 'Node.js v20.20.2'],
    [{ freeDiskBytes: GIB / 2 }, 'problem', '/data: 0.5 GB free'],
    [{ freeDiskBytes: 4 * GIB }, 'warning', '/data: 4.0 GB free'],
    [{ memoryBytes: GIB / 2 }, 'problem', '0.5 GB of memory'],
    [{ memoryBytes: 1.5 * GIB }, 'warning', '1.5 GB of memory'],
    [{ shanghaiMinutes: 0 }, 'problem', 'The time-zone data of Node.js are wrong'],
    [{ webBuilt: false }, 'warning', 'The web app is not built: only the api answers'],
  ])('%j is a %s, with something to do', (wrong, status, en) => {
    const [found, ...others] = checkMachine({ ...GOOD, ...wrong }).filter((finding) => finding.status !== 'ok');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ status, says: { en }, todo: { zh: expect.any(String), en: expect.any(String) } });
  });
});
