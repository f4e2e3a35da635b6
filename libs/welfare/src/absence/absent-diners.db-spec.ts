import { addDays, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import { systemScope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import { storeMeals } from '../../../canteen/src/testing/store-meal.js';
import { openOrderDesk, type OrderDesk } from '../../../delivery/src/testing/order-desk.js';
import type { ArrangedTown } from '../../../../test/support/small-district.js';
import { AbsenceJobs } from './absence.jobs.js';

/** Seventy days with the mid-autumn festival (25 September) and the three days off of October. */
const FIRST = parseBusinessDate('2026-08-10');
const LAST = parseBusinessDate('2026-10-18');
const DAYS = Array.from({ length: 70 }, (_, at) => addDays(FIRST, at));
const DAYS_OFF: ReadonlySet<string> = new Set(['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-03']);
const LOOKS = DAYS.filter((day) => day >= '2026-09-20');
const PEOPLE = 90;

interface Span {
  readonly from: BusinessDate;
  readonly to: BusinessDate | null;
}

/** Somebody of the test with everything that is known of them. */
interface Person {
  readonly id: string;
  /** A second entry that was merged into the first. */
  readonly duplicate: string | null;
  readonly kitchen: 'home' | 'neighbour';
  readonly delivered: boolean;
  readonly meals: Set<BusinessDate>;
  readonly voided: Set<BusinessDate>;
  readonly statuses: Span[];
  readonly withdrawnStatuses: Span[];
  readonly pauses: Span[];
  /** With the day on which each was lifted, from which on it does not count. */
  readonly liftedPauses: (Span & { readonly liftedOn: BusinessDate })[];
  readonly cancelled: Set<BusinessDate>;
  /** Days on which a meal was refused at the door, or did not reach it. */
  readonly notTaken: ReadonlySet<BusinessDate>;
  readonly endedOn: BusinessDate | null;
}

interface KnownCase {
  readonly personId: string;
  readonly openedOn: BusinessDate;
  closed: boolean;
}

/** The same sequence every time: a test that fails fails again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const covers = (spans: readonly Span[], day: string): boolean =>
  spans.some(({ from, to }) => from <= day && (to === null || to >= day));

/** Told once more, day by day and without SQL. */
function missing(
  people: readonly Person[],
  cases: readonly KnownCase[],
  on: BusinessDate,
): { id: string; since: string }[] {
  const served = (kitchen: string, day: string): boolean =>
    people.some(
      (one) => one.kitchen === kitchen && one.meals.has(day as BusinessDate) && !one.voided.has(day as BusinessDate),
    );
  return people.flatMap((one) => {
    const seen = [...one.meals].filter((day) => !one.voided.has(day) && day < on && day >= addDays(on, -51)).toSorted();
    const last = seen.at(-1);
    if (last === undefined || last < addDays(on, -21)) return [];
    const habit = seen.filter((day) => day > addDays(last, -30));
    if (habit.length < 10) return [];
    const weekdays = new Set(habit.map((day) => weekdayOf(day)));
    const mightCome = (day: BusinessDate): boolean =>
      served(one.kitchen, day) && !DAYS_OFF.has(day) && weekdays.has(weekdayOf(day));
    const expected = DAYS.filter((day) => day > addDays(last, -30) && day <= last && mightCome(day)).length;
    if (habit.length * 3 < expected * 2) return [];
    let missed = 0;
    for (let day = addDays(last, 1); day < on; day = addDays(day, 1)) {
      const lifted = one.liftedPauses.some((pause) => covers([pause], day) && day < pause.liftedOn);
      const excused =
        covers([...one.statuses, ...one.pauses], day) || lifted || one.cancelled.has(day) || one.notTaken.has(day);
      if (mightCome(day) && !excused) missed += 1;
    }
    const gone = one.statuses.some(({ from, to }) => from <= on && (to === null || to >= addDays(on, -1)));
    const toldSo = one.delivered && one.endedOn !== null && one.endedOn >= last;
    const lookedAfter = cases.some((known) => known.personId === one.id && (!known.closed || known.openedOn > last));
    return missed >= 3 && !gone && !toldSo && !lookedAfter ? [{ id: one.id, since: addDays(last, 1) }] : [];
  });
}

describe('regular diners who stay away', () => {
  let desk: OrderDesk;
  let people: Person[];
  const roll = dice(20261130);
  let now = new Date();
  const jobs = new AbsenceJobs(new CalendarReader(), { now: () => Promise.resolve(now) });

  beforeAll(async () => {
    desk = await openOrderDesk();
    await desk.test.owner.query('SELECT canteen.ensure_meal_partitions($1, $2)', [FIRST, LAST]);
    people = [];
    for (let at = 0; at < PEOPLE; at += 1) people.push(await invent(at));
    const since = parseBusinessDate('2026-09-22');
    // What chance seldom brings: gone on the very day of the look, and a pause that was lifted again.
    people.push(await lastSeenBefore(since, { statuses: [{ from: addDays(since, 3), to: null }] }));
    people.push(
      await lastSeenBefore(since, {
        delivered: true,
        liftedPauses: [{ from: since, to: addDays(since, 8), liftedOn: since }],
      }),
    );
    people.push(await lastSeenBefore(since, { delivered: true, notTaken: new Set(DAYS.filter((on) => on >= since)) }));
    for (const town of [desk.home, desk.neighbour]) await store(town);
  });
  afterAll(() => desk?.test.close());

  const day = (): BusinessDate => DAYS[roll(DAYS.length)]!;
  /** Anywhere, or in the days after the last meal, where it matters. */
  const span = (longest: number, open: boolean, last?: BusinessDate): Span => {
    const from = last === undefined ? day() : addDays(last, 1 + roll(7));
    return { from, to: open ? null : addDays(from, roll(longest)) };
  };

  async function resident(town: ArrangedTown, name: string, into: string | null): Promise<string> {
    const { rows } = await desk.test.owner.query<{ id: string }>(
      `INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, merged_into)
       VALUES ($1, $2, $3, $4, 'x', 'x', 'female', '1940-01-01', $5) RETURNING id`,
      [town.districtCode, town.code, town.villageCode, name, into],
    );
    return rows[0]?.id ?? '';
  }

  async function invent(at: number): Promise<Person> {
    const kitchen = at % 4 === 0 ? 'neighbour' : 'home';
    const id = await resident(desk.home, `常客${at}`, null);
    const delivered = at % 5 === 0;
    const weekdays = new Set(Array.from({ length: 3 + roll(6) }, () => 1 + roll(7)));
    const likely = 5 + roll(6);
    const shut: Span[] = [{ from: parseBusinessDate('2026-09-29'), to: parseBusinessDate('2026-09-30') }];
    const away = [
      { from: addDays(parseBusinessDate('2026-09-10'), roll(12)), length: 3 + roll(8) },
      { from: addDays(LAST, -roll(14)), length: 40 },
    ].map((one) => ({
      from: one.from,
      to: addDays(one.from, one.length),
    }));
    const meals = DAYS.filter(
      (on) =>
        weekdays.has(weekdayOf(on)) &&
        roll(10) < likely &&
        !covers(away, on) &&
        !(kitchen === 'home' && covers(shut, on)),
    );
    const some = <T>(share: number, make: () => T): T[] => (roll(share) === 0 ? [make()] : []);
    const last = meals.at(-1) ?? FIRST;
    return {
      ...{ id, kitchen, delivered, meals: new Set(meals) },
      endedOn: delivered && roll(2) === 0 ? addDays(last, roll(3) - 1) : null,
      duplicate: at % 3 === 0 ? await resident(desk.home, `常客${at}`, id) : null,
      voided: new Set(some(5, () => last).filter((on) => meals.includes(on))),
      statuses: some(3, () => span(20, roll(2) === 0, last)),
      withdrawnStatuses: some(6, () => span(20, true)),
      pauses: delivered ? some(2, () => span(12, false, last)) : [],
      liftedPauses: delivered ? some(2, () => ({ ...span(12, false, last), liftedOn: addDays(last, roll(9)) })) : [],
      cancelled: new Set(some(4, () => DAYS.slice(-8).filter((on) => !meals.includes(on))).flat()),
      notTaken: new Set(delivered ? some(3, () => DAYS.slice(-12, -4).filter((on) => !meals.includes(on))).flat() : []),
    };
  }

  /** Somebody who came every day. */
  async function lastSeenBefore(since: BusinessDate, known: Partial<Person>): Promise<Person> {
    const one = await invent(people.length);
    const nothing = { statuses: [], withdrawnStatuses: [], pauses: [], liftedPauses: [], endedOn: null };
    const meals = { meals: new Set(DAYS.filter((on) => on < since)), voided: new Set<BusinessDate>() };
    return {
      ...one,
      ...nothing,
      ...meals,
      kitchen: 'home',
      delivered: false,
      cancelled: new Set(),
      notTaken: new Set(),
      ...known,
    };
  }

  async function store(town: ArrangedTown): Promise<void> {
    const { owner } = desk.test;
    const kitchen = town === desk.home ? 'home' : 'neighbour';
    const operator = desk.scopeOf(town, 'operator');
    const site = { facilityId: town.facilityId, townCode: town.code, operator } as CanteenSite;
    const theirs = people.filter((one) => one.kitchen === kitchen);
    const costs = { ingredientsFen: 900, labourFen: 500, elderDueFen: 1200, elderPaidFen: 1200 };
    const meals = theirs.flatMap(({ id, duplicate, delivered, meals: eaten, voided }) =>
      [...eaten].map((on, at) => ({
        ...{ residentId: at % 2 === 0 ? id : (duplicate ?? id), businessDate: on, servedAt: `${on}T11:30:00+08:00` },
        ...{ delivered, ...costs, isVoid: voided.has(on) },
      })),
    );
    const ids = await storeMeals(owner, site, meals);
    for (const [at, id] of ids.entries()) {
      const meal = meals[at]!;
      if (!meal.isVoid) continue;
      await owner.query(
        `INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, reason, voided_at, device_id, client_id,
           account_id) VALUES ($1, $2, $3, $4, $5, '记错', now(), gen_random_uuid(), gen_random_uuid(), $6)`,
        [id, meal.businessDate, town.districtCode, town.code, town.facilityId, operator.accountId],
      );
    }
    await owner.query(`ALTER TABLE delivery.orders DISABLE TRIGGER USER; ALTER TABLE delivery.standing_orders DISABLE TRIGGER USER;
      ALTER TABLE delivery.pauses DISABLE TRIGGER USER`);
    for (const one of theirs) await storeFacts(town, one);
    await owner.query(`ALTER TABLE delivery.orders ENABLE TRIGGER USER; ALTER TABLE delivery.standing_orders ENABLE TRIGGER USER;
      ALTER TABLE delivery.pauses ENABLE TRIGGER USER`);
  }

  async function storeFacts(town: ArrangedTown, one: Person): Promise<void> {
    const { owner } = desk.test;
    const { accountId } = desk.scopeOf(town, 'operator');
    const status = (entry: string, { from, to }: Span, withdrawn: boolean): Promise<unknown> =>
      owner.query(
        `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, valid_to, withdrawn_at, withdrawn_reason)
         VALUES ($1, $2, $3, 'in_institution', $4, $5, CASE WHEN $6 THEN now() END, CASE WHEN $6 THEN '记错' END)`,
        [entry, desk.home.districtCode, desk.home.code, from, to, withdrawn],
      );
    for (const known of one.statuses) await status(one.duplicate ?? one.id, known, false);
    for (const known of one.withdrawnStatuses) await status(one.id, known, true);
    const place = [town.districtCode, desk.home.code, town.facilityId, one.id, accountId, town.code];
    if (one.delivered) {
      const { rows } = await owner.query<{ id: string }>(
        `INSERT INTO delivery.standing_orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, slot, weekdays,
           on_holidays, valid_from, payment_method, handover, client_id, body_hash, account_id, ended_by, ended_at, end_reason)
         VALUES ($1, $2, $3, $6, $4, $4, 'lunch', '{1,2,3}', false, '2026-01-01', 'cash', 'in_person', uuidv7(), sha256(''), $5,
           CASE WHEN $7::date IS NOT NULL THEN $5::uuid END, $7::date + interval '4 hours', CASE WHEN $7::date IS NOT NULL THEN '不要了' END) RETURNING id`,
        [...place, one.endedOn],
      );
      for (const { from, to, liftedOn } of [
        ...one.pauses.map((known) => ({ ...known, liftedOn: null })),
        ...one.liftedPauses,
      ]) {
        await owner.query(
          `INSERT INTO delivery.pauses (standing_order_id, district_code, town_code, facility_id, facility_town, resident_id, paused_from, paused_to,
             reason, account_id, lifted_by, lifted_at)
           VALUES ($7, $1, $2, $3, $6, $4, $8, $9, 'away', $5, CASE WHEN $10::date IS NOT NULL THEN $5::uuid END, $10::date + interval '4 hours')`,
          [...place, rows[0]?.id, from, to, liftedOn],
        );
      }
    }
    for (const on of one.cancelled) {
      await owner.query(
        `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot, payment_method,
           handover, client_id, body_hash, account_id, state, cancel_kind, cancelled_at)
         VALUES ($1, $2, $3, $6, $4, $4, $7, 'lunch', 'cash', 'in_person', uuidv7(), sha256(''), $5, 'cancelled', 'resident', now())`,
        [...place, on],
      );
    }
    await storeNotTaken(place, one);
  }

  /** Written as volunteers leave them; stored by the owner, whom no rule of the road binds. */
  async function storeNotTaken(place: readonly unknown[], one: Person): Promise<void> {
    const { owner } = desk.test;
    const days = [...one.notTaken].filter((on) => !one.cancelled.has(on));
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `WITH made AS (INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
           payment_method, handover, client_id, body_hash, account_id, state, label_no)
         SELECT $1, $2, $3::uuid, $6, $4::uuid, $4::uuid, d, 'lunch', 'cash', 'in_person', uuidv7(), sha256(''), $5::uuid, 'frozen', $8
         FROM unnest($7::date[]) d RETURNING *)
       INSERT INTO delivery.outcomes (order_id, seq, stop_id, district_code, town_code, facility_id, facility_town, resident_id, business_date, slot, kind,
         happened_at, after_close, device_id, offline, client_id, body_hash, account_id)
       SELECT id, 1, id, district_code, town_code, facility_id, facility_town, resident_id, business_date, slot,
         (ARRAY['refused', 'late', 'turned_back'])[1 + extract(day FROM business_date)::int % 3], business_date + interval '4 hours', true,
         id, false, id, sha256(''), account_id FROM made`,
      [...place, days, 1 + people.indexOf(one)],
    );
    await owner.query('RESET session_replication_role');
  }

  it('are found as a recomputation finds them, every morning for a month, each absence once', async () => {
    const { database, owner } = desk.test;
    const cases: KnownCase[] = [];
    const told: string[] = [];
    for (const on of LOOKS) {
      now = new Date(`${on}T08:30:00+08:00`);
      await look(cases, on);
      const expected = missing(people, cases, on);
      const run = (): Promise<void> =>
        database.scoped(systemScope(desk.home.districtCode), (tx) =>
          jobs.open(tx, { payload: { businessDate: on }, outboxId: 1, districtCode: desk.home.districtCode }),
        );
      await run();
      await run();
      const { rows } = await owner.query<{ id: string; since: string; case_id: string }>(
        `SELECT person_id AS id, absent_since::text AS since, id AS case_id FROM welfare.cases WHERE kind = 'absence' AND opened_at = $1`,
        [now],
      );
      const key = (one: { id: string; since: string }): string => `${one.id} ${one.since}`;
      expect({ on, found: rows.map(key).toSorted() }).toEqual({ on, found: expected.map(key).toSorted() });
      told.push(...rows.map(key));
      for (const { id, case_id } of rows) {
        const closed = roll(4) > 0;
        if (closed) await close(case_id);
        cases.push({ personId: id, openedOn: on, closed });
      }
    }
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(20);
    // Some of them came back and stayed away again.
    expect(new Set(told.map((one) => one.split(' ')[0])).size).toBeLessThan(told.length);
  });

  /** Now and then somebody went to see one of them for another reason. */
  async function look(cases: KnownCase[], on: BusinessDate): Promise<void> {
    const one = people[roll(people.length)]!;
    const { database } = desk.test;
    const [{ id }] = await database.scoped(systemScope(desk.home.districtCode), (tx) =>
      tx.query<[{ id: string }]>(
        `SELECT welfare.open_case('condition', $1, NULL, gen_random_uuid(), NULL, NULL, $2) AS id`,
        [one.duplicate ?? one.id, new Date(`${on}T07:00:00+08:00`)],
      ),
    );
    await close(id);
    cases.push({ personId: one.id, openedOn: on, closed: true });
  }

  async function close(id: string): Promise<void> {
    await desk.test.database.scoped(desk.scopeOf(desk.home, 'district_official'), (tx) =>
      tx.query(`SELECT welfare.act($1, 2, 'closed', NULL, 'well')`, [id]),
    );
  }

  it('are seen by the kitchen they did not come to, and asked for district by district', async () => {
    const { database, owner } = desk.test;
    const [row] = await database.scoped(desk.scopeOf(desk.neighbour, 'operator'), (tx) =>
      tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM welfare.cases'),
    );
    expect(row?.n).toBeGreaterThan(0);
    await database.scoped(systemScope(''), (tx) =>
      jobs.askEachDistrict(tx, { payload: { businessDate: LAST }, outboxId: 1, districtCode: '' }),
    );
    const { rows } = await owner.query(
      `SELECT DISTINCT district_code FROM platform.outbox WHERE job = 'district-absences' ORDER BY 1`,
    );
    expect(rows).toEqual([{ district_code: '330212' }, { district_code: '330213' }]);
  });
});
