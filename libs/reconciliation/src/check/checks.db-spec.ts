import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindingService } from '../finding/finding.service.js';
import { CheckDesk, MONTH, type Eaten, type Found, type Site } from '../testing/check-desk.js';
import { CHECK_CODES, type CheckCode } from './claim-check.js';
import { checkOf } from './checks.js';

/** What is eaten at a site; the second is what another site has, for checks of two places. */
type Arranged = readonly Eaten[];
interface Case {
  readonly fires: (desk: CheckDesk, site: Site) => Promise<Arranged>;
  readonly not: (desk: CheckDesk, site: Site) => Promise<Arranged>;
  /** Of the meals that fire, by place: the evidence and its stakes. */
  readonly evidence?: Readonly<Record<number, number>>;
  readonly facts?: Record<string, unknown>;
  readonly asks?: boolean;
}

const on = (day: number): string => `2026-09-${String(day).padStart(2, '0')}`;
const days = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const elders = async (desk: CheckDesk, site: Site, count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await desk.elder(site));
  return ids;
};
const one =
  (meal: Omit<Eaten, 'elder'>, elder: Parameters<CheckDesk['elder']>[1] = {}) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => [{ elder: await desk.elder(site, elder), ...meal }];
const two =
  (first: Omit<Eaten, 'elder'>, second: Omit<Eaten, 'elder'>) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    const elder = await desk.elder(site);
    return [
      { elder, ...first },
      { elder, ...second },
    ];
  };
const withStatus =
  (status: string, from: string, to: string | null = null) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    const elder = await desk.elder(site);
    await desk.status(site, elder, status, from, to);
    return [{ elder }];
  };
const namesakes =
  (phones: readonly [string | undefined, string | undefined]) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    const [first, second] = phones;
    const ids = [
      await desk.elder(site, { name: '陈阿花', phone: first }),
      await desk.elder(site, { name: '陈阿花', phone: second }),
    ];
    return ids.toSorted().map((elder) => ({ elder }));
  };
const sixWeekly =
  (count: number) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    const elder = await desk.elder(site, { born: '1955-01-01' });
    // Monday the 7th to Sunday the 13th.
    return days(7, 6 + count).map((day) => ({ elder, day: on(day), tier: 'age-60-79', governmentFen: 700 }));
  };
const full =
  (portions: number) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    await desk.test.owner.query(
      `INSERT INTO meal_point.slot_capacities (district_code, town_code, facility_id, slot, seats, dine_in_portions, delivery_portions, valid_from)
       VALUES (left($1, 6), $1, $2, 'lunch', 2, $3, 0, '2020-01-01')`,
      [site.town, site.id, portions],
    );
    const ids = await elders(desk, site, 3);
    return ids.map((elder, at) => ({ elder, at: `11:0${at}` }));
  };
/** 200 regulars, of whom so many eat on the 30th; factor 0.938. */
const regulars =
  (count: number) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    await desk.test.owner.query(
      `INSERT INTO reconciliation.check_settings (district_code, code, valid_from, severity, params, account_id)
       VALUES ($1, 'C02', '2026-01-01', 'block', '{"factor": 0.938}', $2)`,
      [site.town.slice(0, 6), desk.districtOfficial.accountId],
    );
    const ids = await elders(desk, site, 200);
    const before = ids.map((elder, at) => ({ elder, day: at === 0 ? '2026-08-31' : on(1 + (at % 29)) }));
    // Who comes often is one regular.
    const again = ids.slice(0, 90).flatMap((elder) => [
      { elder, day: on(28), slot: 'dinner' as const },
      { elder, day: on(29), slot: 'dinner' as const },
    ]);
    return [...before, ...again, ...ids.slice(0, count).map((elder) => ({ elder, day: on(30) }))];
  };
const sameCount =
  (counts: readonly number[]) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    const ids = await elders(desk, site, 12);
    return counts.flatMap((count, at) => ids.slice(0, count).map((elder) => ({ elder, day: on(10 + at) })));
  };
const voided =
  (at: string) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    const ids = await elders(desk, site, 5);
    return ids.map((elder) => ({ elder, voidedAt: at }));
  };
const missing =
  (last: number) =>
  async (desk: CheckDesk, site: Site): Promise<Arranged> => {
    const [elder = '', other = ''] = await elders(desk, site, 2);
    return [
      ...days(1, last).map((day) => ({ elder, day: on(day) })),
      ...days(1, 20).map((day) => ({ elder: other, day: on(day) })),
    ];
  };

