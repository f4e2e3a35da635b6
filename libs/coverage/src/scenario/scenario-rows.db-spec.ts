import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemScope, type Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  arrangeMealPoints,
  DISTRICT,
  FAR_TOWN,
  TOWN,
  type MealPointDistrict,
} from '../../../meal-point/src/testing/meal-point-district.js';

const HASH = createHash('sha256').update('body').digest();
const SYSTEM = systemScope(DISTRICT);

/** What the database itself holds of scenarios and sitings, whoever writes. */
describe('rows of scenarios and sitings', () => {
  let test: TestDatabase;
  let places: MealPointDistrict;
  let networkId: string;
  const run = (scope: Scope, sql: string, params: unknown[] = []) =>
    test.database.scoped(scope, (tx) => tx.query<Record<string, unknown>[]>(sql, params));
  const seen = async (scope: Scope, table: 'scenarios' | 'scenario_figures', id: string): Promise<number> =>
    (await run(scope, `SELECT FROM coverage.${table} WHERE ${table === 'scenarios' ? 'id' : 'scenario_id'} = $1`, [id]))
      .length;
  const save = async (scope: Scope, town = scope.townCode): Promise<string> => {
    const [row] = await run(
      scope,
      `INSERT INTO coverage.scenarios (district_code, town_code, account_id, client_id, body_sha256, name, profile)
       VALUES ($1, $2, platform.scope_account(), $3, $4, '两个新点', 'older') RETURNING id`,
      [DISTRICT, town, randomUUID(), HASH],
    );
    return String(row?.['id']);
  };
  const change = (scope: Scope, id: string, columns: Readonly<Record<string, unknown>>) => {
    const row = { scenario_id: id, district_code: DISTRICT, ...columns };
    return run(
      scope,
      `INSERT INTO coverage.scenario_changes (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map((_, at) => `$${at + 1}`)
        .join(', ')})`,
      Object.values(row),
    );
  };
  const figure = (id: string, columns: Readonly<Record<string, unknown>>) =>
    run(
      SYSTEM,
      `INSERT INTO coverage.scenario_figures SELECT * FROM jsonb_populate_record(NULL::coverage.scenario_figures, $1)`,
      [
        JSON.stringify({
          scenario_id: id,
          district_code: DISTRICT,
          ...{
            level: 'town',
            code: TOWN,
            town_code: TOWN,
            people: 10,
            reached_before: 4,
            reached_after: 6,
            gained: 3,
            lost: 1,
          },
          ...{
            over_80_before: 1,
            over_80_after: 2,
            dependent_before: 0,
            dependent_after: 0,
            lives_alone_before: 4,
            lives_alone_after: 4,
          },
          ...{
            not_reached_before: 6,
            not_reached_after: 4,
            seats_before: 0,
            seats_after: 10,
            facilities_before: 1,
            facilities_after: 2,
          },
          ...columns,
        }),
      ],
    );
  const site = async (scope: Scope, columns: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const row = {
      ...{
        district_code: DISTRICT,
        town_code: scope.townCode,
        account_id: scope.accountId,
        client_id: randomUUID(),
        body_sha256: HASH,
      },
      ...{
        name: '选址',
        network_id: networkId,
        inputs: HASH,
        business_date: '2026-11-30',
        profile: 'older',
        source: 'villages',
      },
      ...{
        weighting: 'people',
        most_sites: 2,
        candidates: 5,
        off_network: 0,
        people: 100,
        reached: 40,
        newly: 20,
        covered: 20,
        bound: 60,
      },
      ...columns,
    };
    const [added] = await run(
      scope,
      `INSERT INTO coverage.sitings (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map((_, at) => `$${at + 1}`)
        .join(', ')}) RETURNING id`,
      Object.values(row),
    );
    return String(added?.['id']);
  };

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeMealPoints(test.owner);
    const [network] = await run(
      places.districtOfficial,
      `INSERT INTO coverage.networks (district_code, file_name, file_bytes, file_sha256, coordinates, source, account_id)
       VALUES ($1, '路网.geojson', 4, $2, 'WGS-84', '测绘院', platform.scope_account()) RETURNING id`,
      [DISTRICT, HASH],
    );
    networkId = String(network?.['id']);
  });
  afterAll(() => test?.close());

  describe('a scenario', () => {
    let id: string;
    beforeEach(async () => {
      id = await save(places.townOfficial);
    });

    it('is seen by whom it is shared with, and nobody else', async () => {
      const { townOfficial, farOfficial, districtOfficial, auditor, operator, volunteer } = places;
      const all = [townOfficial, districtOfficial, farOfficial, auditor, operator, volunteer];
      const seenBy = () => Promise.all(all.map((scope) => seen(scope, 'scenarios', id)));
      expect(await seenBy()).toEqual([1, 0, 0, 0, 0, 0]);
      const share = (scope: Scope, shared: string) =>
        run(scope, `UPDATE coverage.scenarios SET shared_with = $2 WHERE id = $1`, [id, shared]);
      await share(districtOfficial, 'district');
      expect(await seenBy()).toEqual([1, 0, 0, 0, 0, 0]);
      await share(townOfficial, 'town');
      expect(await seenBy()).toEqual([1, 1, 0, 1, 0, 0]);
      await share(townOfficial, 'district');
      expect(await seenBy()).toEqual([1, 1, 1, 1, 0, 0]);
      expect(await seen({ ...districtOfficial, districtCode: '990202' }, 'scenarios', id)).toBe(0);
      await run(districtOfficial, `DELETE FROM coverage.scenarios WHERE id = $1`, [id]);
      expect(await seen(townOfficial, 'scenarios', id)).toBe(1);
      const ofDistrict = await save(districtOfficial);
      await expect(
        run(districtOfficial, `UPDATE coverage.scenarios SET shared_with = 'town' WHERE id = $1`, [ofDistrict]),
      ).rejects.toThrow(/scenarios_shared_town/);
    });

    it('is saved by officials for their own place', async () => {
      for (const scope of [places.operator, places.auditor, places.volunteer])
        await expect(save(scope)).rejects.toThrow(/row-level security/);
      await expect(save(places.townOfficial, null)).rejects.toThrow(/row-level security/);
      await expect(save(places.townOfficial, FAR_TOWN)).rejects.toThrow(/row-level security/);
    });

    it('has changes that are whole, of its own facilities, once each', async () => {
      const { townOfficial, canteen, farPoint, farOfficial } = places;
      const move = { kind: 'move', facility_id: canteen, town_code: TOWN, longitude: 121.4, latitude: 29.6 };
      await change(townOfficial, id, { at: 0, ...move });
      await expect(change(townOfficial, id, { at: 1, ...move })).rejects.toThrow(/scenario_changes_once/);
      await expect(change(townOfficial, id, { at: 1, ...move, latitude: null })).rejects.toThrow(/of_place/);
      await expect(change(townOfficial, id, { at: 1, kind: 'close' })).rejects.toThrow(/of_facility/);
      await expect(
        change(townOfficial, id, { at: 1, kind: 'hours', facility_id: canteen, town_code: TOWN }),
      ).rejects.toThrow(/of_slots/);
      await expect(
        change(townOfficial, id, { at: 1, kind: 'capacity', facility_id: canteen, town_code: TOWN }),
      ).rejects.toThrow(/of_seats/);
      const far = { kind: 'close', facility_id: farPoint, town_code: FAR_TOWN };
      await expect(change(townOfficial, id, { at: 1, ...far })).rejects.toThrow(/row-level security/);
      await expect(change(farOfficial, id, { at: 1, ...far })).rejects.toThrow(/row-level security/);
      await change(townOfficial, id, { at: 1, kind: 'add', name: '新点', longitude: 121.4, latitude: 29.6 });
    });

    it('has figures that add up, written by what computes them and read by town', async () => {
      await run(places.townOfficial, `UPDATE coverage.scenarios SET shared_with = 'district' WHERE id = $1`, [id]);
      await expect(figure(id, { gained: 4 })).rejects.toThrow(/add_up/);
      await expect(figure(id, { dependent_after: 7 })).rejects.toThrow(/within/);
      await expect(figure(id, { level: 'district' })).rejects.toThrow(/figures_town/);
      await figure(id, {});
      await figure(id, { level: 'district', code: DISTRICT, town_code: null });
      const { townOfficial, farOfficial, districtOfficial, auditor } = places;
      const readers = [townOfficial, farOfficial, districtOfficial, auditor];
      expect(await Promise.all(readers.map((scope) => seen(scope, 'scenario_figures', id)))).toEqual([1, 0, 2, 2]);
      await expect(
        run(
          townOfficial,
          `INSERT INTO coverage.scenario_figures SELECT * FROM coverage.scenario_figures WHERE scenario_id = $1`,
          [id],
        ),
      ).rejects.toThrow(/row-level security/);
      await expect(
        run(townOfficial, `UPDATE coverage.scenarios SET counted_at = now() WHERE id = $1`, [id]),
      ).rejects.toThrow(/by what computes/);
      await run(townOfficial, `DELETE FROM coverage.scenario_figures WHERE scenario_id = $1`, [id]);
      expect(await seen(SYSTEM, 'scenario_figures', id)).toBe(2);
    });
  });

  describe('a siting', () => {
    it('has a bound that holds and only comes closer, written by what computes it', async () => {
      const { townOfficial } = places;
      await expect(site(townOfficial, { bound: 19 })).rejects.toThrow(/sitings_bound_holds/);
      await expect(site(townOfficial, { covered: 21 })).rejects.toThrow(/sitings_people_count/);
      await expect(site(townOfficial, { newly: 70, covered: 70, bound: 80 })).rejects.toThrow(/check/);
      await expect(site(townOfficial, { state: 'proven', bound: 20, ended_at: new Date() })).rejects.toThrow(
        /row-level security/,
      );
      const id = await site(townOfficial);
      const set = (what: string, scope: Scope = SYSTEM) =>
        run(scope, `UPDATE coverage.sitings SET ${what} WHERE id = $1`, [id]);
      await expect(set('bound = 50', townOfficial)).rejects.toThrow(/by what computes/);
      await expect(set('bound = 70')).rejects.toThrow(/comes closer/);
      await expect(set(`state = 'proven', ended_at = now()`)).rejects.toThrow(/sitings_bound_holds/);
      await set(`newly = 22, covered = 22, bound = 22, state = 'proven', ended_at = now()`);
      await expect(set(`state = 'failed'`)).rejects.toThrow(/ends once/);
    });

    it('shows its sites to whom it is shared with, and what is proven to nobody', async () => {
      const { townOfficial, districtOfficial, operator } = places;
      const id = await site(townOfficial);
      const sites = `INSERT INTO coverage.siting_sites (siting_id, at, district_code, name, longitude, latitude, alone, is_chosen) VALUES ($1, $2, $3, '村', 121.4, 29.6, $4, $5)`;
      await run(townOfficial, sites, [id, 0, DISTRICT, 12, true]);
      await expect(run(townOfficial, sites, [id, 1, DISTRICT, 0, true])).rejects.toThrow(/chosen_reach/);
      await expect(run(districtOfficial, sites, [id, 1, DISTRICT, 5, false])).rejects.toThrow(/row-level security/);
      await run(townOfficial, `INSERT INTO coverage.siting_problems VALUES ($1, $2, '\\x00')`, [id, DISTRICT]);
      const read = async (scope: Scope, table: string) =>
        (await run(scope, `SELECT FROM coverage.${table} WHERE siting_id = $1`, [id])).length;
      expect([await read(townOfficial, 'siting_sites'), await read(districtOfficial, 'siting_sites')]).toEqual([1, 0]);
      await run(townOfficial, `UPDATE coverage.sitings SET shared_with = 'town' WHERE id = $1`, [id]);
      expect([await read(districtOfficial, 'siting_sites'), await read(operator, 'siting_sites')]).toEqual([1, 0]);
      expect([await read(townOfficial, 'siting_problems'), await read(SYSTEM, 'siting_problems')]).toEqual([0, 1]);
    });
  });
});
