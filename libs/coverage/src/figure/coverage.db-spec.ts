import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildNetwork,
  EdgeIndex,
  isSnapped,
  PROFILES,
  readNetworkFile,
  walkCosts,
  type Profile,
} from '@nuancan/walk-network';
import { PlainGraph } from '../../../walk-network/src/testing/plain-graph.js';
import { randomDoors, randomRoads } from '../../../walk-network/src/testing/random-roads.js';
import { withDoors } from '../../../walk-network/src/testing/with-doors.js';
import { DISTRICT, TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
import {
  geojsonOf,
  openCoverageTown,
  placeOf,
  storeHome,
  storePerson,
  VILLAGES,
  type CoverageTown,
  type StoredPerson,
} from '../testing/coverage-town.js';

const SEED = 7;
const PEOPLE = 240;
const MOST = 15 * 60e6;
const E7 = 1e7;

const sampled = fc.sample(randomRoads, { seed: SEED, numRuns: 40 });
const roads = sampled.toSorted((a, b) => b.refs.length - a.refs.length)[0]!;
const doors = fc
  .sample(randomDoors, { seed: SEED, numRuns: 120 })
  .flatMap(({ lon, lat }) => lon.map((x, at) => placeOf(x, lat[at]!)));

const people: StoredPerson[] = Array.from({ length: PEOPLE }, (__, at) => ({
  village: VILLAGES[at % VILLAGES.length]!,
  birthDate: at % 5 === 0 ? '1938-02-03' : at % 11 === 0 ? '2001-02-03' : '1955-06-07',
  livesAlone: at % 3 === 0,
  grade: at % 7 === 0 ? 'severe' : at % 4 === 0 ? 'intact' : null,
  place: at % 13 === 0 ? null : doors[at]!,
}));

const geojson = geojsonOf(roads);
const { network } = buildNetwork(await readNetworkFile(Buffer.from(geojson), { coordinates: 'WGS-84' }));
const index = new EdgeIndex(network);
const snap = (places: readonly (readonly [number, number])[]) =>
  index.snap({ lon: places.map(([x]) => Math.round(x * E7)), lat: places.map(([, y]) => Math.round(y * E7)) });
const [near, far] = doors.slice(PEOPLE).filter((door) => isSnapped(snap([door]), 0)) as [
  (typeof doors)[0],
  (typeof doors)[0],
];

type Figures = Readonly<Record<string, unknown>>;

/** What the pipeline stores, from the file to the figures, against shortest ways found by trying every node. */
describe('coverage of a district', () => {
  let town: CoverageTown;
  let ids: string[];

  beforeAll(async () => {
    town = await openCoverageTown();
    ids = [];
    for (const person of people) ids.push(await storePerson(town.test.owner, person));
    // Two serve; one has no place, one only cooks.
    await move(town.canteen, near, 40);
    await move(town.point, far, 10);
    await move(town.kitchen, near, 0);
    await town.bring(geojson);
  });
  afterAll(() => town?.test.close());

  const move = (id: string, [lon, lat]: readonly [number, number], seats: number) =>
    town.test.owner.query('UPDATE meal_point.facilities SET longitude = $2, latitude = $3, seats = $4 WHERE id = $1', [
      ...[id, lon, lat, seats],
    ]);
  const figures = async (profile: Profile, code: string): Promise<Figures> => {
    const { rows } = await town.test.owner.query<Figures>(
      'SELECT * FROM coverage.area_figures WHERE profile = $1 AND code = $2',
      [profile, code],
    );
    expect(rows).toHaveLength(1);
    return rows[0]!;
  };

  const bruteForce = (profile: Profile, within: (person: StoredPerson) => boolean) => {
    const old = people.filter((person) => person.birthDate < '1966' && within(person));
    const placed = old.filter(({ place }) => place !== null);
    const homes = snap(placed.map(({ place }) => place!));
    const costs = walkCosts(network, { by: 'time', metresPerSecond: PROFILES[profile] });
    const graph: PlainGraph = withDoors(costs, { facility: snap([near, far]), home: homes });
    const walks = [0, 1].map((at) => graph.distancesFrom(`facility ${at}`));
    const reached = placed.filter((___, at) => walks.some((walk) => (walk.get(`home ${at}`) ?? Infinity) <= MOST));
    const off = placed.filter((___, at) => !isSnapped(homes, at));
    return {
      people: old.length,
      over_80: old.filter(({ birthDate }) => birthDate < '1946').length,
      dependent: old.filter(({ grade }) => grade === 'severe').length,
      lives_alone: old.filter(({ livesAlone }) => livesAlone).length,
      reached: reached.length,
      reached_dependent: reached.filter(({ grade }) => grade === 'severe').length,
      off_network: off.length,
      without_place: old.length - placed.length,
      not_reached: placed.length - reached.length - off.length,
      delivery_only: 0,
    };
  };

  it.each(['frail', 'older', 'able'] as const)('is what trying every way gives, for %s', async (profile) => {
    const whole = bruteForce(profile, () => true);
    expect(await figures(profile, DISTRICT)).toMatchObject(whole);
    expect(whole.reached).toBeGreaterThan(2);
    expect(whole.not_reached).toBeGreaterThan(0);
    expect(whole.off_network).toBeGreaterThan(0);
    expect(await figures(profile, TOWN)).toMatchObject(bruteForce(profile, ({ village }) => village.startsWith(TOWN)));
    for (const code of VILLAGES) {
      expect(await figures(profile, code)).toMatchObject(bruteForce(profile, ({ village }) => village === code));
    }
  });

  it('counts again only when something moved, and places only what is new', async () => {
    const snaps = async () =>
      (
        await town.test.owner.query<{ xmin: string; at: string }>(
          'SELECT xmin::text, address_id AS at FROM coverage.resident_snaps ORDER BY 2',
        )
      ).rows;
    const before = await snaps();
    expect(await town.refresh()).toBe('nothing_moved');
    const [moved] = [people.findIndex(({ village, place }) => village === VILLAGES[0] && place !== null)];
    await storeHome(town.test.owner, { id: ids[moved]!, town: TOWN, place: near });
    expect(await town.refresh()).toBe('counted');
    const after = await snaps();
    expect(after).toHaveLength(before.length + 1);
    expect(after).toEqual(expect.arrayContaining(before));
    await town.test.owner.query(`UPDATE meal_point.facilities SET longitude = 121.4001 WHERE id = $1`, [town.point]);
    expect(await town.refresh()).toBe('counted');
    expect(await town.refresh()).toBe('nothing_moved');
  });

  it('is read by town and by role, and past days never change', async () => {
    const seen = async (scope: Parameters<typeof town.test.database.scoped>[0], table: string) =>
      (
        await town.test.database.scoped(scope, (tx) =>
          tx.query<{ town_code: string }[]>(`SELECT DISTINCT town_code FROM coverage.${table}`),
        )
      )
        .map((row) => row.town_code)
        .toSorted();
    expect(await seen(town.townOfficial, 'area_figures')).toEqual([TOWN]);
    expect((await seen(town.auditor, 'area_figures')).length).toBe(3);
    for (const scope of [town.operator, town.volunteer, { ...town.districtOfficial, districtCode: '990202' }]) {
      expect(await seen(scope, 'area_figures')).toEqual([]);
    }
    const own = await town.test.database.scoped(town.operator, (tx) =>
      tx.query('SELECT facility_id FROM coverage.facility_figures GROUP BY 1'),
    );
    expect(own).toEqual([{ facility_id: town.canteen }]);
    const run = `INSERT INTO coverage.runs (district_code, business_date, network_id, inputs) SELECT district_code, business_date - 3, network_id, inputs
      FROM coverage.runs RETURNING id`;
    const { rows } = await town.test.owner.query<{ id: string }>(run);
    await expect(town.test.owner.query('DELETE FROM coverage.runs WHERE id = $1', [rows[0]!.id])).rejects.toThrow(
      /past day/,
    );
    await expect(town.test.owner.query('UPDATE coverage.area_figures SET reached = 0')).rejects.toThrow(
      /do not change/,
    );
    await expect(town.test.owner.query('DELETE FROM coverage.facility_figures')).rejects.toThrow(/do not change/);
  });
});