/** Of production and attendance: production-checks.db-spec.ts; of deliveries: delivery-checks.db-spec.ts. */
const ELSEWHERE = ['P04', 'C03', 'C05', 'C06', 'C07', 'F01', 'F02', 'F03'] as const;
type ByMeals = Exclude<CheckCode, 'P02' | (typeof ELSEWHERE)[number]>;

const CASES: Readonly<Record<ByMeals, Case>> = {
  E01: { fires: one({ by: 'none' }), not: one({ by: 'name' }), evidence: { 0: 900 } },
  E02: {
    fires: one({}, { born: '1946-09-16' }),
    not: one({}, { born: '1946-09-15' }),
    evidence: { 0: 200 },
    facts: { ageYears: 79, dueFen: 700 },
  },
  E03: {
    fires: withStatus('deceased', on(14)),
    not: withStatus('deceased', on(16)),
    evidence: { 0: 900 },
    facts: { onDayOfDeath: false },
  },
  E04: {
    fires: withStatus('in_institution', on(14), on(16)),
    not: withStatus('in_institution', on(16)),
    evidence: { 0: 900 },
  },
  E05: {
    fires: one({ tier: 'hardship-60', governmentFen: 1100 }, { category: { from: '2020-01-01', to: on(14) } }),
    not: one({ tier: 'hardship-60', governmentFen: 1100 }, { category: { from: '2020-01-01', to: on(15) } }),
    evidence: { 0: 200 },
  },
  E06: {
    fires: namesakes(['13900000001', '13900000001']),
    not: namesakes([undefined, undefined]),
    evidence: { 1: 900 },
  },
  Q01: { fires: two({}, { at: '13:00' }), not: two({}, { at: '17:00', slot: 'dinner' }), evidence: { 0: 0, 1: 900 } },
  Q02: {
    fires: sixWeekly(6),
    not: sixWeekly(5),
    evidence: { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 700 },
    facts: { place: 6, max: 5 },
  },
  Q03: {
    fires: one({ priceFen: 999 }),
    not: one({ priceFen: 1000 }),
    evidence: { 0: 900 },
    facts: { minimumFen: 1000 },
  },
  P01: {
    fires: one({ at: '13:31' }),
    not: one({ at: '13:29' }),
    evidence: { 0: 900 },
    facts: { why: 'outside_hours' },
  },
  P03: {
    fires: two({}, { at: '13:00', mode: 'home_delivery', governmentFen: 0 }),
    not: two({}, { at: '17:00', slot: 'dinner', mode: 'home_delivery' }),
    evidence: { 0: 900, 1: 0 },
  },
  P05: {
    fires: one({ recordedAfter: '121 minutes' }),
    not: one({ recordedAfter: '121 minutes', offline: true }),
    evidence: { 0: 900 },
  },
  P06: { fires: one({ recordedAfter: '-6 minutes' }), not: one({ recordedAfter: '4 minutes' }), evidence: { 0: 900 } },
  C01: { fires: full(2), not: full(3), evidence: { 2: 900 }, facts: { meals: 3, capacity: 2 } },
  C02: { fires: regulars(188), not: regulars(187), facts: { meals: 188, regulars: 200, limit: 187 } },
  C04: {
    fires: sameCount([10, 10, 10, 10, 10, 10]),
    not: sameCount([10, 10, 10, 11, 10, 10]),
    facts: { days: 6, meals: 10 },
  },
  B05: {
    fires: two({}, { at: '12:59', governmentFen: 0 }),
    not: two({}, { at: '13:00', governmentFen: 0 }),
    evidence: { 0: 0, 1: 0 },
  },
  B06: { fires: voided('19:01'), not: voided('18:59'), facts: { voids: 5, elderPaidFen: 1500 } },
  U02: { fires: missing(17), not: missing(18), facts: { missedDays: 3, visits: 17, lastSeen: on(17) } },
  U03: {
    fires: one({ governmentFen: 0 }),
    not: one({ governmentFen: 0 }, { registered: '110101' }),
    evidence: { 0: 900 },
    facts: { dueFen: 900 },
  },
};

let desk: CheckDesk;

beforeAll(async () => {
  desk = await CheckDesk.open();
});
afterAll(() => desk?.test.close());

