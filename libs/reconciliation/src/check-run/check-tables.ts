import type { Policy } from '@nuancan/five-ones';
import type { Tx } from '@nuancan/platform';
import { fillForecasts } from './forecast-table.js';
import { OPENINGS } from './openings-table.js';
import { COOKED, LOGGING, PRODUCTION, RULES } from './production-tables.js';

/** Meals and what people are on record for reach back so far: C02 looks 30 days back, from the first of the month. */
const CONTEXT_DAYS = 35;
const LONGEST_WINDOW_DAYS = 31;
/** A run of no more facilities reads their meals and those of their diners by index; of more, reading the month at once is faster. */
const FEW_FACILITIES = 10;

/** What a run looks at. */
export interface CheckedMonth {
  readonly districtCode: string;
  /** First day. */
  readonly month: string;
  /** Null: all of the district. */
  readonly facilityIds: readonly string[] | null;
  /** Only these people's meals; null: everybody's. With their entries. */
  readonly residentIds: readonly string[] | null;
}

const DROP = `DROP TABLE IF EXISTS pg_temp.check_sites, pg_temp.check_late, pg_temp.check_windows, pg_temp.check_meals, pg_temp.check_counts, pg_temp.check_days, pg_temp.check_openings, pg_temp.check_uses, pg_temp.check_repeats, pg_temp.check_people,
  pg_temp.check_facts, pg_temp.check_tiers, pg_temp.check_misfits, pg_temp.check_rated, pg_temp.check_evidence, pg_temp.check_findings,
  pg_temp.check_forecasts, pg_temp.check_logging, pg_temp.check_production, pg_temp.check_cooked, pg_temp.check_rules`;

const SITES = `CREATE TEMP TABLE check_sites ON COMMIT DROP AS
  SELECT f.id AS facility_id, f.town_code, f.district_code FROM meal_point.facilities f
  WHERE f.district_code = $1 AND ($2::uuid[] IS NULL OR f.id = ANY ($2))`;

/** Rounds of the month that settled days before it; $3 where: null, everywhere. */
const LATE = `CREATE TEMP TABLE check_late ON COMMIT DROP AS
  SELECT DISTINCT c.facility_id, c.business_date FROM canteen.day_closes c
  WHERE c.district_code = $1 AND c.booked_month = $2::date AND c.business_date < $2::date
    AND ($3::uuid[] IS NULL OR c.facility_id = ANY ($3))`;

interface MealsAsked {
  readonly where: string;
  readonly whole: string;
  /** Only some people's or facilities': nothing is read that is not about them. */
  readonly few: boolean;
}

/**
 * Standing meals, corrections taken off. in_month: its settling round is booked in the month, at a facility of the run. person_id:
 * merged entries are one person. quotas: null where there is no limit but that of the slot. whole: so are all of its facility and day,
 * for whichever facilities the run is. $3 whose meals, $4 and of which facilities: null, of all.
 */
const mealsWhere = ({ where, whole, few }: MealsAsked): string => `
  WITH mine AS ${few ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (
    SELECT m.* FROM canteen.meals m
    WHERE m.district_code = $1 AND ($3::uuid[] IS NULL OR m.resident_id = ANY ($3) OR m.facility_id = ANY ($4))
      AND ${where}
      AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
  ), settled AS (
    SELECT s.meal_id, s.business_date FROM canteen.day_closes c JOIN canteen.meal_settlements s
      ON s.facility_id = c.facility_id AND s.business_date = c.business_date AND s.round = c.round
      ${few ? 'AND (s.meal_id, s.business_date) IN (SELECT id, business_date FROM mine)' : ''}
    WHERE c.district_code = $1 AND c.booked_month = $2::date AND c.facility_id IN (SELECT facility_id FROM check_sites)
  ), corrected AS (
    SELECT k.meal_id, k.business_date, sum(k.price_fen)::bigint AS price_fen, sum(k.government_fen)::bigint AS government_fen,
      sum(k.elder_due_fen)::bigint AS elder_due_fen, sum(k.elder_paid_fen)::bigint AS elder_paid_fen
    FROM canteen.meal_corrections k WHERE k.district_code = $1
      ${few ? 'AND k.meal_id IN (SELECT id FROM mine)' : ''} GROUP BY 1, 2
  )
  SELECT m.id AS meal_id, m.business_date, m.facility_id, m.resident_id, coalesce(r.merged_into, m.resident_id) AS person_id, m.slot,
    m.mode, m.identified_by, m.served_at, m.recorded_at, m.offline, m.device_id, m.price_fen + coalesce(k.price_fen, 0) AS price_fen, m.delivery_fee_fen,
    m.government_fen + coalesce(k.government_fen, 0) AS government_fen,
    greatest(0, m.elder_due_fen + coalesce(k.elder_due_fen, 0) - m.elder_paid_fen - coalesce(k.elder_paid_fen, 0)) AS elder_short_fen,
    m.policy_code, m.policy_version, m.tier_code,
    CASE WHEN jsonb_array_length(m.quotas) > 1 THEN m.quotas END AS quotas, s.meal_id IS NOT NULL AS in_month, ${whole} AS whole
  FROM mine m
  LEFT JOIN settled s ON s.meal_id = m.id AND s.business_date = m.business_date
  LEFT JOIN corrected k ON k.meal_id = m.id AND k.business_date = m.business_date
  LEFT JOIN registry.residents r ON r.id = m.resident_id AND r.merged_into IS NOT NULL`;

