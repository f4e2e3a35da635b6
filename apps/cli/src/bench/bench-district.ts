import { hashPassword } from '@nuancan/identity';
import { businessDateAt } from '@nuancan/kernel';
import { openClient } from '@nuancan/platform';

/** The one facility the benchmark logs at. */
export interface BenchDistrict {
  readonly districtCode: string;
  readonly townCode: string;
  readonly facilityId: string;
  readonly accountId: string;
  readonly login: string;
  readonly password: string;
  readonly businessDate: string;
  /** Residents over eighty; each may eat one subsidised lunch. */
  readonly residentIds: readonly string[];
}

const DISTRICT = '990101';
const TOWN = `${DISTRICT}001`;
const LOGIN = 'bench.operator';

/** 80+ rule of 增城正果镇 2020 (five-ones.md): 9 of 12 yuan in thirds. */
export const BENCH_POLICY = {
  code: 'bench',
  version: 1,
  name: { zh: '压测补贴', en: 'Benchmark subsidy' },
  scope: { districtCode: DISTRICT },
  effectiveFrom: '2020-01-01',
  effectiveTo: null,
  limits: [{ name: 'once', window: 'slot', max: 1 }],
  tiers: [
    {
      code: 'age-80',
      name: { zh: '80 岁以上', en: '80 and over' },
      who: [{ age: { from: 80 } }],
      benefit: { kind: 'fixed', amountFen: 900 },
      funders: ['city', 'district', 'town'].map((funder) => ({
        funder,
        amountFen: 300,
        travels: { otherTown: funder !== 'town', otherDistrict: funder === 'city' },
      })),
    },
  ],
};

/** Fills an empty, migrated database with a district of one canteen and `residents` people. */
export async function createBenchDistrict(ownerUrl: string, residents: number): Promise<BenchDistrict> {
  const password = 'benchmark only 1';
  const owner = await openClient(ownerUrl, 'nuancan-bench');
  try {
    await owner.query(`
      INSERT INTO registry.districts VALUES ('${DISTRICT}', '压测区', '压测市', '压测省');
      INSERT INTO registry.towns (code, district_code, name) VALUES ('${TOWN}', '${DISTRICT}', '压测镇');
      INSERT INTO registry.villages (code, town_code, district_code, name) VALUES ('${TOWN}001', '${TOWN}', '${DISTRICT}', '压测村');
      WITH o AS (INSERT INTO registry.organisations (district_code, name) VALUES ('${DISTRICT}', '压测村集体') RETURNING id),
      f AS (INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
        SELECT 'BENCH-1', '${DISTRICT}', '${TOWN}', id, 'elder_canteen', '压测食堂', '2020-01-01' FROM o RETURNING id),
      c AS (INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from, ingredients_fen, labour_fen,
          energy_fen, packaging_fen, delivery_fen)
        SELECT '${DISTRICT}', '${TOWN}', id, '2020-01-01', 600, 500, 200, 100, 0 FROM f)
      INSERT INTO canteen.expected_sources (district_code, town_code, facility_id, valid_from, garden_fen, volunteer_fen, donation_fen)
        SELECT '${DISTRICT}', '${TOWN}', id, '2020-01-01', 200, 0, 0 FROM f;
      ALTER TABLE registry.residents DISABLE TRIGGER residents_audit_insert;
      INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date)
        SELECT '${DISTRICT}', '${TOWN}', '${TOWN}001', '老人' || n, 'laoren' || n, 'lr' || n, 'female', '1940-01-01'
        FROM generate_series(1, ${Math.trunc(residents)}) n;
      ALTER TABLE registry.residents ENABLE TRIGGER residents_audit_insert;
      WITH p AS (INSERT INTO subsidy.policies (district_code, code, name_zh, name_en)
        VALUES ('${DISTRICT}', 'bench', '压测补贴', 'Benchmark subsidy') RETURNING id)
      INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
        SELECT id, '${DISTRICT}', 1, '${JSON.stringify(BENCH_POLICY)}', '2020-01-01', now() FROM p;
      ANALYZE;
    `);
    const facility = await owner.query<{ id: string }>('SELECT id FROM meal_point.facilities');
    const facilityId = facility.rows[0]?.id ?? '';
    const account = await owner.query<{ id: string }>(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
       VALUES ($1, '压测经办', $2, 'operator', $3, $4, $5) RETURNING id`,
      [LOGIN, await hashPassword(password), DISTRICT, TOWN, facilityId],
    );
    const people = await owner.query<{ id: string }>('SELECT id FROM registry.residents');
    return {
      districtCode: DISTRICT,
      townCode: TOWN,
      facilityId,
      accountId: account.rows[0]?.id ?? '',
      login: LOGIN,
      password,
      businessDate: businessDateAt(new Date()),
      residentIds: people.rows.map((row) => row.id),
    };
  } finally {
    await owner.end();
  }
}
