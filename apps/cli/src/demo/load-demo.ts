import { hashPassword } from '@nuancan/identity';
import { businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { openClient, type CopyTarget, type CopyValue } from '@nuancan/platform';
import type { Client } from 'pg';
import { bulkLoad } from './bulk-load.js';
import { copyRows } from './copy-rows.js';
import { DEMO_PASSWORD } from './demo-accounts.js';
import { generateDemoDistrict, type DemoDistrict } from './demo-district.js';
import { DemoErrors } from './demo.errors.js';
import { DEMO_TABLES } from './demo-tables.js';
import { DemoWallets } from './demo-wallets.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { loadDonations } from './load-donations.js';
import { askToCloseKeptDays, KEPT_DAY_TABLES, loadKeptDays } from './load-kept-days.js';
import { GARDEN_TABLES, loadGarden } from './load-garden.js';
import { loadMeals, MEAL_TABLES } from './load-meals.js';
import { loadMenus, MENU_TABLES } from './load-menus.js';
import { demoStreets, HOME_TABLES, loadHomes, loadNetwork } from './load-network.js';
import { loadFamily } from './load-family.js';
import { loadGrants } from './load-grants.js';
import { DELIVERER_TABLES, loadDeliverers } from './load-deliverers.js';
import { loadOrders } from './load-orders.js';
import { loadOversight } from './load-oversight.js';
import { loadOwnRoute } from './load-own-route.js';
import { loadPlans } from './load-plans.js';
import { loadRuns } from './load-runs.js';
import { loadVolunteers, VOLUNTEER_TABLES } from './load-volunteers.js';
import { loadWelfare } from './load-welfare.js';
import { loadProduction, PRODUCTION_TABLES } from './load-production.js';
import { loadWeather, WEATHER_TABLES } from './load-weather.js';
import { loadWallets, postTopUps, WALLET_TABLES } from './load-wallets.js';
import { StepTimer, type StepTime } from './step-timer.js';

export const DEMO_SEED = 330213;

export interface LoadDemoOptions {
  /** Connection of the schema's owner; it need not be a superuser. */
  readonly ownerUrl: string;
  readonly seed?: number;
  /** The demo's today; meals end the day before. Default: today in Shanghai. */
  readonly today?: BusinessDate;
  /** Share of residents and meals, for tests. Default 1. */
  readonly scale?: number;
  /** Told what begins, in Chinese and English. */
  readonly progress?: (zh: string, en: string) => void;
}

export interface LoadedDemo {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly residents: number;
  readonly facilities: number;
  readonly meals: number;
  readonly steps: readonly StepTime[];
  readonly totalMs: number;
}

const POLICY_TABLES = ['subsidy.policies', 'subsidy.policy_versions'];
const ACCOUNTS: CopyTarget = {
  table: 'identity.accounts',
  columns: ['id', 'login', 'display_name', 'password_hash', 'role', 'district_code', 'town_code', 'facility_id'],
};

/**
 * Generates the demo district and loads it in one transaction: all of it or nothing.
 * @throws DEMO.NOT_EMPTY the database holds a district already
 */
export async function loadDemo(options: LoadDemoOptions): Promise<LoadedDemo> {
  const { seed = DEMO_SEED, today = businessDateAt(new Date()), scale = 1, progress = () => undefined } = options;
  const timer = new StepTimer(progress);
  const client = await openClient(options.ownerUrl, 'nuancan-demo');
  try {
    await client.query('BEGIN');
    await prepareSession(client);
    await refuseUnlessEmpty(client);
    const district = await timer.run('生成人员与网点', 'people and facilities', async () =>
      generateDemoDistrict({ seed, today, scale }),
    );
    const meals = await load(client, district, { timer, seed });
    const loaded = { seed, today, residents: district.residents.length, facilities: district.facilities.length, meals };
    await audit(client, loaded);
    await timer.run('提交', 'commit', () => client.query('COMMIT'));
    await timer.run('统计信息', 'statistics', () => client.query('ANALYZE'));
    return { ...loaded, steps: timer.steps, totalMs: timer.totalMs() };
  } finally {
    // Ends an unfinished transaction as well.
    await client.end();
  }
}

/** One load at a time; the settings end with the transaction. */
async function prepareSession(client: Client): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('nuancan demo'))`);
  await client.query(`SET LOCAL TIME ZONE 'Asia/Shanghai'; SET LOCAL synchronous_commit = on; SET LOCAL maintenance_work_mem = '256MB';
    SET LOCAL work_mem = '64MB'; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`);
  await client.query(
    `SELECT set_config('app.role', 'system', true), set_config('app.district', $1, true),
    set_config('app.request_id', 'nuancan demo', true)`,
    [DEMO_DISTRICT.code],
  );
}

async function refuseUnlessEmpty(client: Client): Promise<void> {
  // Forced row security would hide districts from an owner that is no superuser; undone with the others at the end.
  await client.query('ALTER TABLE registry.districts NO FORCE ROW LEVEL SECURITY');
  const { rows } = await client.query<{ code: string; name: string }>(
    'SELECT code, name FROM registry.districts LIMIT 1',
  );
  await client.query('ALTER TABLE registry.districts FORCE ROW LEVEL SECURITY');
  if (rows[0]) throw DemoErrors.NOT_EMPTY({ district: `${rows[0].name} ${rows[0].code}` });
}

async function load(
  client: Client,
  district: DemoDistrict,
  { timer, seed }: { timer: StepTimer; seed: number },
): Promise<number> {
  const ownTables = DEMO_TABLES.map(({ table }) => table);
  const tables = [
    ...ownTables,
    ...POLICY_TABLES,
    ACCOUNTS.table,
    ...MEAL_TABLES,
    ...WALLET_TABLES,
    ...KEPT_DAY_TABLES,
    ...GARDEN_TABLES,
    ...VOLUNTEER_TABLES,
    ...DELIVERER_TABLES,
    ...PRODUCTION_TABLES,
    ...MENU_TABLES,
    ...WEATHER_TABLES,
    ...HOME_TABLES,
  ];
  const wallets = new DemoWallets(seed);
  const streets = demoStreets(district, seed);
  let meals = 0;
  await timer.run('约束与索引', 'constraints and indexes', () =>
    bulkLoad(client, tables, async () => {
      for (const table of DEMO_TABLES) {
        await timer.run(table.table, table.table, () => copyRows(client, table, table.rows(district)));
      }
      await insertPolicies(client, district);
      const passwordHash = await hashPassword(DEMO_PASSWORD);
      await copyRows(client, ACCOUNTS, accountRows(district, passwordHash));
      meals = await loadMeals(client, district, { timer, wallets });
      await timer.run('钱包', 'wallets', () => loadWallets(client, wallets));
      await timer.run('菜园与志愿者', 'garden and volunteers', () => loadKeptDays(client, district, seed));
      await timer.run('菜园库存', 'stock of the gardens', () => loadGarden(client, district, seed));
      await timer.run('志愿者', 'volunteers', () => loadVolunteers(client, district, seed));
      await timer.run('送餐志愿者', 'volunteers who bring meals', () => loadDeliverers(client));
      await timer.run('后厨生产', 'production', () => loadProduction(client, district, seed));
      await timer.run('天气', 'weather', () => loadWeather(client, district, seed));
      await timer.run('菜单与忌口', 'menus and diets', () => loadMenus(client, district));
      await timer.run('住处', 'homes', () => loadHomes(client, district, seed, streets));
    }),
  );
  await timer.run('充值入账', 'top-ups to the ledger', () => postTopUps(client, wallets));
  await timer.run('捐赠', 'donations', () => loadDonations(client, district, wallets));
  await timer.run('督导与投诉', 'inspections and complaints', () => loadOversight(client, district));
  await timer.run('送餐订单', 'orders to be brought', () => loadOrders(client, district, seed));
  await timer.run('家属', 'a family', () => loadFamily(client, district));
  await timer.run('关爱个案', 'welfare cases', () => loadWelfare(client, district));
  await timer.run('运营补贴', 'operating grants', () => loadGrants(client, district));
  const network = await timer.run('步行路网', 'walking network', () => loadNetwork(client, streets));
  await timer.run('送餐路线', 'runs', () => loadRuns(client, district, seed));
  await timer.run('志愿者今天的路线', 'the route of the volunteer', () => loadOwnRoute(client, district));
  await timer.run('选址与方案', 'a siting and a scenario', () => loadPlans(client, district, network));
  await askToCloseKeptDays(client, district);
  return meals;
}

async function insertPolicies(client: Client, { policies }: DemoDistrict): Promise<void> {
  for (const { document, policy, activated } of policies) {
    await client.query(
      `WITH policy AS (
         INSERT INTO subsidy.policies (district_code, code, name_zh, name_en) VALUES ($1, $2, $3, $4) RETURNING id)
       INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, effective_to, activated_at)
       SELECT id, $1, $5, $6, $7, $8, CASE WHEN $9 THEN $7::date::timestamptz END FROM policy`,
      [
        ...[DEMO_DISTRICT.code, policy.code, policy.name.zh, policy.name.en, policy.version, JSON.stringify(document)],
        ...[policy.effectiveFrom, policy.effectiveTo, activated],
      ],
    );
  }
}

function accountRows({ accounts }: DemoDistrict, passwordHash: string): CopyValue[][] {
  return accounts.map(({ id, login, displayName, role, townCode, facilityId }) => [
    ...[id, login, displayName, passwordHash, role, DEMO_DISTRICT.code, townCode, facilityId],
  ]);
}

/** One row for the whole load: the rows themselves are synthetic and their triggers rested. */
async function audit(client: Client, loaded: Omit<LoadedDemo, 'steps' | 'totalMs'>): Promise<void> {
  await client.query(`SELECT platform.audit('demo.load', 'registry.districts', $1, NULL, $2)`, [
    DEMO_DISTRICT.code,
    JSON.stringify(loaded),
  ]);
}
