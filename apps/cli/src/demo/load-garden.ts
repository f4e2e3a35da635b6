import { createHash } from 'node:crypto';
import { BOOKABLE_MOVEMENTS, lotEntry, type BookableMovement } from '@nuancan/canteen';
import { addDays } from '@nuancan/kernel';
import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { demoUuid } from './demo-ids.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { SeededRandom } from './seeded-random.js';

/** Fen a kilogram: until three weeks ago, and since. */
const PRICES: readonly (readonly [kind: 'garden' | 'goods', crop: string, before: number, since: number])[] = [
  ['garden', '青菜', 480, 520],
  ['garden', '番茄', 620, 650],
  ['garden', '萝卜', 300, 280],
  ['garden', '南瓜', 320, 320],
  ['garden', '芋艿头', 900, 960],
  ['garden', '雪菜', 560, 560],
  ['garden', '毛豆', 1100, 1200],
  ['goods', '大米', 580, 580],
  ['goods', '菜籽油', 1500, 1560],
  ['goods', '鸡蛋', 1080, 1120],
];
const HELD_DAYS = 300;
const SINCE_DAYS = 21;
const LOTS_A_PLACE = 4;
const OLDEST_LOT_DAYS = 6;
const LOT_GRAMS = { from: 3000, to: 18_000 };
const PLOTS = ['东头菜地', '村口大棚'];
const PLOT_M2 = { from: 60, to: 400 };
const FIRST_ID_MS = Date.UTC(2024, 1, 5);

/** Tables that `loadGarden` fills or reads. */
export const GARDEN_TABLES: readonly string[] = [
  'canteen.produce_prices',
  'canteen.garden_plots',
  'canteen.garden_lots',
  'canteen.lot_movements',
];

/** Reference prices of the district, and what lies in the gardens and stores of 西坞, booked as if it had been weighed in. */
export async function loadGarden(client: Client, district: DemoDistrict, seed: number): Promise<void> {
  const random = SeededRandom.stream(seed, 'garden');
  const official = district.accounts.find(({ role }) => role === 'district_official');
  if (official === undefined) throw new Error('the demo has no district official');
  await setPrices(client, district, official.id);
  let made = 0;
  for (const { id, village } of district.facilities.filter((one) => one.village.townCode === XIWU.townCode)) {
    const operator = district.accounts.find(({ role, facilityId }) => role === 'operator' && facilityId === id);
    if (operator === undefined) throw new Error('nobody weighs in');
    const place = [DEMO_DISTRICT.code, village.townCode, id];
    const plots = await storePlots(client, random, place);
    for (let at = 0; at < LOTS_A_PLACE; at += 1) {
      const [kind, crop] = PRICES[random.between({ from: 0, to: PRICES.length - 1 })] ?? ['garden', '青菜'];
      const clientId = demoUuid(random, FIRST_ID_MS + made * 1000);
      made += 1;
      await client.query(
        `INSERT INTO canteen.garden_lots (district_code, town_code, facility_id, kind, crop, grams, harvested_on, plot_id, client_id,
           body_hash, account_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[...place, kind, crop, random.between(LOT_GRAMS)],
          addDays(district.today, -random.between({ from: 1, to: OLDEST_LOT_DAYS })),
          kind === 'garden' ? plots[at % plots.length] : null,
          ...[clientId, createHash('sha256').update(clientId).digest(), operator.id],
        ],
      );
    }
  }
  const { rows } = await client.query<BookableMovement>(BOOKABLE_MOVEMENTS);
  const entries = rows.map(lotEntry).filter((entry) => entry !== null);
  await client.query('SELECT count(*) FROM ledger.post_entries($1)', [JSON.stringify(entries)]);
}

async function setPrices(client: Client, { today }: DemoDistrict, accountId: string): Promise<void> {
  // Later ones first: earlier ones then fill days of which none held.
  for (const { days, at } of [
    { days: SINCE_DAYS, at: 3 as const },
    { days: HELD_DAYS, at: 2 as const },
  ]) {
    await client.query(
      `INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
       SELECT $1, k, c, $2, 1, f, $3 FROM unnest($4::text[], $5::text[], $6::bigint[]) AS u (k, c, f)`,
      [
        ...[DEMO_DISTRICT.code, addDays(today, -days), accountId],
        ...[PRICES.map(([kind]) => kind), PRICES.map(([, crop]) => crop), PRICES.map((price) => price[at])],
      ],
    );
  }
}

async function storePlots(client: Client, random: SeededRandom, place: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of PLOTS) {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO canteen.garden_plots (district_code, town_code, facility_id, name, area_m2, tended_by)
       VALUES ($1, $2, $3, $4, $5, '村菜园互助组') RETURNING id`,
      [...place, name, random.between(PLOT_M2)],
    );
    ids.push(rows[0]?.id ?? '');
  }
  return ids;
}
