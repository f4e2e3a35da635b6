import { addDays, businessDateAt } from '@nuancan/kernel';
import { createDeliveryDistrict, type DeliveryDistrict } from '../../../apps/cli/src/bench/delivery-district.js';
import { ApiClient } from '../api-client.js';
import { eventually } from '../eventually.js';
import type { TestDatabase } from '../test-database.js';
import { CrewOfDay } from './crew-of-day.js';
import { DayBook } from './day-book.js';
import { DayKitchen } from './day-kitchen.js';
import { DutyDesk } from './duty-desk.js';
import { KitchenRounds } from './kitchen-rounds.js';

const PATIENCE_MS = 240_000;
const HOUR_MS = 3_600_000;
/** As short as a district can set it, so that a day of it fits into a minute or two. */
const CHAIN = { contactMinutes: 1, officerMinutes: 2, escalationMinutes: 3 };
/** The kitchens' telephones ring days ahead, at whatever hour this runs; then the calendar is turned. */
const DAYS_AHEAD = 2;
const TURN = `SET session_replication_role = replica;
  UPDATE delivery.orders SET business_date = business_date - ${DAYS_AHEAD}, placed_at = placed_at - interval '${DAYS_AHEAD} days';
  RESET session_replication_role; ANALYZE`;
const DISTRICT_OFFICIAL = `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
  SELECT 'district-1', '区级', password_hash, 'district_official', district_code FROM identity.accounts WHERE login = 'town-1'`;
/** As the schedule asks every five minutes. */
const ASK_FOR_LISTS = `INSERT INTO platform.outbox (district_code, job, payload) VALUES ('', 'freeze-orders', jsonb_build_object('businessDate', $1::date))`;
const NOT_FROZEN = `SELECT count(*)::int AS n FROM delivery.orders WHERE state <> 'frozen'`;

/** How large a day is, and which. */
export interface DaySize {
  readonly seed: number;
  readonly kitchens: number;
  /** Of each kitchen. */
  readonly orders: number;
}

/** Everybody who has a part in the day, at their place. */
export interface PreparedDay {
  readonly book: DayBook;
  readonly crew: CrewOfDay;
  readonly kitchens: readonly DayKitchen[];
  readonly rounds: readonly KitchenRounds[];
  readonly desks: readonly DutyDesk[];
  readonly orderIds: readonly string[];
}

/** Fills the database with five kitchens and everybody around them. */
export async function arrangeDay({ owner, ownerUrl }: TestDatabase): Promise<DeliveryDistrict> {
  const district = await createDeliveryDistrict(ownerUrl);
  await owner.query(DISTRICT_OFFICIAL);
  return district;
}

/** Takes the orders over HTTP until the worker has made the kitchens' lists of them, and puts people on duty. */
export async function prepareDay(
  { owner }: TestDatabase,
  origin: string,
  [{ password, kitchens: all }, { seed, kitchens: count, orders }]: readonly [DeliveryDistrict, DaySize],
): Promise<PreparedDay> {
  const book = new DayBook();
  const today = businessDateAt(new Date());
  const crew = await CrewOfDay.open(owner, { origin, password, book, seed });
  const opened = all.slice(0, count).map((kitchen, no) => DayKitchen.open(origin, password, kitchen, no));
  const kitchens = await Promise.all(opened);
  const district = { api: await ApiClient.as(origin, 'district-1', password), name: '区级' };
  await told(district.api.post('/v1/welfare-delays', CHAIN));
  const desks = await Promise.all(
    kitchens.map(async ({ api, no }) => {
      const official = { api: await ApiClient.as(origin, `town-${no + 1}`, password), name: '镇级' };
      await goOnDuty(official.api);
      return new DutyDesk({ official, district, kitchen: { api, name: '经办' } }, book);
    }),
  );
  const ordered = await Promise.all(kitchens.map((kitchen) => kitchen.order(addDays(today, DAYS_AHEAD), orders)));
  await owner.query(TURN);
  await owner.query(ASK_FOR_LISTS, [today]);
  await eventually(async () => {
    const { rows } = await owner.query<{ n: number }>(NOT_FROZEN);
    if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} orders are on no list`);
  }, PATIENCE_MS);
  const rounds = kitchens.map((kitchen, at) => {
    const residentOf = ordered[at] ?? new Map<string, string>();
    return new KitchenRounds({ kitchen, crew, book, seed, businessDate: today, residentOf });
  });
  return { book, crew, kitchens, rounds, desks, orderIds: ordered.flatMap((of) => [...of.keys()]) };
}

async function goOnDuty(official: ApiClient): Promise<void> {
  const { items } = (await told(official.get('/v1/welfare-officers'))).body;
  const now = Date.now();
  const from = new Date(now - HOUR_MS).toISOString();
  const duty = { officerId: items[0].id, beginsAt: from, finishesAt: new Date(now + HOUR_MS).toISOString() };
  await told(official.post('/v1/welfare-duties', duty));
}

async function told<T extends { readonly status: number; readonly text: string }>(asked: Promise<T>): Promise<T> {
  const answer = await asked;
  if (answer.status >= 400) throw new Error(`answered ${answer.status}: ${answer.text}`);
  return answer;
}
