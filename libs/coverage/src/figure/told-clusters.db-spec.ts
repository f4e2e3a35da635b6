import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { ActiveNetwork } from '../load/active-network.js';
import { openCoverageTown, storePerson, VILLAGES, type CoverageTown } from '../testing/coverage-town.js';
import { FigureService } from './figure.service.js';

const LATITUDE = 29.65;
const WEST = 121.4;
const END = 121.44;
const METRES_PER_DEGREE = 111_195 * Math.cos((LATITUDE * Math.PI) / 180);
const STREET = JSON.stringify({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates: [WEST, 121.41, 121.42, 121.43, END].map((lon) => [lon, LATITUDE]) },
});
/** Of the hamlet at the end of the street: four of one village, two of another, one of another town. */
const AT_THE_END = [0, 0, 0, 0, 1, 1, 2];
/** Of the one half way: two and two. */
const HALF_WAY = [0, 0, 1, 1];

/** What an official is told of people whom nothing reaches: without the map. */
describe('clusters by name', () => {
  let town: CoverageTown;
  let figures: FigureService;

  beforeAll(async () => {
    town = await openCoverageTown();
    const { owner } = town.test;
    figures = new FigureService(town.test.database, new ActiveNetwork(town.test.database));
    for (const [at, name] of ['桥头村', '山下村', '外村'].entries()) {
      await owner.query('UPDATE registry.villages SET name = $2 WHERE code = $1', [VILLAGES[at], name]);
    }
    await owner.query('UPDATE meal_point.facilities SET longitude = $2, latitude = $3 WHERE id = $1', [
      town.canteen,
      WEST,
      LATITUDE,
    ]);
    const person = { birthDate: '1950-01-02', livesAlone: false, grade: null } as const;
    for (const [villages, longitude] of [
      [AT_THE_END, END],
      [HALF_WAY, 121.42],
    ] as const) {
      for (const village of villages)
        await storePerson(owner, { ...person, village: VILLAGES[village]!, place: [longitude, LATITUDE] });
    }
    await town.bring(STREET);
  });
  afterAll(() => town?.test.close());

  const told = async (scope: Scope) =>
    (await figures.clusters(scope, 'frail')).items.map(({ people, villages, nearestFacilityId, nearestMetres }) => ({
      people,
      villages: villages.map(({ name, people: its }) => [name, its]),
      nearest: [nearestFacilityId, nearestMetres],
    }));

  it('names them by the villages that have more than half of their people, and the nearest meal along the street', async () => {
    const [atTheEnd, halfWay] = await told(town.districtOfficial);
    expect(atTheEnd).toMatchObject({ people: 7, villages: [['桥头村', 4]] });
    expect(halfWay).toMatchObject({
      people: 4,
      villages: [
        ['桥头村', 2],
        ['山下村', 2],
      ],
    });
    for (const [cluster, longitude] of [
      [atTheEnd, END],
      [halfWay, 121.42],
    ] as const) {
      expect(cluster!.nearest[0]).toBe(town.canteen);
      expect(Math.abs(Number(cluster!.nearest[1]) - (longitude - WEST) * METRES_PER_DEGREE)).toBeLessThan(2);
    }
    const [{ villages } = { villages: [] }] = (await figures.clusters(town.districtOfficial, 'frail')).items;
    const { rows } = await town.test.owner.query<{ name: string }>('SELECT name FROM registry.towns WHERE code = $1', [
      VILLAGES[0].slice(0, 9),
    ]);
    expect(villages[0]).toMatchObject({ code: VILLAGES[0], townName: rows[0]!.name });
  });

  it('tells a town of its own villages, and auditors of nobody: in fives, and no village of fewer by number', async () => {
    expect((await told(town.townOfficial)).map(({ people, villages }) => [people, villages])).toEqual([
      [6, [['桥头村', 4]]],
      [
        4,
        [
          ['桥头村', 2],
          ['山下村', 2],
        ],
      ],
    ]);
    expect((await told(town.farOfficial)).map(({ people, villages }) => [people, villages])).toEqual([
      [1, [['外村', 1]]],
    ]);
    const [auditors, ...others] = await told(town.auditor);
    expect(auditors).toMatchObject({ people: 5, villages: [['桥头村', null]] });
    expect(others).toEqual([]);
  });

  it('says nothing of a nearest meal when none is served', async () => {
    await town.test.owner.query('UPDATE meal_point.facilities SET longitude = NULL, latitude = NULL WHERE id = $1', [
      town.canteen,
    ]);
    await town.refresh();
    expect((await told(town.districtOfficial)).map(({ nearest }) => nearest)).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
