import { businessDateAt } from '@nuancan/kernel';
import { EdgeIndex } from '@nuancan/walk-network';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCoverageTown, storePerson, SYSTEM, VILLAGES, type CoverageTown } from '../testing/coverage-town.js';
import { digestWorld } from './digest-world.js';
import { loadGraph } from './load-graph.js';
import { loadWorld } from './load-world.js';
import { placeWorld } from './place-world.js';

const STREET = JSON.stringify({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'LineString',
    coordinates: [
      [121.4, 29.65],
      [121.41, 29.653],
      [121.42, 29.65],
    ],
  },
});
/** Beside the street, at its end, on it, far from it, and not known. */
const PLACES = [[121.405, 29.6521], [121.4201, 29.65], [121.41, 29.653], [121.5, 29.7], null] as const;

describe('a district that is put onto a network in memory', () => {
  let town: CoverageTown;

  beforeAll(async () => {
    town = await openCoverageTown();
    for (const place of PLACES) {
      await storePerson(town.test.owner, {
        village: VILLAGES[0],
        birthDate: '1950-01-02',
        livesAlone: true,
        grade: null,
        place,
      });
    }
    const move = 'UPDATE meal_point.facilities SET longitude = $2, latitude = $3 WHERE id = $1';
    await town.test.owner.query(move, [town.canteen, 121.402, 29.6507]);
    await town.test.owner.query(move, [town.point, 121.6, 29.8]);
  });
  afterAll(() => town?.test.close());

  it('is the one that is counted once the network is in force, to the last bit', async () => {
    const { id } = await town.networks.upload(town.districtOfficial, {
      ...{
        fileName: '路网.geojson',
        bytes: Buffer.from(STREET),
        coordinates: 'WGS-84',
        source: '测绘院',
        barriersBlock: false,
      },
    });
    await town.build(id);
    const placed = await town.test.database.scoped(SYSTEM, async (tx) => {
      const network = await loadGraph(tx, id);
      const parts = await loadWorld(tx, { networkId: id, network, businessDate: businessDateAt(new Date()) });
      return placeWorld(parts, new EdgeIndex(network));
    });
    await town.networks.activate(town.districtOfficial, id);
    await town.activate(id);
    const { rows } = await town.test.owner.query<{ inputs: Buffer; reached: number }>(
      `SELECT r.inputs, a.reached FROM coverage.runs r JOIN coverage.area_figures a ON a.run_id = r.id AND a.level = 'district' AND a.profile = 'older'`,
    );
    expect(rows.map(({ reached }) => reached)).toEqual([1]);
    expect(digestWorld(placed).toString('hex')).toBe(rows[0]!.inputs.toString('hex'));
  });
});