const found = async (code: CheckCode, arrange: Case['fires']): Promise<{ findings: Found[]; meals: string[] }> => {
  const site = desk.site();
  const meals = await desk.eat(site, await arrange(desk, site));
  return { findings: await desk.check(site, code), meals };
};

describe.each(Object.entries(CASES) as [ByMeals, Case][])('%s', (code, { fires, not, evidence, facts }) => {
  it(`finds: ${checkOf(code).title.en}`, async () => {
    const { findings, meals } = await found(code, fires);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code, asks: false, facts: facts ?? {} });
    if (evidence === undefined) return;
    expect(findings[0]?.meals).toEqual(
      Object.fromEntries(Object.entries(evidence).map(([at, fen]) => [meals[Number(at)], fen])),
    );
    expect(findings[0]?.stakeFen).toBe(Object.values(evidence).reduce((sum, fen) => sum + fen, 0));
  });

  it('and not what is only near it', async () => {
    expect((await found(code, not)).findings).toEqual([]);
  });
});

describe('P02', () => {
  const apart = async (at: string): Promise<Found[]> => {
    const near = desk.site();
    // Sixty facilities on: ten rows of five and a half kilometres.
    const far = { ...near, no: near.no + 48 };
    const { rows } = await desk.test.owner.query<{ id: string; town: string }>(
      'SELECT id, town_code AS town FROM planted.sites WHERE no = $1',
      [far.no],
    );
    const site = { ...far, ...rows[0] } as Site;
    const elder = await desk.elder(near);
    await desk.eat(near, [{ elder, at: '10:45' }]);
    await desk.eat(site, [{ elder, at, governmentFen: 0, day: on(15) }]);
    return desk.check(site, 'P02');
  };

  it('finds two canteens 44 km apart within the hour, and not with the time to get there', async () => {
    expect(await apart('11:45')).toMatchObject([{ code: 'P02', facts: { km: 44.5, minutes: 60 } }]);
    expect(await apart('11:55')).toEqual([]);
  });
});

describe('what is asked first', () => {
  it('is a meal on the day of death, and on the day of coming to an institution', async () => {
    expect((await found('E03', withStatus('deceased', on(15)))).findings).toMatchObject([
      { asks: true, facts: { onDayOfDeath: true } },
    ]);
    expect((await found('E04', withStatus('in_institution', on(15)))).findings).toMatchObject([{ asks: true }]);
  });
});

describe('U03', () => {
  it('finds a subsidy that is too small, whose own use of the limit is not counted against it', async () => {
    const site = desk.site();
    const elder = await desk.elder(site, { born: '1955-01-01' });
    const meals = days(7, 11).map((day) => ({
      elder,
      day: on(day),
      tier: 'age-60-79',
      governmentFen: day === 11 ? 500 : 700,
    }));
    const ids = await desk.eat(site, meals);
    // The elder paid what would have been due with the whole subsidy.
    await desk.test.owner.query(`SET session_replication_role = replica;
      UPDATE canteen.meals SET elder_paid_fen = 500, unfunded_fen = unfunded_fen + elder_paid_fen - 500 WHERE id = '${ids[4]}';
      RESET session_replication_role`);
    expect(await desk.check(site, 'U03')).toMatchObject([
      { stakeFen: 200, facts: { dueFen: 700, governmentFen: 500 }, meals: { [ids[4]!]: 200 } },
    ]);
  });
});

