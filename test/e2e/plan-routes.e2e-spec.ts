import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/cli/src/main.js');
const SOLOMON = `S4
NUMBER CAPACITY
2 3
CUSTOMER
0 0 0 0 0 1000 0
1 10 0 1 0 1000 0
2 20 0 1 0 1000 0
3 0 10 1 0 1000 0
4 0 20 1 0 1000 0
`;

/** Ways there and back differ; nobody comes to the island. */
const OURS = {
  places: 3,
  travel: {
    walk: {
      duration: [
        [0, 10, 2 ** 28],
        [70, 0, 2 ** 28],
        [2 ** 28, 2 ** 28, 0],
      ],
    },
  },
  boxTypes: ['hot'],
  kitchens: [{ id: 'kitchen', place: 0 }],
  stops: [
    { id: 'near', place: 1, boxes: [1] },
    { id: 'island', place: 2, boxes: [1] },
  ],
  volunteers: [{ id: 'v', mode: 'walk', capacity: [9], start: 0, end: 0 }],
};

/** The built command line with its threads; no database. */
describe('nuancan plan-routes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuancan-routes-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (text: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    const file = join(folder, 'problem');
    writeFileSync(file, text);
    return new Promise((done) => {
      execFile(process.execPath, [MAIN, 'plan-routes', file, ...args], (error, stdout, stderr) =>
        done({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  };

  it('writes the form of VRPLIB, the same for the same seed, on several threads', async () => {
    const args = ['--iterations', '500', '--seed', '3', '--threads', '2', '--format', 'sol'];
    const [first, again] = [await run(SOLOMON, ...args), await run(SOLOMON, ...args)];
    expect(first).toEqual(again);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^Route #1: [\d ]+\nRoute #2: [\d ]+\nCost 80\n$/);
  });

  it('says as JSON when everybody comes, and why nobody comes to a stop', async () => {
    const { code, stdout } = await run(SOLOMON.replace('4 0 20 1', '4 0 20 9'), '--iterations', '200');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      unserved: ['4'],
      unservedWhy: [{ stop: '4', relaxations: [{ constraint: 'CAPACITY' }], reachable: true }],
    });
  });

  it.each([
    ['{"vehicles": [', 1, '读不懂'],
    [SOLOMON.replace('1 10 0', '1 x 0'), 1, 'ROUTE_FILE.UNREADABLE'],
    ['nothing of the kind', 1, 'ROUTE_FILE.INCOMPLETE'],
  ])('ends with 1 for a file it cannot read: %j', async (text, code, said) => {
    expect(await run(text)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(said) });
  });

  it.each([
    ['no vehicles', SOLOMON.replace('2 3', '0 3'), '/volunteers'],
    ['the same customer twice', SOLOMON.replace('2 20 0', '1 20 0'), '/stops/1/id'],
    ['a number for a list', JSON.stringify({ vehicles: 5, jobs: [], matrices: {} }), '/vehicles'],
  ])('says where a file with %s is wrong', async (_, text, pointer) => {
    expect(await run(text)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`${pointer}: `) });
  });

  it('serves those it can of a file with a stop beyond every way, as editors of Windows save it', async () => {
    const { code, stdout } = await run(`\uFEFF${JSON.stringify(OURS)}`, '--iterations', '50');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      routes: [{ trips: [{ stops: [{ stop: 'near' }] }] }],
      unserved: ['island'],
      unservedWhy: [{ stop: 'island', relaxations: [], reachable: false }],
    });
  });

  it('ends with 2 for wrong use', async () => {
    expect((await run(SOLOMON, '--threads', '0')).code).toBe(2);
    expect((await run(SOLOMON, '--time', 'soon')).code).toBe(2);
  });
});
