import { DEFAULT_CHECKLISTS } from '@nuancan/oversight';
import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';

const TABLES =
  'inspections inspection_ends inspection_findings finding_steps complaints complainants complaint_steps'.split(' ');
const KINDS = ['food_safety', 'samples'] as const;
const ITEMS = KINDS.flatMap((kind) => DEFAULT_CHECKLISTS[kind].map((text) => ({ kind, text })));
/** Not in order: the record of core temperatures, and the weight of samples. */
const NOT_OK = [4, 6];

/** At noon of the demo's day so many days ago; the owner's rows are as if they had come then. */
const ago = (days: number): string => `($4::date - ${days} + time '12:00') AT TIME ZONE 'Asia/Shanghai'`;
const PLACE = 'district_code, town_code, facility_id';
const INSPECTION = `INSERT INTO oversight.inspections (${PLACE}, kinds, items, item_kinds, planned_on, announced, client_id, body_hash,
    account_id, recorded_at)
  VALUES ($1, $2, $3, $5, $6, $7, $4::date + $8::int, $9, uuidv7(), sha256(''), $10, ${ago(30)}) RETURNING id`;
const HELD = `INSERT INTO oversight.inspection_ends (inspection_id, ${PLACE}, item_count, kind, ended_on, outcome, results, remarks, note,
    account_id, recorded_at)
  VALUES ($5, $1, $2, $3, cardinality($6::text[]), 'held', $4::date - 20, 'passed', $6, array_fill(NULL::text, ARRAY[cardinality($6::text[])]),
    '总体较好，两处要整改', $7, ${ago(20)})`;
const FINDING = `INSERT INTO oversight.inspection_findings (inspection_id, ${PLACE}, item_no, severity, raised_by, due_on)
  VALUES ($5, $1, $2, $3, $6, $7, $8, $4::date - $9::int) RETURNING id`;
const FINDING_STEP = (
  days: number,
): string => `INSERT INTO oversight.finding_steps (finding_id, step, ${PLACE}, raised_by, cost_fen, action,
    text, due_on, role, account_id, recorded_at)
  SELECT f.id, f.step + 1, $1, $2, $3, f.raised_by, f.cost_fen, $6, $7, CASE $6 WHEN 'raised' THEN f.due_on END, $8, $9, ${ago(days)}
  FROM oversight.inspection_findings f WHERE f.id = $5 AND $4::date IS NOT NULL`;
const COMPLAINT = (
  days: number,
): string => `INSERT INTO oversight.complaints (${PLACE}, category, channel, received_on, text, role, client_id,
    body_hash, account_id, recorded_at)
  VALUES ($1, $2, $3, $5, $6, $4::date - ${days}, $7, $8, uuidv7(), sha256(''), $9, ${ago(days)}) RETURNING id`;
const COMPLAINT_STEP = (
  days: number,
): string => `INSERT INTO oversight.complaint_steps (complaint_id, step, ${PLACE}, action, text, outcome,
    satisfaction, role, account_id, recorded_at)
  SELECT c.id, c.step + 1, $1, $2, $3, $6, $7, CASE $6 WHEN 'closed' THEN 'upheld' END, CASE $6 WHEN 'closed' THEN 'satisfied' END, $8, $9,
    ${ago(days)}
  FROM oversight.complaints c WHERE c.id = $5 AND $4::date IS NOT NULL`;

interface Who {
  readonly id: string;
  readonly role: string;
}

/** An inspection of the canteen of 西坞 with one finding closed and one overdue, one to come, and three complaints. */
export async function loadOversight(client: Client, { accounts, today }: DemoDistrict): Promise<void> {
  const who = (login: string): Who & { readonly facilityId: string | null } => {
    const found = accounts.find((account) => account.login === login);
    if (found === undefined) throw new Error(`the demo has no ${login}`);
    return found;
  };
  const force = (is: string): string =>
    TABLES.map((table) => `ALTER TABLE oversight.${table} ${is} ROW LEVEL SECURITY`).join(';');
  const [operator, town, district] = [who('op-xiwu'), who('zhen-xiwu'), who('qumin')];
  const of = [DEMO_DISTRICT.code, XIWU.townCode, operator.facilityId, today];
  const add = async (sql: string, ...values: readonly unknown[]): Promise<string> => {
    const { rows } = await client.query<{ id: string }>(sql, [...of, ...values]);
    return rows[0]?.id ?? '';
  };
  // Forced row security would refuse an owner that is no superuser.
  await client.query(force('NO FORCE'));
  await inspect(add, { operator, town });
  const hygiene = DEFAULT_CHECKLISTS.hygiene;
  const planned = [['hygiene'], hygiene, hygiene.map(() => 'hygiene'), 3, true, district.id];
  await add(INSPECTION, ...planned);
  await complain(add, { operator, town });
  await client.query(force('FORCE'));
}

type Add = (sql: string, ...values: readonly unknown[]) => Promise<string>;
type Two = { readonly operator: Who; readonly town: Who };

async function inspect(add: Add, { operator, town }: Two): Promise<void> {
  const items = [ITEMS.map(({ text }) => text), ITEMS.map(({ kind }) => kind)];
  const held = await add(INSPECTION, [...KINDS], ...items, -20, false, town.id);
  await add(
    HELD,
    held,
    ITEMS.map((_, at) => (NOT_OK.includes(at + 1) ? 'not_ok' : 'ok')),
    town.id,
  );
  const step = (days: number, id: string, action: string, text: string, { id: by, role }: Who): Promise<string> =>
    add(FINDING_STEP(days), id, action, text, role, by);
  const overdue = await add(FINDING, held, NOT_OK[0], 'minor', town.id, 2);
  await step(20, overdue, 'raised', '中心温度记录缺三天', town);
  const closed = await add(FINDING, held, NOT_OK[1], 'major', town.id, 13);
  await step(20, closed, 'raised', '两样菜留样不足 125 克', town);
  await step(15, closed, 'answered', '换了 200 克留样盒，重新培训', operator);
  await step(14, closed, 'closed', '现场称重合格', town);
}

async function complain(add: Add, { operator, town }: Two): Promise<void> {
  const take = (days: number, category: string, text: string, { id, role }: Who): Promise<string> =>
    add(COMPLAINT(days), category, 'phone', text, role, id);
  const step = (
    days: number,
    id: string,
    action: string,
    text: string | null,
    { id: by, role }: Who,
  ): Promise<string> => add(COMPLAINT_STEP(days), id, action, text, role, by);
  const salty = await take(25, 'food_quality', '这几天的菜偏咸', town);
  await step(25, salty, 'taken', null, town);
  await step(24, salty, 'stated', '换了新厨师，已提醒少盐', operator);
  await step(21, salty, 'answered', '已督促减盐，欢迎再来', town);
  await step(20, salty, 'closed', '回访满意', town);
  const slow = await take(12, 'service', '中午排队太久', town);
  await step(12, slow, 'taken', null, town);
  const cold = await take(1, 'delivery', '送到家的饭不够热', operator);
  await add(
    `INSERT INTO oversight.complainants (complaint_id, ${PLACE}, name, phone) SELECT $5, $1, $2, $3, '蒋阿婆', '15400002001'
     WHERE $4::date IS NOT NULL`,
    cold,
  );
  await step(1, cold, 'taken', null, operator);
}