describe('E02 beside a second meal of the slot', () => {
  it('has at stake what the tier gave too much, and leaves the second subsidy to Q01', async () => {
    const site = desk.site();
    const elder = await desk.elder(site, { born: '1946-09-16' });
    const [first = '', second = ''] = await desk.eat(site, [{ elder }, { elder, at: '13:00' }]);
    await desk.run(site, ['E02', 'Q01']);
    const stakes = (await desk.found(site)).map(({ code, meals }) => ({ code, meals }));
    expect(stakes.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual([
      ...[first, second].toSorted().map((meal) => ({ code: 'E02', meals: { [meal]: 200 } })),
      { code: 'Q01', meals: { [first]: 0, [second]: 900 } },
    ]);
  });
});

describe('U03', () => {
  it('does not ask again for what was just disallowed, and does for what was disallowed by a fact that is no more', async () => {
    const refused = async (
      code: CheckCode,
      meal: Omit<Eaten, 'elder'>,
      elder: Parameters<CheckDesk['elder']>[1] = {},
    ) => {
      const site = desk.site();
      const id = await desk.elder(site, elder);
      const [mealId] = await desk.eat(site, [{ elder: id, ...meal }]);
      const [finding] = await desk.check(site, code);
      await new FindingService(desk.test.database).decide(site.townOfficial, finding?.id ?? '', {
        ...{ kind: 'disallow', reason: '不符' },
      });
      // As the correction of an approval leaves it.
      await desk.test.owner.query(`SET session_replication_role = replica;
        UPDATE canteen.meals SET government_fen = 0, government_city_fen = 0, government_district_fen = 0, government_town_fen = 0,
          elder_due_fen = price_fen, unfunded_fen = unfunded_fen + government_fen WHERE id = '${mealId}';
        UPDATE registry.residents SET birth_date = '1930-01-01' WHERE id = '${id}';
        RESET session_replication_role`);
      return desk.check(site, 'U03');
    };
    expect(await refused('P05', { recordedAfter: '121 minutes' })).toMatchObject([{ code: 'P05' }]);
    expect(await refused('E02', {}, { born: '1946-09-16' })).toMatchObject([{ code: 'E02' }, { code: 'U03' }]);
  });
});

describe('a round that is settled months after its day', () => {
  it('is counted with the week of its meal and with the regulars of its day', async () => {
    const weekly = desk.site();
    const elder = await desk.elder(weekly, { born: '1955-01-01' });
    const sixth = { elder, day: '2026-07-11', booked: MONTH, tier: 'age-60-79', governmentFen: 700 };
    const meals = days(6, 10).map((day) => ({ ...sixth, day: `2026-07-${on(day).slice(8)}`, booked: '2026-07' }));
    const ids = await desk.eat(weekly, [...meals, sixth]);
    expect(await desk.check(weekly, 'Q02')).toMatchObject([{ facts: { place: 6, max: 5 }, meals: { [ids[5]!]: 700 } }]);

    const crowded = desk.site();
    const guests = await elders(desk, crowded, 30);
    const regular = guests.slice(0, 20).map((guest, at) => ({
      ...{ elder: guest, day: at === 0 ? '2026-07-06' : '2026-07-20', booked: '2026-07' },
    }));
    await desk.eat(crowded, [
      ...regular,
      ...guests.map((guest) => ({ elder: guest, day: '2026-08-05', booked: MONTH })),
    ]);
    expect(await desk.check(crowded, 'C02')).toMatchObject([
      { facts: { date: '2026-08-05', meals: 30, regulars: 20 } },
    ]);
  });
});

describe('an elder whose data were erased', () => {
  it('is not said to have been entitled to less, or to more', async () => {
    const erased =
      (meal: Omit<Eaten, 'elder'>) =>
      async (at: CheckDesk, site: Site): Promise<Arranged> => {
        const elder = await at.elder(site, { born: '1950-01-01' });
        await at.test.owner.query(`SET session_replication_role = replica;
          UPDATE registry.residents SET name = '已删除', name_pinyin = '', name_initials = '', erased_at = now() WHERE id = '${elder}'; RESET session_replication_role`);
        return [{ elder, ...meal }];
      };
    expect((await found('E02', erased({}))).findings).toEqual([]);
    expect((await found('U03', erased({ governmentFen: 0 }))).findings).toEqual([]);
  });
});

describe('the limits of the two methods', () => {
  it('are the vectors of their rules', async () => {
    const limit = async (sql: string): Promise<unknown> =>
      (await desk.test.owner.query(`SELECT ${sql} AS most`)).rows[0]?.most;
    // 7 CFR 210.8(a)(3): 200 eligible × 93.8 % = 187.6. CACFP 226.16(d)(4): capacity 85, attendance 80, so that 81 meals are too many.
    expect(await limit('reconciliation.regulars_limit(200, 0.938)')).toBe(187);
    expect(await limit('reconciliation.count_limit(85, 80)')).toBe(80);
    expect(await limit('reconciliation.count_limit(85, NULL)')).toBe(85);
  });
});

it('has cases for every check', () => {
  expect([...Object.keys(CASES), 'P02', ...ELSEWHERE].toSorted()).toEqual([...CHECK_CODES].toSorted());
});
