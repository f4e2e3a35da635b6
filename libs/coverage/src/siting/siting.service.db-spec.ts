import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@nuancan/kernel';
import { Outbox, systemScope } from '@nuancan/platform';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHighs, proveSiting } from '@nuancan/walk-network';
import { DISTRICT, TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
import { randomDoors, randomRoads } from '../../../walk-network/src/testing/random-roads.js';
import { ActiveNetwork } from '../load/active-network.js';
import { ScenarioService } from '../scenario/scenario.service.js';
import {
  geojsonOf,
  openCoverageTown,
  placeOf,
  storePerson,
  VILLAGES,
  type CoverageTown,
} from '../testing/coverage-town.js';
import { SitingProver } from './siting-prover.js';
import { SitingService } from './siting.service.js';
import type { AskSitingDto } from './siting.dto.js';

const roads = fc.sample(randomRoads, { seed: 7, numRuns: 40 }).toSorted((a, b) => b.refs.length - a.refs.length)[0]!;
const doors = fc
  .sample(randomDoors, { seed: 7, numRuns: 80 })
  .flatMap(({ lon, lat }) => lon.map((x, at) => placeOf(x, lat[at]!)));
const PEOPLE = 150;
const places = doors.slice(0, 12);
const CSV = `名称,经度,纬度,费用,座位\n${places.map(([lon, lat], at) => `点${at},${lon},${lat},${at + 1}.5,${at % 2 === 0 ? 4 : ''}`).join('\n')}\n`;

/** Sitings of a district: asked, answered, proven, and what they chose against a scenario that adds it. */
describe('sitings', () => {
  let town: CoverageTown;
  let sitings: SitingService;
  let scenarios: ScenarioService;
  let prover: SitingProver;
  let highs: Awaited<ReturnType<typeof loadHighs>>;

  const id = () => uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
  const asked = (more: Partial<AskSitingDto> = {}): AskSitingDto => ({
    ...{
      clientId: id(),
      name: '选址',
      profile: 'frail',
      source: 'upload',
      csv: CSV,
      weighting: 'people',
      mostSites: 2,
    },
    ...more,
  });
  const prove = (sitingId: string) =>
    town.test.database.scoped(systemScope(DISTRICT), (tx) => prover.prove(tx, sitingId));
  const refused = (code: string) => expect.objectContaining({ code: `PLANNING.${code}` });

  beforeAll(async () => {
    town = await openCoverageTown();
    const active = new ActiveNetwork(town.test.database);
    sitings = new SitingService(town.test.database, active, new Outbox());
    scenarios = new ScenarioService(town.test.database, active);
    highs = await loadHighs();
    prover = new SitingProver(town.test.database, {
      prove: async ({ problem, limits, start }, seconds) => proveSiting(highs, problem, { ...limits, start, seconds }),
    });
    for (let person = 0; person < PEOPLE; person += 1) {
      await storePerson(town.test.owner, {
        village: VILLAGES[person % VILLAGES.length]!,
        birthDate: '1950-06-07',
        livesAlone: false,
        grade: person % 4 === 0 ? 'severe' : null,
        place: doors[person]!,
      });
    }
    await expect(sitings.ask(town.districtOfficial, asked())).rejects.toEqual(refused('NO_NETWORK'));
    await town.bring(geojsonOf(roads));
  });
  afterAll(() => town?.test.close());

  it('answer at once what a scenario with the same points counts, and are proven afterwards', async () => {
    const answered = await sitings.ask(town.districtOfficial, asked({ csv: CSV.replaceAll(/,\d*$/gm, ',') }));
    expect(answered).toMatchObject({ state: 'proving', candidates: 12, people: PEOPLE, reached: 0, isStale: false });
    expect(answered.newly).toBe(answered.covered);
    expect(answered.newly).toBeGreaterThan(3);
    const { rows } = await town.test.owner.query(`SELECT job, payload FROM platform.outbox WHERE job = 'prove-siting'`);
    expect(rows).toEqual([{ job: 'prove-siting', payload: { sitingId: answered.id } }]);
    await prove(answered.id);
    const proven = await sitings.get(town.districtOfficial, answered.id);
    expect(proven).toMatchObject({ state: 'proven', gap: 0, progress: null });
    expect(proven.covered).toBeGreaterThanOrEqual(answered.covered!);
    const changes = proven.sites.map(({ name, longitude, latitude }) => ({
      kind: 'add' as const,
      name,
      longitude,
      latitude,
    }));
    const draft = { clientId: id(), name: '按选址', profile: 'frail' as const, sitingId: proven.id, changes };
    const scenario = await scenarios.save(town.districtOfficial, draft);
    expect(scenario.figures[0]).toMatchObject({ gained: proven.newly, lost: 0, facilitiesAfter: expect.any(Number) });
    const left = await town.test.owner.query(
      'SELECT FROM coverage.siting_problems UNION ALL SELECT FROM coverage.siting_progress',
    );
    expect(left.rowCount).toBe(0);
    await prove(answered.id);
  });

  it('keep the seats, the budget and the weights that were asked for', async () => {
    const few = await sitings.ask(town.districtOfficial, asked({ seats: 3, csv: CSV.replaceAll(/,\d*$/gm, ',') }));
    await prove(few.id);
    expect((await sitings.get(town.districtOfficial, few.id)).newly).toBeLessThanOrEqual(6);
    const poor = await sitings.ask(town.districtOfficial, asked({ budgetFen: 400, mostSites: 12 }));
    await prove(poor.id);
    const { sites } = await sitings.get(town.districtOfficial, poor.id);
    expect(sites.reduce((sum, { costFen }) => sum + Number(costFen), 0)).toBeLessThanOrEqual(400);
    const heavy = await sitings.ask(
      town.districtOfficial,
      asked({ weighting: 'dependency', source: 'nodes', csv: undefined }),
    );
    expect(heavy.covered).toBeGreaterThan(heavy.newly!);
    const own = await sitings.ask(town.townOfficial, asked({ source: 'nodes', csv: undefined }));
    expect(own).toMatchObject({ townCode: TOWN, people: 100 });
  });

  it('refuse lists that are wrong, and are private until shared', async () => {
    const list = (csv: string) => sitings.ask(town.townOfficial, asked({ csv }));
    await expect(list('名称,经度\n甲,121')).rejects.toMatchObject({
      code: 'PLANNING.CANDIDATES',
      detail: { count: 1 },
    });
    await expect(list('名称,经度,纬度,座位\n甲,a,29.6,1.5\n,121.4,29.6,1')).rejects.toMatchObject({
      detail: { count: 3 },
    });
    await expect(list('名称,经度,纬度\n海上,123,29')).rejects.toEqual(refused('NO_CANDIDATES'));
    await expect(list('名称,经度,纬度\n')).rejects.toEqual(refused('CANDIDATES'));
    const one = asked();
    const mine = await sitings.ask(town.townOfficial, one);
    expect((await sitings.ask(town.townOfficial, one)).id).toBe(mine.id);
    await expect(sitings.ask(town.townOfficial, { ...one, mostSites: 3 })).rejects.toEqual(refused('CLIENT_ID_CLASH'));
    await expect(sitings.ask(town.districtOfficial, one)).rejects.toEqual(refused('CLIENT_ID_CLASH'));
    await expect(sitings.get(town.auditor, mine.id)).rejects.toEqual(refused('SITING_NOT_FOUND'));
    await sitings.share(town.townOfficial, mine.id, { sharedWith: 'district', name: '共享' });
    expect((await sitings.get(town.auditor, mine.id)).name).toBe('共享');
    const [own, ...others] = await Promise.all(
      [town.districtOfficial, town.auditor, town.farOfficial].map((scope) => sitings.get(scope, mine.id)),
    );
    expect(own).toMatchObject({ people: mine.people, newly: mine.newly, sites: mine.sites });
    expect(mine.newly! % 5).not.toBe(0);
    // Who does not answer for the town's people is told no person, neither in a number nor in a share.
    for (const told of others) {
      for (const number of [
        told.people,
        told.reached,
        told.newly,
        told.covered,
        ...told.sites.map(({ alone }) => alone),
      ]) {
        expect((number ?? 0) % 5).toBe(0);
      }
      expect(told.gap).toBe(
        told.bound === null || told.covered === null ? null : (told.bound - told.covered) / told.bound,
      );
    }
    const listed = (await sitings.list(town.farOfficial, { limit: 10 })).items.find((one) => one.id === mine.id);
    expect(listed?.newly).toBe(others[1]?.newly);
    await expect(sitings.remove(town.districtOfficial, mine.id)).rejects.toEqual(refused('SITING_NOT_FOUND'));
    await sitings.remove(town.townOfficial, mine.id);
    await prove(mine.id);
  });

  it('are renamed, told how far they are, and deleted while they are proven', async () => {
    const { database, owner } = town.test;
    const proven = async (meanwhile: (sitingId: string) => Promise<unknown>) => {
      const { id: sitingId } = await sitings.ask(town.districtOfficial, asked());
      const disturbed = new SitingProver(database, {
        prove: async ({ problem, limits, start }, seconds) => {
          await meanwhile(sitingId);
          return proveSiting(highs, problem, { ...limits, start, seconds });
        },
      });
      await database.scoped(systemScope(DISTRICT), (tx) => disturbed.prove(tx, sitingId));
      return sitingId;
    };
    const told = `INSERT INTO coverage.siting_progress (siting_id, district_code, seconds, most_seconds) VALUES ($1, $2, 2, 60)`;
    const renamed = await proven(async (sitingId) => {
      await database.scoped(systemScope(DISTRICT), (tx) => tx.query(told, [sitingId, DISTRICT]));
      await sitings.share(town.districtOfficial, sitingId, { name: '新名称' });
    });
    expect(await sitings.get(town.districtOfficial, renamed)).toMatchObject({
      name: '新名称',
      state: 'proven',
      progress: null,
    });
    const gone = await proven((sitingId) => sitings.remove(town.districtOfficial, sitingId));
    expect((await owner.query('SELECT FROM coverage.sitings WHERE id = $1', [gone])).rowCount).toBe(0);
  });

  it('keep their answer when the proof is given up', async () => {
    const answered = await sitings.ask(town.districtOfficial, asked());
    await town.test.database.scoped(systemScope(DISTRICT), (tx) => prover.giveUp(tx, answered.id));
    const failed = await sitings.get(town.districtOfficial, answered.id);
    expect(failed).toMatchObject({ state: 'failed', covered: answered.covered, bound: answered.bound });
  });
});
