import { addDays, monthStartOf, type BusinessDate } from '@nuancan/kernel';
import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';

const TABLES = ['grant_rules', 'grant_rule_decisions', 'facility_grades', 'grants', 'grant_steps', 'grant_shares'];
const WITHHELD_FEN = 1000;
const QUARTER_MONTHS = 3;

/** At nine of the first of the demo's month, when the periods were over; never after now. */
const THEN = `least(clock_timestamp(), ($2::date + time '09:00') AT TIME ZONE 'Asia/Shanghai')`;
const RULE = `INSERT INTO reconciliation.grant_rules (district_code, code, version, name, basis, period, tiers, step_from, step_fen, most_fen,
    grade_fen, funders, weights, effective_from, account_id, recorded_at)
  VALUES ($1, $4, 1, $5, $6, $7, '{central_kitchen,elder_canteen,meal_point}', $8, $9, $10, $11, $12, $13,
    date_trunc('year', $2::date - interval '1 year')::date, $3, ${THEN})`;
const CONFIRM = `INSERT INTO reconciliation.grant_rule_decisions (rule_id, district_code, kind, account_id, recorded_at)
  SELECT r.id, r.district_code, 'confirmed', $3, ${THEN} FROM reconciliation.grant_rules r WHERE r.district_code = $1`;
const GRADE = `INSERT INTO reconciliation.facility_grades (district_code, town_code, facility_id, grade, valid_from, assessed_on, reason,
    account_id, recorded_at)
  VALUES ($1, $4, $5, $6, $7, $7, $8, $3, ${THEN})`;
const PROPOSE = `INSERT INTO reconciliation.grants (district_code, town_code, facility_id, rule_code, period_from, account_id, recorded_at)
  VALUES ($1, $4, $5, $6, $7, $3, ${THEN}) RETURNING id`;
/** Nothing is withheld of a grant that is not worth so much. */
const STEP = `INSERT INTO reconciliation.grant_steps (grant_id, step, district_code, town_code, facility_id, action, withheld_fen, reason, role,
    account_id, recorded_at)
  SELECT g.id, g.step + 1, $1, g.town_code, g.facility_id, $5, w.fen, CASE WHEN $6::bigint = 0 OR w.fen > 0 THEN $7 END, $8, $3, ${THEN}
  FROM reconciliation.grants g CROSS JOIN LATERAL (SELECT CASE WHEN g.computed_fen >= $6 THEN $6::bigint ELSE 0 END AS fen) w WHERE g.id = $4`;
const POST = `SELECT count(*) FROM ledger.post_entries((
  SELECT jsonb_agg(jsonb_build_object('kind', 'grant_approved', 'businessKey', 'grant/' || g.id,
    'businessDate', greatest(g.approved_on, platform.business_date(now()) - 60), 'townCode', g.town_code, 'facilityId', g.facility_id,
    'organisationId', g.organisation_id, 'lines', l.lines))
  FROM reconciliation.grants g CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('account', jsonb_build_object('kind', k.kind, 'facilityId', s.facility_id, 'funder', s.funder,
        'townCode', s.funding_town), 'amountFen', k.sign * s.amount_fen)) AS lines
    FROM reconciliation.grant_shares s
    CROSS JOIN (VALUES ('grant_receivable', 1), ('income_operating_grant', -1)) AS k (kind, sign) WHERE s.grant_id = g.id) l
  WHERE g.state = 'approved' AND l.lines IS NOT NULL))`;

/** A rule by heads and one by grade; of 西坞 grants that wait for the town, for the district, for the bank, and one that was refused. */
export async function loadGrants(client: Client, { accounts, facilities, today }: DemoDistrict): Promise<void> {
  const idOf = (login: string): string => {
    const found = accounts.find((account) => account.login === login);
    if (found === undefined) throw new Error(`the demo has no ${login}`);
    return found.id;
  };
  const first = accounts.find(({ login }) => login === 'op-xiwu')?.facilityId;
  const others = facilities.filter(({ id, village }) => village.townCode === XIWU.townCode && id !== first);
  const [own, second, third] = [first, ...others.map(({ id }) => id)];
  const [town, district, payer] = [idOf('zhen-xiwu'), idOf('qumin'), idOf('caiwu')];
  const add = async (sql: string, by: string, ...values: readonly unknown[]): Promise<string> => {
    const { rows } = await client.query<{ id: string }>(sql, [DEMO_DISTRICT.code, monthStartOf(today), by, ...values]);
    return rows[0]?.id ?? '';
  };
  const step = (id: string, by: string, action: string, { fen = 0, reason = null as string | null } = {}) =>
    add(STEP, by, id, action, fen, reason, by === town ? 'town_official' : 'district_official');
  const propose = async (facilityId: string | null | undefined, code: string, from: BusinessDate): Promise<string> => {
    const id = await add(PROPOSE, town, XIWU.townCode, facilityId, code, from);
    await step(id, town, 'proposed');
    return id;
  };
  const force = (is: string): string =>
    TABLES.map((table) => `ALTER TABLE reconciliation.${table} ${is} ROW LEVEL SECURITY`).join(';');
  // Forced row security would refuse an owner that is no superuser.
  await client.query(force('NO FORCE'));
  await enterRules(add, { payer, district });
  const month = monthStartOf(addDays(monthStartOf(today), -1));
  const quarter = lastQuarter(today);
  await add(GRADE, town, XIWU.townCode, own, 'A', quarter, '年度等级评定 92 分');
  const waiting = await propose(own, 'heads-month', month);
  await step(waiting, town, 'reviewed', { fen: WITHHELD_FEN, reason: '中心温度记录缺三天' });
  await propose(second, 'heads-month', month);
  const approved = await propose(own, 'grade-quarter', quarter);
  await step(approved, town, 'reviewed');
  await step(approved, district, 'approved');
  const refused = await propose(third, 'grade-quarter', quarter);
  await step(refused, town, 'rejected', { reason: '还没有评定等级' });
  await client.query(POST);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await client.query(force('FORCE'));
}

type Add = (sql: string, by: string, ...values: readonly unknown[]) => Promise<string>;

async function enterRules(add: Add, { payer, district }: { payer: string; district: string }): Promise<void> {
  const heads = [[0, 600], [150, 80], 500_000, []];
  await add(RULE, payer, 'heads-month', '按人次运营补贴', 'heads', 'month', ...heads, ['district', 'town'], [7, 3]);
  const grades = [[], [], null, [600_000, 400_000, 200_000]];
  await add(
    RULE,
    payer,
    'grade-quarter',
    '按等级运营补贴',
    'grade',
    'quarter',
    ...grades,
    ['city', 'district'],
    [1, 1],
  );
  await add(CONFIRM, district);
}

/** The first day of the last quarter that is over. */
function lastQuarter(today: BusinessDate): BusinessDate {
  const begin = (day: BusinessDate): BusinessDate =>
    (Number(day.slice(5, 7)) - 1) % QUARTER_MONTHS === 0 ? monthStartOf(day) : begin(addDays(monthStartOf(day), -1));
  return begin(addDays(begin(today), -1));
}
