import { systemScope, type Tx } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CheckService } from '../check-run/check.service.js';
import { CHECK_CODES } from '../check/claim-check.js';
import { plantMonth } from './plant-month.js';
import { PLANTED_DISTRICT } from './planted-policy.js';

const MONTH = '2026-09';
const FACILITIES = 6;
/** Another number, other ties. */
const TIED_BY = 1;
/** Thrown to take back what a run stored. */
const UNDO = new Error('undo');

/**
 * Ties the facilities of a planted month to each other by chance: guests, people entered twice, namesakes, days of any age that were
 * closed late. $1 what they are drawn by.
 */
const TIES = [
  `UPDATE canteen.meals m SET resident_id = g.guest FROM (
     SELECT id, (SELECT r.id FROM registry.residents r ORDER BY planted.draw(r.id::text || m.id, $1) LIMIT 1) AS guest
     FROM canteen.meals m WHERE planted.draw('guest ' || m.id, $1) < 0.01) g WHERE g.id = m.id`,
  `UPDATE canteen.meals SET identified_by = 'none' WHERE planted.draw('nobody ' || id, $1) < 0.002`,
  ...['meals', 'meal_settlements', 'meal_voids', 'day_closes'].map(
    (table) => `UPDATE canteen.${table} SET business_date = business_date - 26
      WHERE business_date = '2026-07-29'::date + $1`,
  ),
  `WITH pairs AS (SELECT id, lag(id) OVER (ORDER BY planted.draw('pair ' || id, $1)) AS other, row_number() OVER (ORDER BY planted.draw('pair ' || id, $1)) AS n
     FROM registry.residents WHERE merged_into IS NULL AND NOT EXISTS (SELECT FROM registry.residents x WHERE x.merged_into = residents.id))
   UPDATE registry.residents r SET merged_into = p.other FROM pairs p WHERE p.id = r.id AND p.n % 12 = 0`,
  // Namesakes: pairs of one name, day of birth and phone.
  `WITH drawn AS (SELECT id, row_number() OVER (ORDER BY planted.draw('mark ' || id, $1)) AS n FROM registry.residents WHERE merged_into IS NULL),
     pairs AS (SELECT id, first_value(id) OVER (PARTITION BY n / 2 ORDER BY n) AS other FROM drawn WHERE n % 10 < 2)
   UPDATE registry.residents r SET name = o.name, birth_date = o.birth_date, phone = '13900000001'
   FROM pairs p JOIN registry.residents o ON o.id = p.other WHERE p.id = r.id`,
  `UPDATE canteen.day_closes SET booked_month = '2026-09-01' WHERE business_date < '2026-09-01'
     AND planted.draw('late ' || facility_id || business_date, $1) < CASE WHEN business_date < '2026-07-28' THEN 0.6 ELSE 0.06 END`,
  // Numbers by which much is found that depends on how days are counted.
  `INSERT INTO reconciliation.check_settings (district_code, code, valid_from, severity, params, account_id)
   SELECT '${PLANTED_DISTRICT}', x.code, '2026-01-01', 'warn', x.params, (SELECT id FROM identity.accounts WHERE role = 'district_official')
   FROM (VALUES ('C02', '{"factor": 0.5}'::jsonb), ('C04', '{"days": 3, "leastMeals": 1}'), ('U02', '{"visits": 3, "days": 2}')) x (code, params)`,
  'ANALYZE',
];

interface Finding {
  readonly facility: string;
  readonly code: string;
}

let test: TestDatabase;
const checks = new CheckService(new PolicyReader());

/** What a run would raise, each with its evidence. */
async function found(facilityIds?: readonly string[]): Promise<Finding[]> {
  const rows: Finding[] = [];
  const look = async (tx: Tx): Promise<void> => {
    await checks.run(tx, { districtCode: PLANTED_DISTRICT, month: MONTH, ...(facilityIds ? { facilityIds } : {}) });
    rows.push(
      ...(await tx.query<
        Finding[]
      >(`SELECT f.facility_id AS facility, f.code, f.evidence_key, f.facts, f.asks, f.stake_fen,
          (SELECT jsonb_agg(jsonb_build_array(m.meal, m.day, m.stake) ORDER BY m.meal)
           FROM unnest(f.meal_ids, f.business_dates, f.stakes) m (meal, day, stake)) AS meals
        FROM check_findings f ORDER BY 1, 2, 3`)),
    );
    throw UNDO;
  };
  await expect(test.database.scoped(systemScope(PLANTED_DISTRICT), look)).rejects.toBe(UNDO);
  return rows;
}

beforeAll(async () => {
  test = await openTestDatabase();
  await plantMonth(test.owner, { month: MONTH, facilities: FACILITIES, meals: 4_000, each: 2, seed: 11 });
  await test.owner.query(`SELECT canteen.ensure_meal_partitions('2026-06-01', '2026-09-30')`);
});
afterAll(() => test?.close());

describe('the checks of one facility', () => {
  it('find what those of the whole district find of it, whatever ties it to others', async () => {
    await test.owner.query('SET session_replication_role = replica');
    for (const sql of TIES) await test.owner.query(sql.replaceAll('$1', String(TIED_BY)));
    await test.owner.query('RESET session_replication_role');
    const whole = await found();
    expect(new Set(whole.map(({ code }) => code))).toEqual(new Set(CHECK_CODES));
    const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM planted.sites ORDER BY no');
    const sites = rows.map(({ id }) => id);
    for (const site of sites) {
      expect(await found([site])).toEqual(whole.filter(({ facility }) => facility === site));
    }
    const some = sites.slice(0, 2);
    expect(await found(some)).toEqual(whole.filter(({ facility }) => some.includes(facility)));
  });
});
