import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckDesk, type Found, type Site } from '../testing/check-desk.js';
import { PLANTED_DISTRICT } from '../planted-month/planted-policy.js';

const DAY = '2026-09-15';
const on = (day: number): string => `2026-09-${String(day).padStart(2, '0')}`;

interface Logged {
  readonly kind: string;
  readonly portions: number;
  readonly day?: string;
  readonly dish?: string;
  readonly celsius?: number;
  readonly cookedAt?: string;
}

describe('the checks of production and attendance', () => {
  let desk: CheckDesk;

  beforeAll(async () => {
    desk = await CheckDesk.open();
  });
  afterAll(() => desk?.test.close());

  /** As somebody entered it; a dish that was cooked at ten is to be eaten by two. */
  async function log(
    site: Site,
    { kind, portions, day = DAY, dish, celsius = 75, cookedAt = '10:00' }: Logged,
  ): Promise<void> {
    const cooked = kind === 'cooked' && dish !== undefined;
    const at = new Date(`${day}T${cookedAt}:00+08:00`);
    await stored(
      `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, dish_id, holding, celsius,
         happened_at, use_by, reason, client_id, body_hash, account_id)
       VALUES ($1, $2, $3, $4, 'lunch', $5, $6, $7, $8, $9, $10, $11, CASE WHEN $5 = 'waste' THEN 'leftover' END, uuidv7(), sha256(''), $12)`,
      [
        ...[
          PLANTED_DISTRICT,
          site.town,
          site.id,
          day,
          kind,
          portions,
          dish ?? null,
          cooked ? 'hot' : null,
          cooked ? celsius : null,
        ],
        ...[cooked ? at : null, cooked ? new Date(at.getTime() + 4 * 3_600_000) : null, site.operator.accountId],
      ],
    );
  }

  async function stored(sql: string, values: readonly unknown[]): Promise<void> {
    await desk.test.owner.query('SET session_replication_role = replica');
    await desk.test.owner.query(sql, [...values]);
    await desk.test.owner.query('RESET session_replication_role');
  }

  async function dishOf(site: Site): Promise<string> {
    const id = randomUUID();
    await stored(
      `INSERT INTO canteen.dishes (id, district_code, town_code, facility_id, name, kind, ingredients, portion_grams)
       VALUES ($1, $2, $3, $4, '红烧肉', 'meat', '{猪肉}', 120)`,
      [id, PLANTED_DISTRICT, site.town, site.id],
    );
    return id;
  }

  async function sample(
    site: Site,
    dish: string,
    { grams = 125, celsius = 8, disposedAfter = '' } = {},
  ): Promise<void> {
    const id = randomUUID();
    await stored(
      `INSERT INTO canteen.food_samples (id, district_code, town_code, facility_id, business_date, slot, dish_id, grams, celsius, kept_at, keep_until,
         kept_where, client_id, body_hash, account_id)
       SELECT $1, $2, $3, $4, $5::date, 'lunch', $6, $7, $8, $5::date + time '11:00', $5::date + time '11:00' + interval '48 hours', '柜', uuidv7(), sha256(''), $9`,
      [id, PLANTED_DISTRICT, site.town, site.id, DAY, dish, grams, celsius, site.operator.accountId],
    );
    if (disposedAfter === '') return;
    await stored(
      `INSERT INTO canteen.food_sample_ends (sample_id, district_code, town_code, facility_id, keep_until, kind, ended_at, reason, account_id)
       SELECT id, district_code, town_code, facility_id, keep_until, 'disposed', kept_at + $2::interval, '冰箱坏了', account_id
       FROM canteen.food_samples WHERE id = $1`,
      [id, disposedAfter],
    );
  }

  const eaters = async (site: Site, count: number, day = DAY): Promise<string[]> => {
    const meals: { elder: string; day: string; at: string }[] = [];
    for (let n = 0; n < count; n += 1) {
      const at = `11:${String(n % 60).padStart(2, '0')}`;
      meals.push({ elder: await desk.elder(site), day, at });
    }
    return desk.eat(site, meals);
  };
  const evidence = (findings: readonly Found[]): string[] =>
    findings.flatMap(({ meals }) => Object.keys(meals)).toSorted();

  describe('C06', () => {
    const eatThree = async (...entries: Logged[]): Promise<{ found: Found[]; meals: string[] }> => {
      const site = desk.site();
      for (const entry of entries) await log(site, entry);
      const meals = await eaters(site, 3);
      return { found: await desk.check(site, 'C06'), meals };
    };

    it('finds meals beyond what was cooked and not wasted, those served last', async () => {
      const { found, meals } = await eatThree({ kind: 'cooked', portions: 4 }, { kind: 'waste', portions: 2 });
      expect(found).toMatchObject([{ stakeFen: 900, facts: { meals: 3, available: 2 } }]);
      expect(evidence(found)).toEqual([meals[2]]);
    });

    it('and not where it was enough, or nothing was logged', async () => {
      expect((await eatThree({ kind: 'cooked', portions: 4 }, { kind: 'staff', portions: 1 })).found).toEqual([]);
      expect((await eatThree({ kind: 'planned', portions: 1 })).found).toEqual([]);
    });

    it('is raised anew when fewer portions turn out to have been there', async () => {
      const site = desk.site();
      await log(site, { kind: 'cooked', portions: 2 });
      await eaters(site, 3);
      const [first] = await desk.check(site, 'C06');
      await log(site, { kind: 'waste', portions: 1 });
      const [second] = await desk.check(site, 'C06');
      expect([first?.stakeFen, second?.stakeFen]).toEqual([900, 1800]);
      expect(second?.id).not.toBe(first?.id);
    });
  });

  describe('C07', () => {
    const onTwoDays = async (logged: readonly number[]): Promise<Found[]> => {
      const site = desk.site();
      for (const day of logged) await log(site, { kind: 'cooked', portions: 9, day: on(day) });
      const elder = await desk.elder(site);
      await desk.eat(
        site,
        [14, 16].map((day) => ({ elder, day: on(day) })),
      );
      return desk.check(site, 'C07');
    };

    it('finds a day without production once the facility has begun to log it', async () => {
      expect(await onTwoDays([14])).toMatchObject([{ stakeFen: 900, facts: { date: on(16), meals: 1 } }]);
    });

    it('and no day before that, nor a facility that never logged', async () => {
      expect(await onTwoDays([16])).toEqual([]);
      expect(await onTwoDays([])).toEqual([]);
    });

    it('nor a day whose first entry comes while the checks run', async () => {
      const site = desk.site();
      await desk.eat(site, [{ elder: await desk.elder(site), day: DAY }]);
      await desk.run(site, ['C07'], async () => log(site, { kind: 'kept', portions: 9 }));
      expect(await desk.found(site)).toEqual([]);
    });
  });

  describe('F01', () => {
    const keeping = async (keep: (site: Site, dish: string) => Promise<void>): Promise<Found[]> => {
      const site = desk.site();
      const dish = await dishOf(site);
      await log(site, { kind: 'cooked', portions: 3, dish });
      await keep(site, dish);
      await eaters(site, 1);
      return desk.check(site, 'F01');
    };

    it('finds a dish without a sample, with too little of it, too warm, or thrown away too soon', async () => {
      const facts = { date: DAY, slot: 'lunch', dishes: 1, dish: '红烧肉' };
      expect(await keeping(async () => {})).toMatchObject([{ stakeFen: 0, facts }]);
      expect(await keeping((site, dish) => sample(site, dish, { grams: 124 }))).toHaveLength(1);
      expect(await keeping((site, dish) => sample(site, dish, { celsius: 8.1 }))).toHaveLength(1);
      expect(await keeping((site, dish) => sample(site, dish, { disposedAfter: '47 hours' }))).toHaveLength(1);
    });

    it('and not one that was kept as it should be', async () => {
      expect(await keeping((site, dish) => sample(site, dish))).toEqual([]);
      expect(await keeping((site, dish) => sample(site, dish, { disposedAfter: '48 hours' }))).toEqual([]);
    });

    it('asks for one sample where meals were cooked and no dish is on record', async () => {
      const site = desk.site();
      await log(site, { kind: 'cooked', portions: 3 });
      expect(await desk.check(site, 'F01')).toMatchObject([{ facts: { dishes: 0 } }]);
      await sample(site, await dishOf(site));
      expect(await desk.check(site, 'F01')).toEqual([]);
    });
  });

  describe('F02', () => {
    const cooking = async (dish: Partial<Logged>, at: string): Promise<{ found: Found[]; meals: string[] }> => {
      const site = desk.site();
      await log(site, { kind: 'cooked', portions: 3, dish: await dishOf(site), ...dish });
      const meals = await desk.eat(site, [{ elder: await desk.elder(site), at }]);
      return { found: await desk.check(site, 'F02'), meals };
    };

    it('finds a core that was not hot enough, and meals served too late', async () => {
      const { found: cold } = await cooking({ celsius: 59.5 }, '11:00');
      expect(cold).toMatchObject([{ stakeFen: 0, facts: { celsius: 59.5, coreCelsius: 60, dish: '红烧肉' } }]);
      const { found: late, meals } = await cooking({ cookedAt: '07:00' }, '11:01');
      expect(late).toMatchObject([{ stakeFen: 0, facts: { date: DAY, slot: 'lunch' } }]);
      expect(evidence(late)).toEqual(meals);
    });

    it('and not at 60 degrees, nor on the minute', async () => {
      expect((await cooking({ celsius: 60 }, '11:00')).found).toEqual([]);
      expect((await cooking({ cookedAt: '07:00' }, '11:00')).found).toEqual([]);
    });
  });

  describe('C03', () => {
    const came = async (site: Site, counts: Readonly<Record<number, number>>): Promise<void> => {
      for (const [day, people] of Object.entries(counts)) {
        await stored(
          `INSERT INTO reconciliation.attendance_counts (district_code, town_code, facility_id, business_date, slot, source, people, account_id)
           VALUES ($1, $2, $3, $4, 'lunch', 'door_counter', $5, $6)`,
          [PLANTED_DISTRICT, site.town, site.id, on(Number(day)), people, site.townOfficial.accountId],
        );
      }
    };

    it('flags the vector of its rule: 81 meals, attendance 80, capacity 85', async () => {
      const site = desk.site();
      await stored(
        `INSERT INTO meal_point.slot_capacities (district_code, town_code, facility_id, slot, seats, dine_in_portions, delivery_portions, valid_from)
         VALUES ($1, $2, $3, 'lunch', 85, 85, 0, '2020-01-01')`,
        [PLANTED_DISTRICT, site.town, site.id],
      );
      const meals = await eaters(site, 81);
      await came(site, { 15: 80 });
      const found = await desk.check(site, 'C03');
      expect(found).toMatchObject([{ stakeFen: 900, facts: { attendance: 80, meals: 81, days: 1, daysOver: 1 } }]);
      expect(evidence(found)).toHaveLength(1);
      expect(meals).toContain(evidence(found)[0]);
    });

    const sevenDays = async (counts: Readonly<Record<number, number>>): Promise<Found[]> => {
      const site = desk.site();
      const two = [await desk.elder(site), await desk.elder(site)];
      const days = [7, 8, 9, 10, 11, 12, 13];
      await desk.eat(
        site,
        days.flatMap((day) => two.map((elder, at) => ({ elder, day: on(day), at: `11:0${at}` }))),
      );
      await came(site, counts);
      return desk.check(site, 'C03');
    };

    it('compares five days running at a time', async () => {
      const found = await sevenDays({ 7: 2, 8: 1, 9: 2, 10: 1, 11: 2, 12: 2, 13: 1 });
      const facts = found.map(({ facts: { from, to, daysOver, attendance } }) => ({ from, to, daysOver, attendance }));
      expect(facts).toEqual([
        { from: on(7), to: on(11), daysOver: 2, attendance: 8 },
        { from: on(12), to: on(13), daysOver: 1, attendance: 3 },
      ]);
    });

    it('and finds nothing where as many came as ate, or nobody counted', async () => {
      expect(await sevenDays({ 7: 2, 9: 3 })).toEqual([]);
      expect(await sevenDays({})).toEqual([]);
    });
  });
});
