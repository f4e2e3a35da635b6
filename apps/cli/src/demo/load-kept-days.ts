import { createHash } from 'node:crypto';
import { addDays, type BusinessDate } from '@nuancan/kernel';
import type { CopyTarget, CopyValue } from '@nuancan/platform';
import type { Client } from 'pg';
import { copyRows } from './copy-rows.js';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { demoUuid } from './demo-ids.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { DemoAccount } from './generate-accounts.js';
import type { DemoFacility } from './generate-facilities.js';
import { demoMealsFrom } from './generate-meals.js';
import { SeededRandom } from './seeded-random.js';

/** As the nightly job: a day that nobody closed closes itself after so many days. */
const CLOSES_AFTER_DAYS = 3;
const GARDEN_GRAMS = { from: 4000, to: 16_000 };
const GARDEN_FEN_A_KILOGRAM = 550;
const HOURS_MINUTES = { from: 60, to: 300 };
const HOUR_FEN = 2000;
const FIRST_ID_MS = Date.UTC(2024, 0, 9);

const PLACE = ['district_code', 'town_code', 'facility_id'];
const SOURCES: CopyTarget = {
  table: 'canteen.day_sources',
  columns: [
    ...['id', ...PLACE, 'business_date', 'kind', 'description', 'quantity', 'unit_fen', 'client_id', 'body_hash'],
    ...['account_id', 'recorded_at'],
  ],
};
const CONFIRMATIONS: CopyTarget = {
  table: 'canteen.hours_confirmations',
  columns: ['source_id', ...PLACE, 'business_date', 'account_id'],
};

/** Tables that `loadKeptDays` fills. */
export const KEPT_DAY_TABLES: readonly string[] = [SOURCES, CONFIRMATIONS].map(({ table }) => table);

/** What the garden and the volunteers of 西坞 gave on each of its days. */
export async function loadKeptDays(client: Client, district: DemoDistrict, seed: number): Promise<void> {
  const random = SeededRandom.stream(seed, 'kept days');
  const sources: CopyValue[][] = [];
  const confirmations: CopyValue[][] = [];
  for (const { facility, operator } of kept(district)) {
    for (const date of daysOf(district.today)) {
      const of = { facility, operator, date, at: sources.length };
      sources.push(
        sourceRow(random, of, {
          kind: 'garden',
          description: '村菜园时蔬',
          of: GARDEN_GRAMS,
          unitFen: GARDEN_FEN_A_KILOGRAM,
        }),
      );
      const hours = sourceRow(
        random,
        { ...of, at: of.at + 1 },
        { kind: 'kitchen_hours', description: '帮厨志愿者', of: HOURS_MINUTES, unitFen: HOUR_FEN },
      );
      sources.push(hours);
      confirmations.push([hours[0] ?? null, ...placeOf(facility), date, operator.id]);
    }
  }
  await copyRows(client, SOURCES, sources);
  await copyRows(client, CONFIRMATIONS, confirmations);
}

/** Asks the worker to close those days as it closes any that nobody closed; the last ones are left to whoever tries it. */
export async function askToCloseKeptDays(client: Client, { today }: DemoDistrict): Promise<void> {
  await client.query(
    `INSERT INTO platform.outbox (district_code, job, payload)
     SELECT f.district_code, 'close-day', jsonb_build_object('facilityId', f.id, 'businessDate', $2::date + n)
     FROM meal_point.facilities f, generate_series(0, $3::date - $2::date) n WHERE f.town_code = $1
     ORDER BY n, f.id`,
    [XIWU.townCode, demoMealsFrom(today, XIWU.townCode), addDays(today, -CLOSES_AFTER_DAYS)],
  );
}

interface Kept {
  readonly facility: DemoFacility;
  readonly operator: DemoAccount;
}

function kept({ facilities, accounts }: DemoDistrict): Kept[] {
  return facilities
    .filter(({ village }) => village.townCode === XIWU.townCode)
    .map((facility) => {
      const operator = accounts.find(({ role, facilityId }) => role === 'operator' && facilityId === facility.id);
      if (operator === undefined) throw new Error(`nobody runs ${facility.name}`);
      return { facility, operator };
    });
}

function* daysOf(today: BusinessDate): Generator<BusinessDate> {
  for (let date = demoMealsFrom(today, XIWU.townCode); date < today; date = addDays(date, 1)) yield date;
}

function sourceRow(
  random: SeededRandom,
  { facility, operator, date, at }: Kept & { readonly date: BusinessDate; readonly at: number },
  what: {
    readonly kind: string;
    readonly description: string;
    readonly of: { readonly from: number; readonly to: number };
    readonly unitFen: number;
  },
): CopyValue[] {
  const id = demoUuid(random, FIRST_ID_MS + at * 1000);
  const hash = `\\x${createHash('sha256').update(id).digest('hex')}`;
  return [
    ...[id, ...placeOf(facility), date, what.kind, what.description, random.between(what.of), what.unitFen, id, hash],
    ...[operator.id, `${date}T14:00:00+08:00`],
  ];
}

function placeOf({ id, village }: DemoFacility): CopyValue[] {
  return [DEMO_DISTRICT.code, village.townCode, id];
}
