import { businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, FAR_TOWN, TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
import { openCoverageTown, VILLAGES, type CoverageTown } from '../testing/coverage-town.js';
import { MonthService } from './month.service.js';

const STREET = JSON.stringify({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'LineString',
    coordinates: [
      [121.4, 29.65],
      [121.42, 29.65],
    ],
  },
});
const ADD_RUN = `INSERT INTO coverage.runs (district_code, business_date, network_id, inputs)
  SELECT $1, $2::date, id, sha256(convert_to($2::date::text, 'UTF8')) FROM coverage.networks RETURNING id`;
const ADD_AREA = `INSERT INTO coverage.area_figures (run_id, district_code, profile, level, code, town_code, people, over_80, dependent, lives_alone,
    reached, reached_over_80, reached_dependent, reached_lives_alone, delivery_only, not_reached, off_network, without_place, trusted,
    seats, facilities, walked_seconds)
  VALUES ($1, $2, 'older', $3, $4, $5, 100, 0, 0, 0, $6, 0, 0, 0, 0, 100 - $6::int, 0, 0, 0, 20, 1, 0)`;
const ADD_FACILITY = `INSERT INTO coverage.facility_figures (run_id, district_code, profile, facility_id, town_code, reached, nearest_of, only_here, seats,
    seats_per_hundred) VALUES ($1, $2, 'older', $3, $4, $5, $5, 3, 20, 0.5)`;

/** So many months before this one: its name, and a day of it. */
function monthsAgo(months: number, day = 1): string {
  const [year, month] = businessDateAt(new Date()).split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1 - months, day)).toISOString().slice(0, 10);
}

describe('coverage by month', () => {
  let town: CoverageTown;
  let months: MonthService;

  const counted = async (
    day: string,
    reached: { readonly town: number; readonly far: number; readonly canteen?: number },
  ) => {
    const { owner } = town.test;
    const id = (await owner.query<{ id: string }>(ADD_RUN, [DISTRICT, day])).rows[0]!.id;
    await owner.query(ADD_AREA, [id, DISTRICT, 'district', DISTRICT, null, reached.town]);
    await owner.query(ADD_AREA, [id, DISTRICT, 'town', TOWN, TOWN, reached.town]);
    await owner.query(ADD_AREA, [id, DISTRICT, 'village', VILLAGES[0], TOWN, reached.town]);
    await owner.query(ADD_AREA, [id, DISTRICT, 'town', FAR_TOWN, FAR_TOWN, reached.far]);
    if (reached.canteen !== undefined)
      await owner.query(ADD_FACILITY, [id, DISTRICT, town.canteen, TOWN, reached.canteen]);
  };

  beforeAll(async () => {
    town = await openCoverageTown();
    months = new MonthService(town.test.database);
    // Stored and not in force: nothing of today is counted.
    await town.networks.upload(town.districtOfficial, {
      ...{
        fileName: '路网.geojson',
        bytes: Buffer.from(STREET),
        coordinates: 'WGS-84',
        source: '测绘院',
        barriersBlock: false,
      },
    });
  });
  afterAll(() => town?.test.close());
  beforeEach(async () => {
    const { owner } = town.test;
    await owner.query(`BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM coverage.facility_figures;
      DELETE FROM coverage.area_figures; DELETE FROM coverage.runs; COMMIT`);
  });

  const told = async (scope: CoverageTown['districtOfficial'], of: string | null = null) =>
    (await months.areas(scope, 'older', of)).items.map(({ code, months: its }) => [
      code,
      its.map(({ month, reached }) => [month, reached]),
    ]);

  it('is that of the last count in a month, or before it when nothing moved, from the first count on', async () => {
    await counted(monthsAgo(5, 3), { town: 10, far: 1 });
    await counted(monthsAgo(5, 28), { town: 22, far: 2 });
    await counted(monthsAgo(2, 1), { town: 40, far: 3 });
    const { months: names, items } = await months.areas(town.districtOfficial, 'older', null);
    expect(names).toEqual([5, 4, 3, 2, 1, 0].map((ago) => monthsAgo(ago).slice(0, 7)));
    expect(items.map(({ level, code }) => [level, code])).toEqual([
      ['district', DISTRICT],
      ['town', TOWN],
      ['town', FAR_TOWN],
    ]);
    expect(items[1]!.months.map(({ reached, share }) => [reached, share])).toEqual([
      ...Array.from({ length: 3 }, () => [22, 0.22]),
      ...Array.from({ length: 3 }, () => [40, 0.4]),
    ]);
    expect(items[1]!.months.map(({ businessDate }) => businessDate)).toEqual([
      ...Array.from({ length: 3 }, () => monthsAgo(5, 28)),
      ...Array.from({ length: 3 }, () => monthsAgo(2, 1)),
    ]);
    expect(items[1]!.months[0]).toMatchObject({ seats: 20, facilities: 1, seatsPerHundred: 90.9091 });
  });

  it('goes back two years, and is refused when nothing was counted', async () => {
    await expect(months.areas(town.districtOfficial, 'older', null)).rejects.toThrow('COVERAGE.NOT_COUNTED');
    await counted(monthsAgo(40), { town: 10, far: 1 });
    const { months: names, items } = await months.areas(town.districtOfficial, 'older', null);
    expect([names.length, names[0], names.at(-1)]).toEqual([24, monthsAgo(23).slice(0, 7), monthsAgo(0).slice(0, 7)]);
    expect(items[0]!.months).toHaveLength(24);
    await expect(months.facilities({ ...town.districtOfficial, districtCode: '990202' }, 'older')).rejects.toThrow(
      'NOT_COUNTED',
    );
  });

  it('is of the scope: a town with its villages, nobody else, and auditors in fives', async () => {
    await counted(monthsAgo(1), { town: 42, far: 3 });
    const both = (reached: number | null) => [1, 0].map((ago) => [monthsAgo(ago).slice(0, 7), reached]);
    expect(await told(town.townOfficial)).toEqual([[TOWN, both(42)]]);
    expect(await told(town.districtOfficial, TOWN)).toEqual([
      [TOWN, both(42)],
      [VILLAGES[0], both(42)],
    ]);
    expect(await told(town.farOfficial, TOWN)).toEqual([]);
    expect(await told(town.auditor)).toEqual([
      [DISTRICT, both(40)],
      [TOWN, both(40)],
      [FAR_TOWN, both(null)],
    ]);
  });

  it('of a facility leaves out months in which it did not serve', async () => {
    await counted(monthsAgo(3), { town: 10, far: 1, canteen: 12 });
    await counted(monthsAgo(2), { town: 10, far: 1 });
    await counted(monthsAgo(0), { town: 10, far: 1, canteen: 13 });
    const own = async (scope: CoverageTown['districtOfficial']) =>
      (await months.facilities(scope, 'older')).items.map(({ facilityId, months: its }) => [
        facilityId,
        its.map(({ month, reached, overlap }) => [month, reached, overlap]),
      ]);
    const named = (ago: number) => monthsAgo(ago).slice(0, 7);
    expect(await own(town.townOfficial)).toEqual([
      [
        town.canteen,
        [
          [named(3), 12, 9],
          [named(0), 13, 10],
        ],
      ],
    ]);
    expect(await own(town.auditor)).toEqual([
      [
        town.canteen,
        [
          [named(3), 10, 10],
          [named(0), 15, 10],
        ],
      ],
    ]);
    expect(await own(town.farOfficial)).toEqual([]);
  });
});
