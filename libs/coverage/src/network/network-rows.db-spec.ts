import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  arrangeMealPoints,
  DISTRICT,
  type MealPointDistrict,
} from '../../../meal-point/src/testing/meal-point-district.js';

const HASH = createHash('sha256').update('file').digest();
const BUILT = `findings = '{}', nodes = 2, edges = 1, graph_bytes = 100, graph_sha256 = file_sha256, built_at = now()`;

/** What the database itself holds of networks, whoever writes. */
describe('rows of networks', () => {
  let test: TestDatabase;
  let places: MealPointDistrict;
  const run = (scope: Scope, sql: string, params: unknown[] = []) =>
    test.database.scoped(scope, (tx) => tx.query<Record<string, unknown>[]>(sql, params));
  const upload = async (): Promise<string> => {
    const rows = await run(
      places.districtOfficial,
      `INSERT INTO coverage.networks (district_code, file_name, file_bytes, file_sha256, coordinates, source, account_id)
       VALUES ($1, '路网.geojson', 4, $2, 'WGS-84', '测绘院', platform.scope_account()) RETURNING id`,
      [DISTRICT, HASH],
    );
    return String(rows[0]?.['id']);
  };
  const set = (id: string, what: string, scope = systemScope(DISTRICT)) =>
    run(scope, `UPDATE coverage.networks SET ${what} WHERE id = $1`, [id]);
  const built = async (): Promise<string> => {
    const id = await upload();
    await set(id, `state = 'building'`);
    await set(id, `state = 'built', ${BUILT}`);
    return id;
  };

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeMealPoints(test.owner);
  });
  afterAll(() => test?.close());

  it('go from step to step, and never change once built', async () => {
    const id = await upload();
    await expect(set(id, `state = 'active', activated_at = now(), ${BUILT}`)).rejects.toThrow(/does not go/);
    await expect(set(id, `state = 'failed'`)).rejects.toThrow(/networks_failed_told/);
    await set(id, `state = 'building'`);
    await expect(set(id, `state = 'built'`)).rejects.toThrow(/networks_built_whole/);
    await set(id, `state = 'built', ${BUILT}`);
    await expect(set(id, 'nodes = 3')).rejects.toThrow(/does not change/);
    await expect(set(id, `file_name = 'x'`)).rejects.toThrow(/permission denied/);
  });

  it('have one that counts at most, and one always once there was one', async () => {
    const [one, other] = [await built(), await built()];
    const activate = `UPDATE coverage.networks SET state = 'active', activated_at = now() WHERE id = $1`;
    await set(one, `state = 'placing'`);
    await expect(set(other, `state = 'placing'`)).rejects.toThrow(/networks_one_placing/);
    await expect(set(one, `state = 'retired', activated_at = now()`)).rejects.toThrow(/goes back/);
    await run(systemScope(DISTRICT), activate, [one]);
    await expect(set(one, `state = 'retired'`)).rejects.toThrow(/retired for another only/);
    await set(other, `state = 'placing'`);
    await expect(run(systemScope(DISTRICT), activate, [other])).rejects.toThrow(/networks_one_active/);
    await test.database.scoped(systemScope(DISTRICT), async (tx) => {
      await tx.query(`UPDATE coverage.networks SET state = 'retired' WHERE id = $1`, [one]);
      await tx.query(activate, [other]);
    });
    const { rows } = await test.owner.query(`SELECT id FROM coverage.networks WHERE state = 'active'`);
    expect(rows).toEqual([{ id: other }]);
  });

  it('are sent and activated by the district, read by its officials, and nobody reads where people live', async () => {
    const id = await built();
    const { townOfficial, districtOfficial, operator, auditor, volunteer } = places;
    for (const scope of [townOfficial, operator, auditor, volunteer]) {
      await set(id, `state = 'placing', activated_by = platform.scope_account()`, scope);
      await expect(
        run(scope, `INSERT INTO coverage.network_parts VALUES ($1, 'file', 0, $2, '\\x00')`, [id, DISTRICT]),
      ).rejects.toThrow(/row-level security/);
    }
    await expect(set(id, `state = 'placing', activated_by = NULL`, districtOfficial)).rejects.toThrow(
      /row-level security/,
    );
    await run(districtOfficial, `INSERT INTO coverage.network_parts VALUES ($1, 'file', 0, $2, '\\x00')`, [
      id,
      DISTRICT,
    ]);
    await expect(
      run(districtOfficial, `INSERT INTO coverage.network_parts VALUES ($1, 'graph', 0, $2, '\\x00')`, [id, DISTRICT]),
    ).rejects.toThrow(/row-level security/);
    for (const table of ['network_parts', 'resident_snaps']) {
      expect(await run(districtOfficial, `SELECT * FROM coverage.${table}`)).toEqual([]);
    }
    const seen = async (scope: Scope) =>
      (await run(scope, `SELECT state FROM coverage.networks WHERE id = $1`, [id])).length;
    expect(await Promise.all([townOfficial, operator, auditor, districtOfficial].map(seen))).toEqual([1, 1, 1, 1]);
    const others = [volunteer, systemScope('990202'), { ...districtOfficial, districtCode: '990202' }];
    expect(await Promise.all(others.map(seen))).toEqual([0, 0, 0]);
    const { rows } = await test.owner.query(`SELECT state FROM coverage.networks WHERE id = $1`, [id]);
    expect(rows).toEqual([{ state: 'built' }]);
  });
});