/** Of the month, of 35 days before it, and of the days of meals that came late. */
const IN_REACH = `(m.business_date >= $2::date - ${CONTEXT_DAYS} AND m.business_date < $2::date + interval '1 month'
  OR m.business_date IN (SELECT business_date FROM check_late))`;
/** The same, as bounds: by them partitions are passed over. */
const BOUNDS = `m.business_date >= least($2::date - ${CONTEXT_DAYS}, (SELECT min(business_date) FROM check_late))
  AND m.business_date < $2::date + interval '1 month'`;

/**
 * Whose meals the findings of facilities $3 may depend on: everybody who ate there, and who shares a mark with them, with all
 * entries of each.
 */
const DINERS = `
  WITH ate AS MATERIALIZED (
    SELECT DISTINCT coalesce(r.merged_into, r.id) AS person_id FROM registry.residents r WHERE r.id IN (
      SELECT m.resident_id FROM canteen.meals m WHERE m.district_code = $1 AND m.facility_id = ANY ($3) AND ${BOUNDS} AND ${IN_REACH})
  ), people AS MATERIALIZED (
    SELECT person_id FROM ate
    UNION SELECT o.id FROM ate JOIN registry.residents p ON p.id = ate.person_id JOIN registry.residents o
      ON o.district_code = p.district_code AND o.name = p.name AND o.birth_date = p.birth_date AND o.phone = p.phone
      WHERE o.merged_into IS NULL
  )
  SELECT person_id AS id FROM people UNION SELECT e.id FROM people JOIN registry.residents e ON e.merged_into = person_id`;

/** What late meals are to be counted with: the days before them at their facility, and their diner's meals in the windows of their limits. */
const DAYS_BEFORE = `(m.facility_id, m.business_date) IN (SELECT l.facility_id, day::date
    FROM check_late l CROSS JOIN generate_series(l.business_date - ${CONTEXT_DAYS}, l.business_date, interval '1 day') day)`;
const meals = (few: boolean): string =>
  `CREATE TEMP TABLE check_meals ON COMMIT DROP AS ${mealsWhere({
    where: `${BOUNDS} AND ${IN_REACH}`,
    whole: `(m.business_date >= $2::date - ${CONTEXT_DAYS} AND ($4::uuid[] IS NULL OR m.facility_id = ANY ($4)) OR ${DAYS_BEFORE})`,
    few,
  })}`;
/** Whatever limit a late meal falls under, used or not: its window holds its day. $2 of whom: null, of all. */
const WINDOWS = `CREATE TEMP TABLE check_windows ON COMMIT DROP AS
  SELECT DISTINCT e.id AS resident_id, w.first_day FROM check_meals m
  JOIN registry.residents e ON coalesce(e.merged_into, e.id) = m.person_id AND ($2::uuid[] IS NULL OR e.id = ANY ($2))
  CROSS JOIN LATERAL (VALUES (m.business_date - ${LONGEST_WINDOW_DAYS - 1}), (m.business_date)) w (first_day)
  WHERE m.in_month AND m.business_date < $1::date`;
