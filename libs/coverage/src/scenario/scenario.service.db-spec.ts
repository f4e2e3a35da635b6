import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@nuancan/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildNetwork, EdgeIndex, isSnapped, readNetworkFile } from '@nuancan/walk-network';
import { DISTRICT, facility, FAR_TOWN, TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
import { randomDoors, randomRoads } from '../../../walk-network/src/testing/random-roads.js';
import { ActiveNetwork } from '../load/active-network.js';
import {
  geojsonOf,
  openCoverageTown,
  placeOf,
  storePerson,
  VILLAGES,
  type CoverageTown,
} from '../testing/coverage-town.js';
import type { SaveScenarioDto, ScenarioChangeDraftDto } from './scenario.dto.js';
import { ScenarioService } from './scenario.service.js';

const E7 = 1e7;
const roads = fc.sample(randomRoads, { seed: 7, numRuns: 40 }).toSorted((a, b) => b.refs.length - a.refs.length)[0]!;
const doors = fc
  .sample(randomDoors, { seed: 7, numRuns: 80 })
  .flatMap(({ lon, lat }) => lon.map((x, at) => placeOf(x, lat[at]!)));
const geojson = geojsonOf(roads);
const index = new EdgeIndex(
  buildNetwork(await readNetworkFile(Buffer.from(geojson), { coordinates: 'WGS-84' })).network,
);
const isOn = ([lon, lat]: readonly [number, number]): boolean =>
  isSnapped(index.snap({ lon: [Math.round(lon * E7)], lat: [Math.round(lat * E7)] }), 0);
const PEOPLE = 150;
const [first, second, third, fourth] = doors.slice(PEOPLE).filter(isOn) as [number, number][] as [
  [number, number],
  [number, number],
  [number, number],
  [number, number],
];
const at = ([longitude, latitude]: readonly [number, number]) => ({ longitude, latitude });

/** Scenarios over a district, against what really changing it counts. */
describe('scenarios', () => {
  let town: CoverageTown;
  let scenarios: ScenarioService;

  const place = (id: string, where: readonly [number | null, number | null], seats: number | null) =>
    town.test.owner.query('UPDATE meal_point.facilities SET longitude = $2, latitude = $3, seats = $4 WHERE id = $1', [
      id,
      ...where,
      seats,
    ]);
  const draft = (changes: ScenarioChangeDraftDto[], more: Partial<SaveScenarioDto> = {}): SaveScenarioDto => ({
    ...{
      clientId: uuidv7({ nowMs: Date.now(), random: randomBytes(10) }),
      name: '两处变更',
      profile: 'frail',
      changes,
    },
    ...more,
  });

  beforeAll(async () => {
    town = await openCoverageTown();
    scenarios = new ScenarioService(town.test.database, new ActiveNetwork(town.test.database));
    for (let person = 0; person < PEOPLE; person += 1) {
      await storePerson(town.test.owner, {
        village: VILLAGES[person % VILLAGES.length]!,
        birthDate: person % 5 === 0 ? '1938-02-03' : '1955-06-07',
        livesAlone: person % 3 === 0,
        grade: person % 7 === 0 ? 'severe' : null,
        place: doors[person]!,
      });
    }
    await place(town.canteen, first, 40);
    await place(town.point, second, 10);
    await place(town.kitchen, [null, null], 0);
    await town.bring(geojson);
  });
  afterAll(() => town?.test.close());

  it('refuse changes that are not whole, repeat, are off the network or of another place', async () => {
    const save = (changes: ScenarioChangeDraftDto[], scope = town.townOfficial) =>
      scenarios.save(scope, draft(changes));
    const refused = (code: string, change: number) =>
      expect.objectContaining({ code: `PLANNING.${code}`, detail: { change } });
    const close = { kind: 'close', facilityId: town.canteen } as const;
    await expect(save([close, { kind: 'move', facilityId: town.point }])).rejects.toEqual(
      refused('CHANGE_NOT_WHOLE', 2),
    );
    await expect(save([{ kind: 'add', ...at(third) }])).rejects.toEqual(refused('CHANGE_NOT_WHOLE', 1));
    await expect(save([{ ...close, seats: 3 }])).rejects.toEqual(refused('CHANGE_NOT_WHOLE', 1));
    await expect(save([{ kind: 'capacity', facilityId: town.canteen, seats: 3 }, close])).rejects.toEqual(
      refused('CHANGED_TWICE', 2),
    );
    await expect(save([{ kind: 'close', facilityId: town.farPoint }])).rejects.toEqual(refused('FACILITY_UNKNOWN', 1));
    await expect(save([{ kind: 'close', facilityId: town.foreignCanteen }], town.districtOfficial)).rejects.toEqual(
      refused('FACILITY_UNKNOWN', 1),
    );
    const sea = { kind: 'add', name: '海上', longitude: 123, latitude: 29 } as const;
    await expect(save([close, sea])).rejects.toEqual(refused('CHANGE_OFF_NETWORK', 2));
    expect((await scenarios.list(town.townOfficial, { limit: 10 })).items).toEqual([]);
  });

  it('are saved once for each client id', async () => {
    const one = draft([{ kind: 'close', facilityId: town.canteen }]);
    const saved = await scenarios.save(town.townOfficial, one);
    expect((await scenarios.save(town.townOfficial, one)).id).toBe(saved.id);
    const clash = expect.objectContaining({ code: 'PLANNING.CLIENT_ID_CLASH' });
    await expect(scenarios.save(town.townOfficial, { ...one, name: '别的' })).rejects.toEqual(clash);
    await expect(scenarios.save(town.districtOfficial, one)).rejects.toEqual(clash);
    await scenarios.remove(town.townOfficial, saved.id);
  });

  it('are kept with what they would do, or not at all', async () => {
    const one = draft([{ kind: 'close', facilityId: town.canteen }]);
    await town.test.owner.query('ALTER TABLE coverage.scenario_figures ADD CONSTRAINT full_disk CHECK (false)');
    await expect(scenarios.save(town.townOfficial, one)).rejects.toThrow('full_disk');
    await town.test.owner.query('ALTER TABLE coverage.scenario_figures DROP CONSTRAINT full_disk');
    const saved = await scenarios.save(town.townOfficial, one);
    expect(saved).toMatchObject({ countedAt: expect.any(Date), figures: [{ code: TOWN }] });
    await scenarios.remove(town.townOfficial, saved.id);
  });

  it('are shared by whoever made them, and show a town its own figures', async () => {
    const { id } = await scenarios.save(
      town.townOfficial,
      draft([{ kind: 'add', name: '新点', ...at(third), seats: 5 }]),
    );
    const gone = expect.objectContaining({ code: 'PLANNING.SCENARIO_NOT_FOUND' });
    await expect(scenarios.get(town.auditor, id)).rejects.toEqual(gone);
    await expect(scenarios.share(town.districtOfficial, id, { sharedWith: 'district' })).rejects.toEqual(gone);
    await scenarios.share(town.townOfficial, id, { sharedWith: 'district' });
    expect((await scenarios.get(town.auditor, id)).figures.map(({ code }) => code)).toEqual([DISTRICT, TOWN, FAR_TOWN]);
    const told = await scenarios.get(town.auditor, id);
    const whole = await scenarios.get(town.townOfficial, id);
    expect(whole.figures[0]!.people! % 5 === 0 && whole.reachedBefore! % 5 === 0).toBe(false);
    for (const figure of told.figures) {
      const { people, gained, lost, over80Before, dependentAfter, livesAloneAfter, notReachedAfter } = figure;
      const numbers = [people, gained, lost, over80Before, dependentAfter, livesAloneAfter, notReachedAfter];
      for (const number of [told.reachedBefore, told.reachedAfter, ...numbers]) expect((number ?? 0) % 5).toBe(0);
    }
    expect((await scenarios.list(town.auditor, { limit: 10 })).items[0]?.reachedBefore).toBe(told.reachedBefore);
    expect((await scenarios.get(town.farOfficial, id)).figures.map(({ code }) => code)).toEqual([FAR_TOWN]);
    expect(await scenarios.get(town.townOfficial, id)).toMatchObject({ isOwn: true, isStale: false, changes: 1 });
    await expect(scenarios.remove(town.farOfficial, id)).rejects.toEqual(gone);
    const noTown = expect.objectContaining({ code: 'PLANNING.NO_TOWN' });
    await expect(scenarios.share(town.districtOfficial, id, { sharedWith: 'town' })).rejects.toEqual(noTown);
  });

  it('say what really changing the district counts, and that they are stale once it changed', async () => {
    const saved = await scenarios.save(
      town.districtOfficial,
      draft([
        { kind: 'close', facilityId: town.canteen },
        { kind: 'move', facilityId: town.point, ...at(third) },
        { kind: 'capacity', facilityId: town.point, seats: 22 },
        { kind: 'add', name: '新点', ...at(fourth), seats: 5, slots: ['lunch'] },
        { kind: 'hours', facilityId: town.farPoint, slots: [] },
      ]),
    );
    const before = await reachedBy('reached');
    expect(saved.figures.map(({ code, reachedBefore }) => [code, reachedBefore])).toEqual(before);
    expect(saved.figures[0]).toMatchObject({
      seatsBefore: 50,
      seatsAfter: 27,
      facilitiesBefore: 3,
      facilitiesAfter: 2,
    });
    expect(saved.figures[0]!.gained! + saved.figures[0]!.lost!).toBeGreaterThan(0);
    const scope = { organisationId: town.organisationId, townCode: TOWN };
    const added = await facility(town.test.owner, { ...scope, tier: 'meal_point', name: '新点' });
    await place(added, fourth, 5);
    await place(town.canteen, [null, null], null);
    await place(town.point, third, 22);
    await town.refresh();
    const after = await scenarios.get(town.districtOfficial, saved.id);
    expect(after.isStale).toBe(true);
    expect(after.figures).toEqual(saved.figures);
    for (const [column, figure] of [
      ['reached', 'reachedAfter'],
      ['reached_over_80', 'over80After'],
      ['reached_dependent', 'dependentAfter'],
      ['reached_lives_alone', 'livesAloneAfter'],
      ['not_reached', 'notReachedAfter'],
    ] as const) {
      expect(saved.figures.map((row) => [row.code, row[figure]])).toEqual(await reachedBy(column));
    }
    const counted = await scenarios.count(town.districtOfficial, saved.id);
    expect(counted).toMatchObject({ isStale: false });
    expect(counted.figures.map(({ code, reachedBefore }) => [code, reachedBefore])).toEqual(await reachedBy('reached'));
  });

  async function reachedBy(column: string): Promise<[string, number][]> {
    const { rows } = await town.test.owner.query<{ code: string; count: number }>(
      `SELECT f.code, f.${column} AS count FROM coverage.area_figures f JOIN coverage.runs r ON r.id = f.run_id
       WHERE f.profile = 'frail' AND f.level IN ('district', 'town') AND r.business_date = (SELECT max(business_date) FROM coverage.runs)
       ORDER BY f.level, f.code`,
    );
    return rows.map(({ code, count }) => [code, count]);
  }
});
