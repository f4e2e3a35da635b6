import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@nuancan/kernel';
import { Outbox, type Scope } from '@nuancan/platform';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildNetwork, EdgeIndex, isSnapped, readNetworkFile } from '@nuancan/walk-network';
import { readSheets } from '../../../platform/src/table-file/testing/read-sheets.js';
import { DISTRICT, FAR_TOWN, TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
import { randomDoors, randomRoads } from '../../../walk-network/src/testing/random-roads.js';
import { FigureService } from '../figure/figure.service.js';
import { ActiveNetwork } from '../load/active-network.js';
import type { ScenarioChangeDraftDto } from '../scenario/scenario.dto.js';
import { ScenarioService } from '../scenario/scenario.service.js';
import { SitingService } from '../siting/siting.service.js';
import {
  geojsonOf,
  openCoverageTown,
  placeOf,
  storePerson,
  VILLAGES,
  type CoverageTown,
} from '../testing/coverage-town.js';
import { CoverageExportService } from './coverage-export.service.js';
import type { FigureTable } from './export-words.js';

const PEOPLE = 60;
const roads = fc.sample(randomRoads, { seed: 7, numRuns: 40 }).toSorted((a, b) => b.refs.length - a.refs.length)[0]!;
const doors = fc
  .sample(randomDoors, { seed: 7, numRuns: 60 })
  .flatMap(({ lon, lat }) => lon.map((x, at) => placeOf(x, lat[at]!)));
const geojson = geojsonOf(roads);
const index = new EdgeIndex(
  buildNetwork(await readNetworkFile(Buffer.from(geojson), { coordinates: 'WGS-84' })).network,
);
const sites = doors
  .slice(PEOPLE)
  .filter(([lon, lat]) => isSnapped(index.snap({ lon: [Math.round(lon * 1e7)], lat: [Math.round(lat * 1e7)] }), 0));
const FORMULA = '=HYPERLINK("http://x")';
const clientId = () => uuidv7({ nowMs: Date.now(), random: randomBytes(10) });

describe('exports of the map', () => {
  let town: CoverageTown;
  let exports: CoverageExportService;
  let scenarioId: string;
  let sitingId: string;

  const text = (bytes: Buffer) => bytes.toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
  const csv = async (scope: Scope, table: FigureTable) =>
    text((await exports.figures(scope, { format: 'csv', table })).bytes).map((line) => line.split(','));
  const number = (cell: string | undefined) => {
    expect(cell).toMatch(/^-?[0-9.]+$/);
    return Number(cell);
  };

  beforeAll(async () => {
    town = await openCoverageTown();
    const { database } = town.test;
    const active = new ActiveNetwork(database);
    const scenarios = new ScenarioService(database, active);
    const sitings = new SitingService(database, active, new Outbox());
    exports = new CoverageExportService(database, new FigureService(database, active), active, scenarios, sitings);
    for (let person = 0; person < PEOPLE; person += 1) {
      const village = VILLAGES[person % VILLAGES.length]!;
      await storePerson(town.test.owner, {
        village,
        birthDate: '1950-06-07',
        livesAlone: person === 0,
        grade: null,
        place: doors[person]!,
      });
    }
    await town.test.owner.query(
      'UPDATE meal_point.facilities SET longitude = $2, latitude = $3, seats = 40, name = $4 WHERE id = $1',
      [...[town.canteen, ...sites[0]!, FORMULA]],
    );
    await town.bring(geojson);
    const [longitude, latitude] = sites[1]!;
    const changes: ScenarioChangeDraftDto[] = [
      { kind: 'add', name: FORMULA, longitude, latitude, seats: 5, slots: ['lunch'] },
      { kind: 'close', facilityId: town.canteen },
    ];
    const draft = { clientId: clientId(), name: '方案', profile: 'frail' as const, changes };
    scenarioId = (await scenarios.save(town.townOfficial, draft)).id;
    await scenarios.share(town.townOfficial, scenarioId, { sharedWith: 'district' });
    const asked = {
      clientId: clientId(),
      name: '选址',
      profile: 'frail',
      source: 'nodes',
      weighting: 'people',
      mostSites: 2,
    } as const;
    sitingId = (await sitings.ask(town.districtOfficial, asked)).id;
  });
  afterAll(() => town?.test.close());

  it('hold every table in a workbook, with numbers as numbers, totals, and texts that are no formula', async () => {
    const { bytes, name } = await exports.figures(town.districtOfficial, { format: 'xlsx' });
    expect(name).toMatch(/^coverage-\d{4}-\d\d-\d\d$/);
    const sheets = await readSheets(bytes);
    expect(Object.keys(sheets)).toEqual([
      '镇街 Towns',
      '村社 Villages',
      '助餐点 Facilities',
      '走不到处 Not reached',
      '历史 History',
    ]);
    const rows = sheets['镇街 Towns']!.slice(1, 4);
    expect(rows.map(({ cells }) => cells[3]!.text)).toEqual([TOWN, FAR_TOWN, DISTRICT]);
    expect(rows[2]!.cells[2]!.text).toBe('合计');
    for (const { cells } of rows) expect(cells[4]!.kind).toBe('number');
    const [one, other, total] = rows.map(({ cells }) => Number(cells[4]!.text));
    expect([one! + other!, total]).toEqual([PEOPLE, PEOPLE]);
    expect(
      sheets['助餐点 Facilities']!.some(({ cells }) => cells[2]?.text === FORMULA && cells[2].kind === 'text'),
    ).toBe(true);
    const lines = await csv(town.districtOfficial, 'facilities');
    expect(lines.some((cells) => cells[2]?.startsWith(`"'=HYPERLINK`))).toBe(true);
  });

  it('hold one table in a CSV whose villages add up to towns', async () => {
    const [, ...villages] = await csv(town.districtOfficial, 'villages');
    const frail = villages.filter(([profile]) => profile === '体弱老人');
    for (const column of [4, 5, 8, 15]) {
      const of = (code: string) =>
        frail.filter((cells) => cells[3]!.startsWith(code) && (cells[2] === '合计') === (cells[3] === code));
      for (const code of [TOWN, FAR_TOWN]) {
        const total = frail.find((cells) => cells[3] === code)!;
        const parts = of(code).filter((cells) => cells[3] !== code);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.reduce((sum, cells) => sum + number(cells[column]), 0)).toBe(number(total[column]));
      }
    }
    const [, ...history] = await csv(town.districtOfficial, 'history');
    expect(history.map(([, profile, , code]) => `${profile} ${code}`)).toContain(`腿脚利索 ${DISTRICT}`);
  });

  it('are of the scope, and tell auditors in fives', async () => {
    const codes = async (scope: Scope, table: 'towns' | 'history') =>
      new Set((await csv(scope, table)).slice(1).map((cells) => cells[3]));
    for (const table of ['towns', 'history'] as const) {
      expect(await codes(town.townOfficial, table)).toEqual(new Set([TOWN]));
      expect(await codes(town.auditor, table)).toEqual(new Set([DISTRICT, TOWN, FAR_TOWN]));
    }
    const told = await csv(town.auditor, 'villages');
    const people = [4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    for (const cells of told.slice(1)) {
      for (const column of people) if (cells[column] !== '不足5') expect(number(cells[column]) % 5).toBe(0);
    }
    expect(told.flat()).toContain('不足5');
    expect((await csv(town.districtOfficial, 'villages')).flat()).not.toContain('不足5');
    const nobody = { ...town.districtOfficial, districtCode: '990202' };
    await expect(exports.figures(nobody, { format: 'csv' })).rejects.toThrow('COVERAGE.NOT_COUNTED');
    for (const format of ['xlsx', 'csv', 'geojson'] as const) {
      await expect(exports.scenario(nobody, scenarioId, format)).rejects.toThrow('SCENARIO_NOT_FOUND');
      await expect(exports.siting(town.townOfficial, sitingId, format)).rejects.toThrow('SITING_NOT_FOUND');
    }
  });

  it('hold by village and people where nothing reaches, of the last count only', async () => {
    const figures = new FigureService(town.test.database, new ActiveNetwork(town.test.database));
    for (const scope of [town.districtOfficial, town.townOfficial, town.auditor]) {
      const [, ...rows] = await csv(scope, 'clusters');
      const { items } = await figures.clusters(scope, 'frail');
      expect(items.length).toBeGreaterThan(0);
      expect(rows.filter(([profile]) => profile === '体弱老人').map((cells) => [cells[2], cells[4]])).toEqual(
        items.map(({ villages, people }) => [villages.map(({ name }) => name).join('、'), String(people)]),
      );
    }
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await town.test.owner.query(
      `INSERT INTO coverage.runs (district_code, business_date, network_id, inputs)
       SELECT district_code, $1::date, network_id, inputs FROM coverage.runs ON CONFLICT DO NOTHING`,
      [day],
    );
    expect(
      text((await exports.figures(town.districtOfficial, { format: 'csv', table: 'clusters', onDate: day })).bytes),
    ).toHaveLength(1);
  });

  it('hold points and reach as GeoJSON, and nobody', async () => {
    type Feature = { geometry: { type: string }; properties: Record<string, unknown> };
    const layer = async (asked: Parameters<typeof exports.map>[1]) =>
      (JSON.parse((await exports.map(town.auditor, asked)).bytes.toString()) as { features: Feature[] }).features;
    const points = await layer({ layer: 'points' });
    expect(points.map(({ properties }) => properties['id'])).toContain(town.canteen);
    const reach = await layer({ layer: 'reach', profile: 'frail' });
    expect(new Set(reach.map(({ geometry }) => geometry.type))).toEqual(new Set(['LineString', 'Polygon']));
    const allowed = new Set(['id', 'name', 'tier', 'seats', 'isOpen', 'minutes', 'part']);
    for (const { properties } of [...points, ...reach])
      for (const key of Object.keys(properties)) expect(allowed).toContain(key);
    expect(await layer({ layer: 'reach', facilityId: town.kitchen })).toEqual([]);
  });

  it('hold a scenario and a siting, each with what it would do', async () => {
    const lines = text((await exports.scenario(town.townOfficial, scenarioId, 'csv')).bytes).map((line) =>
      line.split(','),
    );
    expect(lines.slice(1).map(([, code]) => code)).toEqual([TOWN]);
    const whole = await readSheets((await exports.scenario(town.auditor, scenarioId, 'xlsx')).bytes);
    expect(whole['效果 Figures']!.slice(1, 4).map(({ cells }) => cells[1]!.text)).toEqual([TOWN, FAR_TOWN, DISTRICT]);
    expect(whole['变更 Changes']!.slice(1).map(({ cells }) => cells.map(({ text: cell }) => cell)[1])).toEqual([
      FORMULA,
      FORMULA,
    ]);
    const plan = JSON.parse((await exports.scenario(town.townOfficial, scenarioId, 'geojson')).bytes.toString());
    expect(plan.features.map(({ geometry }: { geometry: unknown }) => geometry)).toEqual([
      { type: 'Point', coordinates: sites[1] },
      null,
    ]);
    const siting = await readSheets((await exports.siting(town.districtOfficial, sitingId, 'xlsx')).bytes);
    const chosen = JSON.parse(
      (await exports.siting(town.districtOfficial, sitingId, 'geojson')).bytes.toString(),
    ).features;
    expect(siting['选点 Sites']!.slice(1, chosen.length + 1).map(({ cells }) => cells[3]!.kind)).toEqual(
      chosen.map(() => 'number'),
    );
    expect(chosen.length).toBeGreaterThan(0);
    expect(siting['结果 Result']!.find(({ cells }) => cells[0]?.text === '60岁以上')?.cells[1]?.text).toBe(
      String(PEOPLE),
    );
  });
});