const lateMeals = (few: boolean): string =>
  `INSERT INTO check_meals ${mealsWhere({
    where: `m.business_date >= least((SELECT min(business_date) - ${CONTEXT_DAYS} FROM check_late), (SELECT min(first_day) FROM check_windows))
    AND m.business_date < $2::date AND NOT ${IN_REACH} AND (${DAYS_BEFORE} OR EXISTS (SELECT FROM check_windows w
      WHERE w.resident_id = m.resident_id AND m.business_date >= w.first_day AND m.business_date < w.first_day + ${LONGEST_WINDOW_DAYS}))`,
    whole: DAYS_BEFORE,
    few,
  })}`;

/** Meals by facility, day and slot. */
const COUNTS = `CREATE TEMP TABLE check_counts ON COMMIT DROP AS
  SELECT facility_id, business_date, slot, mode = 'home_delivery' AS delivered, bool_or(in_month) AS in_month, count(*)::int AS meals,
    count(*) FILTER (WHERE government_fen > 0)::int AS subsidised
  FROM check_meals WHERE whole GROUP BY 1, 2, 3, 4`;

/** The serving days of a facility, numbered. */
const DAYS = `CREATE TEMP TABLE check_days ON COMMIT DROP AS
  SELECT facility_id, business_date, row_number() OVER w AS no, count(*) OVER (PARTITION BY facility_id) AS of
  FROM (SELECT DISTINCT facility_id, business_date FROM check_counts) d WINDOW w AS (PARTITION BY facility_id ORDER BY business_date)`;

/** Meals of people who have more than one on a day, one of them of the month. */
const REPEATS = `CREATE TEMP TABLE check_repeats ON COMMIT DROP AS
  SELECT m.* FROM check_meals m JOIN (SELECT person_id, business_date FROM check_meals
    WHERE person_id IS NOT NULL AND business_date IN (SELECT business_date FROM check_counts WHERE in_month)
    GROUP BY 1, 2 HAVING count(*) > 1 AND bool_or(in_month)) d USING (person_id, business_date)`;

/** How often each person used a limit other than that of the slot, by what the meals recorded of it. */
const USES = `CREATE TEMP TABLE check_uses ON COMMIT DROP AS
  SELECT m.person_id, q ->> 'key' AS limit_key, q ->> 'windowStart' AS window_start, max((q ->> 'max')::int) AS most, count(*)::int AS used
  FROM (SELECT person_id, quotas FROM check_meals WHERE quotas IS NOT NULL AND government_fen > 0 AND person_id IS NOT NULL) m
  CROSS JOIN LATERAL jsonb_array_elements(m.quotas) q
  WHERE q ->> 'key' LIKE 'limit:%' AND q ->> 'key' NOT LIKE '%:slot:%' GROUP BY 1, 2, 3`;

/**
 * Entries of everybody who ate, $1 among whom: null, all. person_mark: who shares it may be one person; two without a phone are not told apart, so have none.
 * erased: what they were entitled to is not known any more.
 */
const PEOPLE = `CREATE TEMP TABLE check_people ON COMMIT DROP AS
  SELECT r.id AS resident_id, p.id AS person_id, p.birth_date, r.town_code, r.district_code, p.lives_alone,
    r.erased_at IS NOT NULL OR p.erased_at IS NOT NULL AS erased,
    CASE WHEN p.phone IS NOT NULL THEN md5(concat_ws('|', p.name, p.birth_date, p.phone)) END AS person_mark
  FROM registry.residents r JOIN registry.residents p ON p.id = coalesce(r.merged_into, r.id)
  WHERE p.id IN (SELECT person_id FROM check_meals) AND ($1::uuid[] IS NULL OR r.id = ANY ($1))`;

const FACTS = `CREATE TEMP TABLE check_facts ON COMMIT DROP AS
  SELECT p.person_id, f.kind, f.value, f.valid_from, f.valid_to FROM check_people p JOIN (
    SELECT resident_id, 'status' AS kind, status AS value, valid_from, valid_to FROM registry.resident_statuses WHERE withdrawn_at IS NULL
    UNION ALL SELECT resident_id, 'category', category, valid_from, valid_to FROM registry.resident_categories
    UNION ALL SELECT resident_id, 'grade', grade, valid_from, valid_to FROM registry.capability_grades
    UNION ALL SELECT resident_id, 'registration', registered_division, valid_from, valid_to FROM registry.household_registrations) f
    USING (resident_id)`;

