import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeXlsx } from '@nuancan/platform';
import { afterAll, describe, expect, it } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/cli/src/main.js');
/** A street of three pieces from west to east, some 97 m each. */
const STREET = {
  type: 'FeatureCollection',
  features: [0, 1, 2].map((step) => ({
    type: 'Feature',
    properties: null,
    geometry: {
      type: 'LineString',
      coordinates: [
        [121.4 + step / 1000, 29.65],
        [121.401 + step / 1000, 29.65],
      ],
    },
  })),
};
const FACILITIES = '编号,经度,纬度,座位\nA,121.4002,29.65,10\n';
const RESIDENTS = [
  'id,lon,lat,town',
  'near,121.4005,29.65,西坞',
  'far,121.4025,29.65,西坞',
  'east,121.403,29.6501,莼湖',
  'nowhere,,,莼湖',
  'turned,29.65,121.401,莼湖',
  'hills,121.5,29.65,莼湖',
].join('\n');

/** The built command line on files; no database. */
describe('nuancan reach, coverage and site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuancan-walk-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const network = file('street.geojson', JSON.stringify(STREET));
  const systems = ['--network-coordinates', 'WGS-84', '--coordinates', 'WGS-84'];
  const tables = ['--facilities', file('f.csv', FACILITIES), '--residents', file('r.csv', RESIDENTS)];
  const run = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((done) => {
      execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) =>
        done({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  it('tells the nodes within a walk of a node and of a place, in metres and seconds', async () => {
    const nodes = file('nodes.csv', 'id,node\nA,1\n');
    const byNode = await run('reach', '--network', network, ...systems, '--from', nodes, '--limit', '200m');
    expect(byNode).toMatchObject({ code: 0, stderr: '' });
    expect(byNode.stdout.split('\n').map((row) => row.replace(/\.\d+$/, ''))).toEqual([
      'source,target,cost',
      'A,1,0',
      'A,2,96',
      'A,3,193',
      '',
    ]);
    const places = ['--from', file('places.csv', FACILITIES), '--limit', '2.5min', '--profile', 'frail', '--json'];
    const { stdout } = await run('reach', '--network', network, ...systems, ...places);
    const reached = JSON.parse(stdout) as { target: number; cost: number }[];
    expect(reached.map(({ target }) => target)).toEqual([1, 2]);
    expect(reached[0]!.cost).toBeCloseTo(19.33 / 0.64, 1);
  });

  it('counts by town who walks to a meal, and tells whose coordinates are wrong', async () => {
    const { code, stdout, stderr } = await run(
      'coverage',
      '--network',
      network,
      ...systems,
      ...tables,
      '--limit',
      '100m',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('turned: 经纬度颠倒');
    expect(stderr).toContain('nowhere: 没有坐标');
    expect(stderr).toContain('hills: 300 米内没有道路');
    expect(stdout.trim().split('\n')).toEqual([
      'town,people,reached,notReached,offNetwork,withoutPlace,share,meanWalk,completeness',
      '莼湖,4,0,1,2,1,0,,0.25',
      expect.stringMatching(/^西坞,2,1,1,0,0,0\.5,28\.99\d*,1$/),
    ]);
  });

  it('reads what a spreadsheet on Chinese Windows saves, and says in both languages what is no table', async () => {
    // 编号,经度,纬度,镇街 and 西坞 in GBK.
    const gbk = Buffer.concat([
      Buffer.from('b1e0bac52cbeadb6c82cceb3b6c82cd5f2bdd60a', 'hex'),
      Buffer.from('a,121.4005,29.65,', 'latin1'),
      Buffer.from('cef7ceeb0a', 'hex'),
    ]);
    const system = ['--network', network, ...systems, '--facilities', file('f.csv', FACILITIES), '--residents'];
    const read = await run('coverage', ...system, file('gbk.csv', gbk), '--limit', '100m');
    expect(read).toMatchObject({ code: 0, stderr: '' });
    expect(read.stdout.split('\n')[1]).toMatch(/^西坞,1,1,/);
    const rows = [
      ['id', 'lon', 'lat', 'town'],
      ['a', '121.4005', '29.65', '莼湖'],
    ];
    const book = file('book.xlsx', writeXlsx({ name: '居民', rows }));
    const sheet = await run('coverage', ...system, book, '--limit', '100m');
    expect(sheet.stdout.split('\n')[1]).toMatch(/^莼湖,1,1,/);
    const picture = file('picture.csv', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect(await run('coverage', ...system, picture)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/TABLE_FILE\.NOT_A_TABLE[^]*不是 CSV[^]*neither CSV nor XLSX/),
    });
    const damaged = file('damaged.csv', Buffer.from([...Buffer.from('编号,经度,纬度,这是一份登记表\n'), 0xff, 0x41]));
    expect(await run('coverage', ...system, damaged)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/TABLE_FILE\.ENCODING_DAMAGED[^]*有损坏[^]*damaged/),
    });
  });

  it('chooses where further points reach most, with its proof', async () => {
    const candidates = file('c.csv', 'id,lon,lat,cost\nwest,121.401,29.65,1\neast,121.4028,29.65,5\n');
    const args = ['site', '--network', network, ...systems, ...tables, '--candidates', candidates, '--limit', '100m'];
    const { stdout } = await run(...args, '--json');
    expect(JSON.parse(stdout)).toEqual({
      sites: [{ id: 'east', alone: 2 }],
      total: 6,
      before: 1,
      newly: 2,
      bound: 2,
      gap: 0,
      isProven: true,
    });
    const poor = await run(...args, '--budget', '4', '--json');
    expect(JSON.parse(poor.stdout)).toMatchObject({ newly: 0, isProven: true });
    const small = await run(...args, '--seats', '1', '--json');
    expect(JSON.parse(small.stdout)).toMatchObject({ newly: 1, bound: 1, isProven: true });
    const seats = file('s.csv', 'id,lon,lat,seats\neast,121.4028,29.65,0\n');
    const none = await run(...args.map((value) => (value === candidates ? seats : value)), '--json');
    expect(JSON.parse(none.stdout)).toMatchObject({ sites: [], newly: 0, isProven: true });
  });

  it('leaves out roads that are far from the outline of the district', async () => {
    const ring = (lon: number) => [
      [lon, 29.6],
      [lon + 0.1, 29.6],
      [lon + 0.1, 29.7],
      [lon, 29.7],
      [lon, 29.6],
    ];
    const outline = (lon: number) =>
      file(`o${lon}.geojson`, JSON.stringify({ type: 'Polygon', coordinates: [ring(lon)] }));
    const near = [
      'coverage',
      '--network',
      network,
      ...systems,
      ...tables,
      '--outline-coordinates',
      'WGS-84',
      '--outline',
    ];
    expect((await run(...near, outline(121.41))).stdout).toContain('西坞,2,2,0,0,0,1');
    expect(await run(...near, outline(121.6))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('WALK_NETWORK.OUTSIDE'),
    });
  });

  it('ends with 1 for files it cannot use and says why', async () => {
    const coverage = (...args: string[]) => run('coverage', '--network', ...args, ...tables);
    expect(await coverage(network, '--coordinates', 'WGS-84')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('WALK_NETWORK.COORDINATES_UNDECLARED'),
    });
    expect(await coverage(network, '--network-coordinates', 'WGS-84')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/WALK\.COORDINATES_UNDECLARED[^]*--coordinates/),
    });
    const mixed = file('mixed.csv', 'id,node\nA,1\nB,\n');
    expect(await run('reach', '--network', network, ...systems, '--from', mixed)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/WALK\.NODE_MISSING[^]*“B”/),
    });
    const broken = file('broken.csv', 'id,lon,lat\nA,121.4,x\nA,121.4,29.65\n');
    const wrong = ['--network', network, ...systems, '--facilities', broken, '--residents', broken];
    expect(await run('coverage', ...wrong)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/WALK\.TABLE[^]*\/3\/id[^]*\/2\/lat/),
    });
  });

  it('ends with 2 for wrong use', async () => {
    const from = ['--from', file('nodes.csv', 'id,node\nA,1\n')];
    expect((await run('reach', '--network', network, ...systems, ...from, '--limit', '15')).code).toBe(2);
    expect((await run('reach', '--network', join(folder, 'none'), ...systems, ...from)).code).toBe(2);
    expect((await run('reach', '--network', network, '--coordinates', 'Xian', ...from)).code).toBe(2);
  });
});
