import { randomBytes } from 'node:crypto';
import { checkInvariants } from '@nuancan/canteen';
import { uuidv7 } from '@nuancan/kernel';
import { Outbox, systemScope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISTRICT, FAR_TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
import { ActiveNetwork } from '../load/active-network.js';
import { ScenarioService } from '../scenario/scenario.service.js';
import { SitingProver } from '../siting/siting-prover.js';
import { SitingService } from '../siting/siting.service.js';
import { openCoverageTown, storePerson, VILLAGES, type CoverageTown } from '../testing/coverage-town.js';
import { PLAN_INVARIANTS } from './plan-invariants.js';

const OF_PROVING = `siting_id IN (SELECT id FROM coverage.sitings WHERE state = 'proving')`;

/** Each of what somebody with the owner's rights could do behind the product's back, and what it breaks. */
const TAMPERINGS: readonly [name: string, sql: string][] = [
  ['siting-sites-within', `UPDATE coverage.siting_sites SET is_chosen = true WHERE alone > 0`],
  ['siting-sites-within', `UPDATE coverage.siting_sites SET is_chosen = false`],
  ['siting-sites-within', `UPDATE coverage.sitings SET budget_fen = 1`],
  ['siting-sites-within', `UPDATE coverage.siting_sites SET alone = alone + 100 WHERE is_chosen`],
  ['siting-candidates-whole', `DELETE FROM coverage.siting_sites WHERE NOT is_chosen`],
  ['siting-candidates-whole', `UPDATE coverage.siting_sites SET problem = 'off_network' WHERE NOT is_chosen`],
  ['siting-problem-gone', `DELETE FROM coverage.siting_problems WHERE ${OF_PROVING}`],
  ['siting-problem-gone', `UPDATE coverage.sitings SET state = 'failed', ended_at = now()`],
  ['scenario-adds-up', `UPDATE coverage.scenario_figures SET people = people + 1 WHERE code = '${FAR_TOWN}'`],
  ['scenario-adds-up', `DELETE FROM coverage.scenario_figures WHERE level = 'district'`],
  ['scenario-changes-whole', `DELETE FROM coverage.scenario_changes WHERE at = 0`],
  [
    'scenario-changes-whole',
    `UPDATE coverage.scenario_changes SET kind = 'close', longitude = NULL, latitude = NULL WHERE kind = 'move'`,
  ],
];

const STREET = JSON.stringify({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates: Array.from({ length: 30 }, (_, at) => [121.4 + at * 0.002, 29.65]) },
});

describe('invariants of sitings and scenarios', () => {
  let town: CoverageTown;

  beforeAll(async () => {
    town = await openCoverageTown();
    const { database, owner } = town.test;
    const active = new ActiveNetwork(database);
    const sitings = new SitingService(database, active, new Outbox());
    const scenarios = new ScenarioService(database, active);
    for (let person = 0; person < 24; person += 1) {
      const at = 121.4 + person * 0.002;
      await storePerson(owner, {
        village: VILLAGES[person % 3]!,
        birthDate: '1950-01-02',
        livesAlone: true,
        grade: null,
        place: [at, 29.6501],
      });
    }
    await owner.query('UPDATE meal_point.facilities SET longitude = 121.4, latitude = 29.65 WHERE id = $1', [
      town.canteen,
    ]);
    await town.bring(STREET);
    const clientId = () => uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
    const asked = { name: '选址', profile: 'frail', source: 'upload', weighting: 'people', mostSites: 2 } as const;
    const csv = `名称,经度,纬度\n${[121.42, 121.424, 121.43, 121.44].map((lon) => `点,${lon},29.65`).join('\n')}\n`;
    await sitings.ask(town.districtOfficial, { ...asked, csv, clientId: clientId() });
    const ended = await sitings.ask(town.districtOfficial, { ...asked, csv, clientId: clientId() });
    const prover = new SitingProver(database, { prove: () => Promise.reject(new Error('not asked')) });
    await database.scoped(systemScope(DISTRICT), (tx) => prover.giveUp(tx, ended.id));
    await scenarios.save(town.districtOfficial, {
      ...{ clientId: clientId(), name: '方案', profile: 'frail' },
      changes: [
        { kind: 'move', facilityId: town.canteen, longitude: 121.43, latitude: 29.65 },
        { kind: 'capacity', facilityId: town.canteen, seats: 30 },
        { kind: 'add', name: '新点', longitude: 121.42, latitude: 29.65 },
      ],
    });
  });
  afterAll(() => town?.test.close());

  it('hold over sitings and scenarios as they are made', async () => {
    const checked = await checkInvariants(town.test.owner, { invariants: PLAN_INVARIANTS });
    expect(checked.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });

  it.each(TAMPERINGS)('%s names %s', async (name, sql) => {
    const { owner } = town.test;
    const invariant = PLAN_INVARIANTS.find((one) => one.name === name);
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL ROLE nuancan_definer`);
      expect((await owner.query(invariant?.sql ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('are tampered with in every invariant', () => {
    expect([...new Set(TAMPERINGS.map(([name]) => name))]).toEqual(PLAN_INVARIANTS.map(({ name }) => name));
  });
});