const TIERS = `CREATE TEMP TABLE check_tiers ON COMMIT DROP AS
  SELECT t.policy_code, t.policy_version, t.tier_code, coalesce(t.effective_from, '-infinity') AS effective_from,
    coalesce(t.effective_to, 'infinity') AS effective_to, t.town_codes, t.slots, t.modes, coalesce(t.age_from, 0) AS age_from,
    coalesce(t.age_to, 1000) AS age_to, t.any_category, t.grades, t.registration, t.minimum_fen, t.minimum_per
  FROM jsonb_to_recordset($1) AS t (policy_code text, policy_version int, tier_code text, effective_from date, effective_to date,
    town_codes text[], slots text[], modes text[], age_from int, age_to int, any_category jsonb, grades text[], registration text,
    minimum_fen bigint, minimum_per text)`;

/**
 * What an alternative of a tier asks of the diner of `a` over the days from `a.first_day` to `a.last_day`: in `rest` all but the
 * category. Whether somebody lives alone is not dated, so it is taken as it was judged.
 */
const HOLDS = `f.person_id = a.person_id AND f.valid_from <= a.first_day AND (f.valid_to IS NULL OR f.valid_to >= a.last_day)`;
const FITS = `
  SELECT bool_or(t.rest AND CASE WHEN t.any_category IS NULL THEN true ELSE EXISTS (
      SELECT FROM jsonb_array_elements(t.any_category) entry WHERE NOT EXISTS (
        SELECT FROM jsonb_array_elements_text(CASE jsonb_typeof(entry) WHEN 'array' THEN entry ELSE jsonb_build_array(entry) END) need
        WHERE NOT EXISTS (SELECT FROM check_facts f WHERE ${HOLDS} AND f.kind = 'category' AND f.value = need))) END) AS fits,
    bool_or(t.rest) AS but_for_category
  FROM (SELECT t.any_category, t.effective_from <= a.first_day AND t.effective_to >= a.last_day
      AND extract(year FROM age(a.first_day, p.birth_date)) >= t.age_from AND extract(year FROM age(a.last_day, p.birth_date)) <= t.age_to
      AND (t.town_codes IS NULL OR p.town_code = ANY (t.town_codes))
      AND CASE WHEN t.grades IS NULL THEN true
        ELSE EXISTS (SELECT FROM check_facts f WHERE ${HOLDS} AND f.kind = 'grade' AND f.value = ANY (t.grades)) END
      AND CASE t.registration WHEN 'anywhere' THEN true
        WHEN 'district' THEN EXISTS (SELECT FROM check_facts f WHERE ${HOLDS} AND f.kind = 'registration' AND left(f.value, 6) = p.district_code)
        ELSE EXISTS (SELECT FROM check_facts f WHERE ${HOLDS} AND f.kind = 'registration' AND left(f.value, 9) = p.town_code) END AS rest
    FROM check_tiers t WHERE t.policy_code = a.policy_code AND t.policy_version = a.policy_version AND t.tier_code = a.tier_code) t`;

/**
 * Subsidised meals whose recorded tier no alternative of which fits the diner by what is known now. Most people fit theirs over all
 * their days at once; only the others are looked at day by day. A subsidy granted by correction has no tier and was judged then.
 */
const MISFITS = `CREATE TEMP TABLE check_misfits ON COMMIT DROP AS
  WITH spans AS MATERIALIZED (
    SELECT person_id, resident_id, policy_code, policy_version, tier_code, min(business_date) AS first_day, max(business_date) AS last_day
    FROM check_meals WHERE in_month AND government_fen > 0 AND tier_code IS NOT NULL AND resident_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5
  ), doubtful AS MATERIALIZED (
    SELECT a.* FROM spans a JOIN check_people p USING (resident_id) CROSS JOIN LATERAL (${FITS}) x
    WHERE x.fits IS NOT TRUE AND NOT p.erased
  )
  SELECT a.*, coalesce(x.but_for_category, false) AS but_for_category,
    extract(year FROM age(a.business_date, p.birth_date))::int AS age_years
  FROM (SELECT m.*, m.business_date AS first_day, m.business_date AS last_day FROM check_meals m
    JOIN doubtful d USING (resident_id, policy_code, policy_version, tier_code) WHERE m.in_month AND m.government_fen > 0) a
  JOIN check_people p ON p.resident_id = a.resident_id CROSS JOIN LATERAL (${FITS}) x
  WHERE x.fits IS NOT TRUE`;

