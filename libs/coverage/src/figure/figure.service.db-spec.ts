import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildNetwork, EdgeIndex, isSnapped, readNetworkFile } from '@nuancan/walk-network';
import { DISTRICT, FAR_TOWN, TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
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
import { WhatIfService } from '../what-if/what-if.service.js';
import type { AreaFigureDto } from './figure.dto.js';
import { FigureService } from './figure.service.js';

const PEOPLE = 200;
const roads = fc.sample(randomRoads, { seed: 7, numRuns: 40 }).toSorted((a, b) => b.refs.length - a.refs.length)[0]!;
const doors = fc
  .sample(randomDoors, { seed: 7, numRuns: 100 })
  .flatMap(({ lon, lat }) => lon.map((x, at) => placeOf(x, lat[at]!)));
const geojson = geojsonOf(roads);
const index = new EdgeIndex(
  buildNetwork(await readNetworkFile(Buffer.from(geojson), { coordinates: 'WGS-84' })).network,
);
const isOn = ([lon, lat]: readonly [number, number]): boolean =>
  isSnapped(index.snap({ lon: [Math.round(lon * 1e7)], lat: [Math.round(lat * 1e7)] }), 0);
const sites = doors.slice(PEOPLE).filter(isOn);
const PROFILE = 'frail';
const asOfList = (items: readonly AreaFigureDto[], code: string) => items.find((item) => item.code === code)!;

/** Figures as they are read: by whom, and in which month. */
describe('figures', () => {
  let town: CoverageTown;
  let figures: FigureService;
  let whatIfs: WhatIfService;

  beforeAll(async () => {
    town = await openCoverageTown();
    const active = new ActiveNetwork(town.test.database);
    figures = new FigureService(town.test.database, active);
    whatIfs = new WhatIfService(active);
    for (let person = 0; person < PEOPLE; person += 1) {
      await storePerson(town.test.owner, {
        // Two of the middle village only.
        village: person < 2 ? VILLAGES[1] : person % 2 === 0 ? VILLAGES[0] : VILLAGES[2],
        birthDate: person % 40 === 0 ? '1938-02-03' : '1955-06-07',
        livesAlone: person % 3 === 0,
        grade: null,
        place: doors[person]!,
      });
    }
    const [canteen, point] = [sites[0]!, sites[1]!];
    const move = `UPDATE meal_point.facilities SET longitude = $2, latitude = $3, seats = $4 WHERE id = $1`;
    await town.test.owner.query(move, [town.canteen, ...canteen, 40]);
    await town.test.owner.query(move, [town.point, ...point, 10]);
    await town.bring(geojson);
  });
  afterAll(() => town?.test.close());

  it('are told to officials as they are and to auditors in fives, wherever they are read', async () => {
    const { districtOfficial, auditor } = town;
    const exact = (await figures.areas(districtOfficial, PROFILE)).items;
    expect(asOfList(exact, VILLAGES[1]).people).toBe(2);
    const told = (await figures.areas(auditor, PROFILE)).items;
    expect(asOfList(told, VILLAGES[1])).toMatchObject({ people: null, share: null, completeness: null });
    expect(asOfList(told, DISTRICT).people).toBe(PEOPLE);
    for (const { level: _, code, name: __, facilities: ___, seats: ____, ...numbers } of told) {
      const { people, reached, notReached, over80, livesAlone, offNetwork } = numbers;
      for (const number of [people, reached, notReached, over80, livesAlone, offNetwork])
        expect((number ?? 0) % 5).toBe(0);
      expect(asOfList(exact, code).people! - (people ?? 2)).toBeLessThanOrEqual(2);
    }
    const own = (await figures.facilities(districtOfficial, PROFILE)).items;
    const others = (await figures.facilities(auditor, PROFILE)).items;
    expect(own.some(({ reached }) => reached! % 5 !== 0)).toBe(true);
    for (const { reached, nearestOf, onlyHere, overlap, seats, seatsPerHundred } of others) {
      for (const number of [reached, nearestOf, onlyHere, overlap]) expect((number ?? 0) % 5).toBe(0);
      // Else the exact number follows from the seats.
      if (seatsPerHundred !== null) expect(seatsPerHundred).toBeCloseTo((seats! * 100) / reached!, 3);
    }
    const day = (await figures.history(auditor, PROFILE, VILLAGES[1])).items[0];
    expect(day).toMatchObject({
      people: null,
      reached: expect.toSatisfy((reached) => reached === null || reached === 0),
    });
    const live = await whatIfs.count(auditor, { profile: PROFILE, slot: null });
    expect(live.villages.find(({ code }) => code === VILLAGES[1])?.people).toBeNull();
    expect((await whatIfs.count(districtOfficial, { profile: PROFILE, slot: null })).district?.people).toBe(PEOPLE);
  });

  it('tell auditors of clusters of five and more, by cells and not by doors', async () => {
    const exact = (await figures.clusters(town.districtOfficial, PROFILE)).items;
    const told = (await figures.clusters(town.auditor, PROFILE)).items;
    expect(exact.some(({ people }) => people! < 5)).toBe(true);
    expect(told).toHaveLength(exact.filter(({ people }) => people! >= 5).length);
    expect(told.length).toBeGreaterThan(0);
    for (const { people, cells, longitude } of told) {
      expect(people! % 5).toBe(0);
      for (const cell of cells) expect((cell.people ?? 0) % 5).toBe(0);
      expect(exact.map((cluster) => cluster.longitude)).not.toContain(longitude);
    }
  });

  it('of a trial are of the town that asks: moving a point step by step finds no door of another', async () => {
    const trial = ([longitude, latitude]: readonly [number, number]) =>
      ({ profile: PROFILE, slot: null, changes: [{ kind: 'add', longitude, latitude }] }) as const;
    const tried = await Promise.all(
      sites.slice(2, 12).map((site) => whatIfs.tryOut(town.districtOfficial, trial(site))),
    );
    const most = tried.reduce((best, { gained }, at) => (gained > tried[best]!.gained ? at : best), 0);
    const [whole, asked] = [tried[most]!, trial(sites[most + 2]!)];
    const parts = [await whatIfs.tryOut(town.townOfficial, asked), await whatIfs.tryOut(town.farOfficial, asked)];
    const sum = (of: (part: typeof whole) => number) => parts.reduce((total, part) => total + of(part), 0);
    for (const of of [({ gained }: typeof whole) => gained, ({ facilities }: typeof whole) => facilities[0]!.reached]) {
      expect(sum(of)).toBe(of(whole));
      expect(of(parts[0]!)).toBeLessThan(of(whole));
    }
    expect(sum(({ seatsBefore }) => seatsBefore)).toBe(whole.seatsBefore);
    expect(sum(({ facilitiesAfter }) => facilitiesAfter)).toBe(whole.facilitiesAfter);
    expect(parts.map(({ towns }) => towns.map(({ code }) => code))).toEqual([[TOWN], [FAR_TOWN]]);
  });

  it('are compared with the last ones of the month before, across the change of a month', async () => {
    const counted = async (day: string, reached: number) => {
      const { rows } = await town.test.owner.query<{ id: string }>(
        `INSERT INTO coverage.runs (district_code, business_date, network_id, inputs)
         SELECT district_code, $1::date, network_id, sha256(convert_to($1::date::text, 'UTF8')) FROM coverage.runs ORDER BY business_date DESC LIMIT 1 RETURNING id`,
        [day],
      );
      await town.test.owner.query(
        `INSERT INTO coverage.area_figures (run_id, district_code, profile, level, code, town_code, people, over_80, dependent, lives_alone,
           reached, reached_over_80, reached_dependent, reached_lives_alone, delivery_only, not_reached, off_network, without_place, trusted,
           seats, facilities, walked_seconds)
         VALUES ($1, $2, $3, 'town', $4, $4, 100, 0, 0, 0, $5, 0, 0, 0, 0, 100 - $5::int, 0, 0, 0, 0, 0, 0)`,
        [rows[0]!.id, DISTRICT, PROFILE, TOWN, reached],
      );
    };
    await counted('2024-01-30', 10);
    await counted('2024-02-10', 20);
    await counted('2024-02-28', 33);
    await counted('2024-03-01', 40);
    const on = async (day: string, scope = town.townOfficial) => {
      const { businessDate, items } = await figures.areas(scope, PROFILE, day);
      const { reached, reachedChange, shareChange } = asOfList(items, TOWN);
      return [businessDate, reached, reachedChange, shareChange];
    };
    expect(await on('2024-01-31')).toEqual(['2024-01-30', 10, null, null]);
    // Counted last two days before the month ended.
    expect(await on('2024-02-01')).toEqual(['2024-01-30', 10, 0, 0]);
    expect(await on('2024-02-27')).toEqual(['2024-02-10', 20, 10, 0.1]);
    expect(await on('2024-02-29')).toEqual(['2024-02-28', 33, 23, 0.23]);
    expect(await on('2024-03-01')).toEqual(['2024-03-01', 40, 7, 0.07]);
    expect(await on('2024-03-01', town.auditor)).toEqual(['2024-03-01', 40, 5, 0.05]);
    await expect(figures.areas(town.townOfficial, PROFILE, '2024-01-29')).rejects.toThrow('COVERAGE.NOT_COUNTED');
    const { items } = await figures.history(town.townOfficial, PROFILE, TOWN);
    expect(items.map(({ businessDate }) => businessDate).slice(-4)).toEqual([
      '2024-03-01',
      '2024-02-28',
      '2024-02-10',
      '2024-01-30',
    ]);
    expect((await figures.history(town.farOfficial, PROFILE, TOWN)).items).toEqual([]);
  });
});
