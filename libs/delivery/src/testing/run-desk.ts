import { DueAtDoor } from '@nuancan/canteen';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { Outbox } from '@nuancan/platform';
import { planRoutes, repairPlan, type Plan, type Problem } from '@nuancan/route-planner';
import { PolicyReader } from '@nuancan/subsidy';
import type { ArrangedTown } from '../../../../test/support/small-district.js';
import { DelivererCarriers } from '../run/deliverer-carriers.js';
import { RouteSearch, type SearchOrder } from '../run/route-search.js';
import { RunChangesService } from '../run/run-changes.service.js';
import { RunPlanner } from '../run/run-planner.js';
import { RunService } from '../run/run.service.js';
import { StraightWays } from '../run/straight-ways.js';
import { openOrderDesk, phoned, type OrderDesk } from './order-desk.js';

/** A kitchen's lunch list of an order for each of its three residents, fixed, with volunteers who could bring it. */
export interface FrozenLunch {
  readonly on: BusinessDate;
  /** In the order of the labels. */
  readonly orderIds: readonly string[];
}

/** What tests of runs begin with. */
export interface RunDesk extends OrderDesk {
  /** Takes three orders for a day ahead, with doors 300 m apart (the last without one where `unplaced`), and passes the cut-off. */
  readonly freeze: (days: number, options?: { readonly unplaced?: boolean }) => Promise<FrozenLunch>;
  /** Registers a volunteer of a town with an e-bike and boxes, free from 8:00 to 20:00. */
  readonly volunteer: (town: ArrangedTown, volunteer: NewVolunteer) => Promise<string>;
  readonly runs: RunService;
  readonly changes: RunChangesService;
  readonly planner: RunPlanner;
  /** Does the jobs that ask for plans, as the worker does. */
  readonly work: (runId: string) => Promise<void>;
}

interface NewVolunteer {
  readonly name: string;
  readonly boxes: number;
  readonly accountId?: string | null;
}

/** Searches on the thread of the test, for a moment. */
export class QuickSearch extends RouteSearch {
  search(problem: Problem, { seed, start, published }: SearchOrder): Promise<Plan> {
    const options = { seed, iterations: 300 };
    if (published !== undefined) return Promise.resolve(repairPlan(problem, published, options));
    return Promise.resolve(planRoutes(problem, start === undefined ? options : { ...options, start }));
  }
}

export const TODAY = businessDateAt(new Date());

export async function openRunDesk(): Promise<RunDesk> {
  const desk = await openOrderDesk();
  const { database } = desk.test;
  const [carriers, ways] = [new DelivererCarriers(), new StraightWays()];
  const planner = new RunPlanner(database, carriers, ways, new QuickSearch());
  return {
    ...desk,
    planner,
    runs: new RunService(database, new Outbox(), carriers, ways, new DueAtDoor(new PolicyReader())),
    changes: new RunChangesService(database, new Outbox(), carriers, ways),
    work: (runId) => database.scoped(desk.scopeOf(desk.home, 'system'), (tx) => planner.plan(tx, runId)),
    freeze: (days, options) => freezeLunch(desk, addDays(TODAY, days), options?.unplaced === true),
    volunteer: (town, volunteer) => registerVolunteer(desk, town, volunteer),
  };
}

async function freezeLunch(desk: OrderDesk, on: BusinessDate, unplaced: boolean): Promise<FrozenLunch> {
  const { home, test } = desk;
  const operator = desk.scopeOf(home, 'operator');
  for (const [index, { id }] of home.residents.entries()) {
    const addressId = unplaced && index === 2 ? null : await door(desk, id, index);
    await desk.orders.place(operator, phoned(id, on, { addressId }));
  }
  await passCutOff(desk, on);
  await test.database.scoped(desk.scopeOf(home, 'system'), (tx) =>
    tx.query(`SELECT delivery.freeze_slot($1, $2, 'lunch')`, [home.facilityId, on]),
  );
  const { rows } = await test.owner.query<{ id: string }>(
    `SELECT id FROM delivery.orders WHERE facility_id = $1 AND business_date = $2 ORDER BY label_no`,
    [home.facilityId, on],
  );
  return { on, orderIds: rows.map(({ id }) => id) };
}

async function door({ test, home }: OrderDesk, residentId: string, index: number): Promise<string> {
  const { rows } = await test.owner.query<{ id: string }>(
    `INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
     VALUES ($1, $2, $3, 'other', $4, $5, 29.6, 'exact') RETURNING id`,
    [residentId, home.districtCode, home.code, `桥头弄 ${index + 1} 号`, 121.4 + 0.003 * (index + 1)],
  );
  return rows[0]?.id ?? '';
}

/** On this day alone orders were taken until three days before, which has passed: tests do not wait. */
async function passCutOff({ test, home, scopeOf }: OrderDesk, on: BusinessDate): Promise<void> {
  for (const [from, days, at] of [
    [on, 3, '00:00'],
    [addDays(on, 1), 0, '09:00'],
  ] as const) {
    await test.owner.query(
      `INSERT INTO delivery.rules (district_code, town_code, facility_id, slot, valid_from, cut_off_days, cut_off_at, leaves_at, most_minutes,
         account_id, recorded_at) VALUES ($1, $2, $3, 'lunch', $4, $6, $7, '10:30', 60, $5, $4::date - 9)`,
      [home.districtCode, home.code, home.facilityId, from, scopeOf(home, 'operator').accountId, days, at],
    );
  }
  await test.owner.query(
    `UPDATE delivery.orders SET placed_at = $2::date - 9 WHERE facility_id = $1 AND business_date = $2`,
    [home.facilityId, on],
  );
}

async function registerVolunteer(
  { test }: OrderDesk,
  town: ArrangedTown,
  { name, boxes, accountId = null }: NewVolunteer,
): Promise<string> {
  const { rows } = await test.owner.query<{ id: string }>(
    `INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at, account_id)
     SELECT $1, $2, '2026-01-01', o.id, t.id, now(), $5 FROM identity.accounts o, identity.accounts t WHERE o.login = $3 AND t.login = $4 RETURNING id`,
    [town.districtCode, town.code, town.logins.operator, town.logins.town_official, accountId],
  );
  const id = rows[0]?.id ?? '';
  await test.owner.query(
    `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, client_id, body_hash)
     VALUES ($1, $2, $3, $4, 'x', '13900000000', uuidv7(), sha256(''))`,
    [id, town.districtCode, town.code, name],
  );
  await test.owner.query(
    `INSERT INTO volunteering.delivery_profiles (volunteer_id, district_code, town_code, mode, hot_portions, cold_portions, most_minutes, starts_from,
       ends_at, changed_by) SELECT $1, $2, $3, 'ebike', $5, 0, 120, 'kitchen', 'anywhere', id FROM identity.accounts WHERE login = $4`,
    [id, town.districtCode, town.code, town.logins.operator, boxes],
  );
  await test.owner.query(
    `INSERT INTO volunteering.delivery_hours (volunteer_id, district_code, town_code, weekday, starts_at, ends_at)
     SELECT $1, $2, $3, d, '08:00', '20:00' FROM generate_series(1, 7) d`,
    [id, town.districtCode, town.code],
  );
  return id;
}