const EVIDENCE = `CREATE TEMP TABLE check_evidence (code text NOT NULL, facility_id uuid NOT NULL, evidence_key text NOT NULL,
  facts jsonb NOT NULL, asks boolean NOT NULL, meal_id uuid, business_date date, stake_fen bigint) ON COMMIT DROP`;

const INDEXES = `
  CREATE INDEX ON check_meals (person_id, business_date);
  CREATE INDEX ON check_meals (facility_id, business_date);
  ANALYZE check_meals`;

/** Fills the tables that the checks read; they live until the transaction ends, or the next month is prepared. */
export async function prepareCheckTables(
  tx: Tx,
  { districtCode, month, facilityIds, residentIds }: CheckedMonth,
  policies: readonly Policy[],
): Promise<{ readonly meals: number; readonly few: boolean }> {
  // Half a million rows are sorted in memory; compiling each of some thirty statements takes longer than running it.
  await tx.query(
    `SELECT set_config('work_mem', '96MB', true), set_config('maintenance_work_mem', '128MB', true), set_config('jit', 'off', true)`,
  );
  const sites =
    residentIds === null && facilityIds !== null && facilityIds.length <= FEW_FACILITIES ? facilityIds : null;
  const few = residentIds !== null || sites !== null;
  // Row security lets the planner expect a handful of rows where there are half a million, and loop over them.
  if (!few) await tx.query(`SELECT set_config('enable_nestloop', 'off', true)`);
  await tx.query(DROP);
  await tx.query(SITES, [districtCode, facilityIds]);
  await tx.query(LATE, [districtCode, month, sites]);
  const diners = async (): Promise<string[]> =>
    (await tx.query<{ id: string }[]>(DINERS, [districtCode, month, sites])).map(({ id }) => id);
  const people = sites === null ? residentIds : await diners();
  const read = [districtCode, month, people, sites];
  await tx.query(meals(few), read);
  const [{ late }] = await tx.query<[{ late: boolean }]>('SELECT EXISTS (SELECT FROM check_late) AS late');
  if (late) {
    await tx.query(WINDOWS, [month, people]);
    await tx.query(lateMeals(few), read);
  }
  if (few) await tx.query('CREATE INDEX ON check_meals (meal_id)');
  await tx.query(INDEXES);
  await tx.query(COUNTS);
  await tx.query('ANALYZE check_counts');
  await fillForecasts(tx);
  await tx.query(DAYS);
  await tx.query('ANALYZE check_days');
  await tx.query(OPENINGS);
  await tx.query(LOGGING);
  await tx.query(PRODUCTION, [month, districtCode]);
  await tx.query(COOKED, [month]);
  await tx.query(RULES, [month, districtCode]);
  await tx.query('ANALYZE check_logging; ANALYZE check_production; ANALYZE check_cooked; ANALYZE check_rules');
  await tx.query(REPEATS);
  await tx.query(USES);
  await tx.query(PEOPLE, [people]);
  await tx.query('CREATE INDEX ON check_people (resident_id); ANALYZE check_people');
  await tx.query(FACTS);
  await tx.query('CREATE INDEX ON check_facts (person_id, kind); ANALYZE check_facts');
  await tx.query(
    'CREATE INDEX ON check_uses (person_id); ANALYZE check_uses; ANALYZE check_repeats; ANALYZE check_openings',
  );
  await tx.query(TIERS, [JSON.stringify(policies.flatMap(tierRows))]);
  await tx.query(MISFITS);
  await tx.query(EVIDENCE);
  await tx.query(`SELECT set_config('enable_nestloop', 'on', true)`);
  const [counted] = await tx.query<[{ meals: number }]>(
    'SELECT count(*)::int AS meals FROM check_meals WHERE in_month',
  );
  return { ...counted, few };
}

/** One row per alternative of a tier. */
function tierRows(policy: Policy): object[] {
  return policy.tiers.flatMap((tier) =>
    tier.who.map((who) => ({
      policy_code: policy.code,
      policy_version: policy.version,
      tier_code: tier.code,
      effective_from: policy.effectiveFrom,
      effective_to: policy.effectiveTo,
      town_codes: policy.scope.townCodes,
      slots: tier.slots,
      modes: tier.modes,
      age_from: who.age?.from ?? null,
      age_to: who.age?.to ?? null,
      any_category: who.anyCategory,
      grades: who.grades,
      registration: who.registration,
      minimum_fen: tier.minimumSpend?.amountFen ?? null,
      minimum_per: tier.minimumSpend?.per ?? null,
    })),
  );
}
