import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '@nuancan/platform';
import { DISTRICT } from '../../../meal-point/src/testing/meal-point-district.js';
import { openCoverageTown, sentFile, storePerson, VILLAGES, type CoverageTown } from '../testing/coverage-town.js';
import { NetworkBuilder } from './network-builder.js';

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
    await expect(networks.upload(districtOfficial, sentFile(GOOD, 'EPSG:4549'))).rejects.toThrow(
      'WALK_NETWORK.COORDINATES_UNKNOWN',
    );
    await expect(networks.upload(districtOfficial, sentFile(''))).rejects.toThrow('COVERAGE.FILE_EMPTY');
  });

  it('is built in minutes, if it must be, of which nothing is asked of the database', async () => {
    const { database } = town.test;
    const { id } = await town.networks.upload(town.districtOfficial, sentFile(GOOD));
    await database.scoped(systemScope(DISTRICT), async (tx) => {
      await new NetworkBuilder(database).build(tx, id, DISTRICT);
      const timeout = 'idle_in_transaction_session_timeout';
      expect(await tx.query(`SHOW ${timeout}`)).toEqual([{ [timeout]: '10min' }]);
    });
    expect(await town.networks.get(town.districtOfficial, id)).toMatchObject({ state: 'built' });
  });

  it('names facilities in the sea and counts homes off the network once it is active', async () => {
    const move = `UPDATE meal_point.facilities SET longitude = $2, latitude = 29.65 WHERE id = $1`;
    await town.test.owner.query(move, [town.canteen, 122.5]);
    await town.test.owner.query(move, [town.point, 121.401]);
    const id = await town.bring(GOOD);
    const { places, state } = await town.networks.get(town.auditor, id);
    expect(state).toBe('active');
    expect(places?.facilities).toContainEqual(
      expect.objectContaining({ facilityId: town.canteen, problem: 'off_network' }),
    );
    expect(places?.facilities).toContainEqual(
      expect.objectContaining({ facilityId: town.kitchen, problem: 'no_place' }),
    );
    expect(places?.facilities.map(({ facilityId }) => facilityId)).not.toContain(town.point);
  });

  it('goes back to the version before, which is counted again', async () => {
    const { rows } = await town.test.owner.query<{ id: string }>(
      `SELECT id FROM coverage.networks WHERE state = 'active'`,
    );
    const before = rows[0]?.id ?? '';
    const next = await town.bring(lineOf([121.4, 29.65], [121.41, 29.66]));
    expect((await town.networks.get(town.auditor, before)).state).toBe('retired');
    await town.networks.activate(town.districtOfficial, before);
    await town.activate(before);
    expect((await town.networks.get(town.auditor, next)).state).toBe('retired');
    const run = await town.test.owner.query(`SELECT network_id FROM coverage.runs ORDER BY business_date DESC LIMIT 1`);
    expect(run.rows).toEqual([{ network_id: before }]);
  });

  it('tells of loops, edges of no length and thousands of parts that nothing leads to, and puts nobody onto those', async () => {
    const id = await town.bring(oddOsm());
    const { findings, edges, state, places } = await town.networks.get(town.auditor, id);
    expect(state).toBe('active');
    expect(edges).toBe(MANY_PARTS + 4);
    expect(findings).toMatchObject({
      selfLoops: 1,
      zeroLengthEdges: 1,
      otherComponents: MANY_PARTS,
      nodesOffMain: 2 * MANY_PARTS,
    });
    expect(findings?.isScattered).toBe(true);
    // It lies on the first of the many parts, far from the main one.
    await town.test.owner.query('UPDATE meal_point.facilities SET longitude = 121.43, latitude = 29.66 WHERE id = $1', [
      town.canteen,
    ]);
    await town.refresh();
    const placed = await town.networks.get(town.auditor, id);
    expect(placed.places?.facilities).toContainEqual(
      expect.objectContaining({ facilityId: town.canteen, problem: 'off_network' }),
    );
    expect(places?.isShifted).toBe(false);
  });

  it('raises an alarm when homes are far from the streets, as in a system that was taken for another, and counts who has no place', async () => {
    const person = { village: VILLAGES[0], birthDate: '1950-01-02', livesAlone: false, grade: null } as const;
    for (let at = 0; at < 5; at += 1)
      await storePerson(town.test.owner, { ...person, place: [121.402 + at * 0.001, 29.6518] });
    // Swapped degrees do not come into the register at all: whoever sent them has no place.
    await expect(storePerson(town.test.owner, { ...person, place: [29.65, 121.4] })).rejects.toThrow(/latitude_check/);
    await storePerson(town.test.owner, { ...person, place: [121.5, 29.9] });
    await storePerson(town.test.owner, { ...person, place: null });
    const id = await town.bring(lineOf([121.4, 29.65], [121.41, 29.65]));
    const { places } = await town.networks.get(town.auditor, id);
    expect(places).toMatchObject({ homes: 6, swapped: 0, offNetwork: 1, isShifted: true });
    expect(places?.medianAccessMetres).toBeGreaterThan(100);
    const { rows } = await town.test.owner.query(
      `SELECT people, reached, not_reached, off_network, without_place FROM coverage.area_figures f JOIN coverage.runs r ON r.id = f.run_id
       WHERE f.level = 'district' AND f.profile = 'older' ORDER BY r.business_date DESC LIMIT 1`,
    );
    expect(rows).toEqual([expect.objectContaining({ people: 8, off_network: 1, without_place: 2 })]);
  });
});

const MANY_PARTS = 2000;

/** A street with a loop and a piece of no length, and beside it pieces that nothing leads to. */
function oddOsm(): string {
  const nodes: string[] = [];
  const ways: string[] = [];
  const node = (lon: number, lat: number): number =>
    nodes.push(`<node id="${nodes.length + 1}" lon="${lon}" lat="${lat}"/>`);
  const way = (...refs: readonly number[]): void => {
    const names = refs.map((ref) => `<nd ref="${ref}"/>`).join('');
    ways.push(`<way id="${ways.length + 1}">${names}<tag k="highway" v="footway"/></way>`);
  };
  const street = Array.from({ length: 3 }, (_, at) => node(121.4 + at * 0.001, 29.65));
  const same = node(121.402, 29.65);
  const round = [node(121.401, 29.651), node(121.4015, 29.651)];
  way(street[0]!, street[1]!);
  way(street[1]!, street[2]!);
  way(street[2]!, same);
  way(street[1]!, ...round, street[1]!);
  for (let at = 0; at < MANY_PARTS; at += 1) {
    const [lon, lat] = [121.43 + (at % 50) * 0.0004, 29.66 + Math.floor(at / 50) * 0.0004];
    way(node(lon, lat), node(lon + 0.0001, lat));
  }
  return `<?xml version="1.0"?><osm version="0.6">${nodes.join('')}${ways.join('')}</osm>`;
}
