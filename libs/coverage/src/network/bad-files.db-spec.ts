import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCoverageTown, sentFile, type CoverageTown } from '../testing/coverage-town.js';

const lineOf = (...coordinates: readonly (readonly [number, number])[]): string =>
  JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
const GOOD = lineOf([121.4, 29.65], [121.42, 29.66]);

describe('network files that are wrong', () => {
  let town: CoverageTown;

  beforeAll(async () => {
    town = await openCoverageTown();
  });
  afterAll(() => town?.test.close());

  it.each([
    ['a file in degrees the other way round', lineOf([29.65, 121.4], [29.66, 121.42]), 'WALK_NETWORK.SWAPPED'],
    ['projected coordinates', lineOf([500_000, 3_280_000], [500_100, 3_280_000]), 'WALK_NETWORK.NOT_DEGREES'],
    ['a file without a way', lineOf([121.4, 29.65], [121.4, 29.65]), 'WALK_NETWORK.EMPTY'],
    ['another country', lineOf([9.5, 47.1], [9.6, 47.2]), 'WALK_NETWORK.OUTSIDE'],
    ['a file cut off', GOOD.slice(0, 60), 'WALK_NETWORK.CORRUPT'],
    ['a map cut off', '\0\0\0\r\n\tOSMHeader\u0018|', 'WALK_NETWORK.TRUNCATED'],
  ])('%s is kept as failed and says why', async (_, file, code) => {
    const { id } = await town.networks.upload(town.districtOfficial, sentFile(file));
    await town.build(id);
    const failed = await town.networks.get(town.districtOfficial, id);
    expect(failed).toMatchObject({ state: 'failed', problem: { code }, progress: null, nodes: null });
    await expect(town.networks.activate(town.districtOfficial, id)).rejects.toThrow('COVERAGE.NOT_READY');
  });

  it('is refused at once without a coordinate system, or empty', async () => {
    const { districtOfficial, networks } = town;
    await expect(networks.upload(districtOfficial, { ...sentFile(GOOD), coordinates: undefined })).rejects.toThrow(
      'WALK_NETWORK.COORDINATES_UNDECLARED',
    );
    await expect(networks.upload(districtOfficial, sentFile(''))).rejects.toThrow('COVERAGE.FILE_EMPTY');
  });

  it('names facilities in the sea and counts homes off the network once it is active', async () => {
    const move = `UPDATE meal_point.facilities SET longitude = $2, latitude = 29.65 WHERE id = $1`;
    await town.test.owner.query(move, [town.canteen, 122.5]);
    await town.test.owner.query(move, [town.point, 121.401]);
    const id = await town.bring(GOOD);
    const { places, state } = await town.networks.get(town.auditor, id);
    expect(state).toBe('active');
    expect(places?.facilities).toContainEqual(expect.objectContaining({ facilityId: town.canteen, problem: 'off_network' }));
    expect(places?.facilities).toContainEqual(expect.objectContaining({ facilityId: town.kitchen, problem: 'no_place' }));
    expect(places?.facilities.map(({ facilityId }) => facilityId)).not.toContain(town.point);
  });

  it('goes back to the version before, which is counted again', async () => {
    const { rows } = await town.test.owner.query<{ id: string }>(`SELECT id FROM coverage.networks WHERE state = 'active'`);
    const before = rows[0]?.id ?? '';
    const next = await town.bring(lineOf([121.4, 29.65], [121.41, 29.66]));
    expect((await town.networks.get(town.auditor, before)).state).toBe('retired');
    await town.networks.activate(town.districtOfficial, before);
    await town.activate(before);
    expect((await town.networks.get(town.auditor, next)).state).toBe('retired');
    const run = await town.test.owner.query(`SELECT network_id FROM coverage.runs ORDER BY business_date DESC LIMIT 1`);
    expect(run.rows).toEqual([{ network_id: before }]);
  });
});
