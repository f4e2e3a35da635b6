import { addDays, type BusinessDate } from '@nuancan/kernel';
import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { DemoAccount } from './generate-accounts.js';

const FORCED = [
  ...['welfare.cases', 'welfare.steps', 'welfare.words', 'welfare.duties', 'meal_point.kitchen_phones'],
  'registry.resident_contacts',
];
const DUTY_DAYS = { before: 7, after: 14 };
/** Of the towns in which meals are brought. */
const ON_DUTY = new Set(['zhen-xiwu', 'zhen-xikou']);
/** Whose meals are brought. */
const KITCHENS = ['op-xiwu', 'op-xikou'];
const MINUTE_MS = 60_000;

const NUMBER = `INSERT INTO meal_point.kitchen_phones (facility_id, district_code, town_code, phone, account_id)
  SELECT f.id, f.district_code, f.town_code, $2, $3 FROM meal_point.facilities f WHERE f.id = $1`;

/** People who live alone, and are not brought a meal. */
const WHO = `SELECT r.id FROM registry.residents r WHERE r.town_code = $1 AND r.lives_alone
  AND NOT EXISTS (SELECT FROM registry.resident_statuses s WHERE s.resident_id = r.id)
  AND NOT EXISTS (SELECT FROM delivery.standing_orders o WHERE o.resident_id = r.id) ORDER BY r.id LIMIT 3`;
const CONTACT = `INSERT INTO registry.resident_contacts (resident_id, district_code, town_code, name, relation, phone, valid_from)
  VALUES ($1, $2, $3, $4, $5, $6, '2024-01-01')`;
const CASE = `INSERT INTO welfare.cases (district_code, town_code, resident_id, person_id, facility_id, kind, note_id, absent_since, state, stage,
    step, contact_minutes, officer_minutes, escalation_minutes, opened_at, finding, closed_by, closed_at)
  VALUES ($1, $2, $3, $3, $4, $5, CASE $5 WHEN 'condition' THEN uuidv7() END, $6, $7, $8, $9, 15, 30, 60, $10, $11, $12, $13) RETURNING id`;
const STEP = `INSERT INTO welfare.steps (case_id, step, district_code, town_code, action, due_at, at, account_id, officer_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const WORDS = `INSERT INTO welfare.words (case_id, step, district_code, town_code, words) VALUES ($1, $2, $3, $4, $5)`;
const DUTY = `INSERT INTO welfare.duties (district_code, town_code, officer_id, starts_at, ends_at, account_id, phone)
  VALUES ($1, $2, $3, $4, $5, $6, '0574 88000411')`;

/** One step of a case: so many minutes after its opening, by somebody where a person did it. */
interface DemoStep {
  readonly action: string;
  readonly minutes: number;
  readonly by?: 'operator' | 'town' | 'district';
  readonly words?: string;
}

interface DemoCase {
  readonly kind: 'absence' | 'condition';
  readonly daysAgo: number;
  readonly clock: string;
  readonly absentDays?: number;
  readonly finding?: string;
  readonly steps: readonly DemoStep[];
}

const CHAIN = ['call_contact', 'call_officer', 'escalated'];
const [CALLED, CONTACTED, OFFICER, DISTRICT]: readonly DemoStep[] = [
  { action: 'call_resident', minutes: 0 },
  { action: 'call_contact', minutes: 15 },
  { action: 'call_officer', minutes: 30 },
  { action: 'escalated', minutes: 60 },
];

/** Closed, closed by the second official because the time of the first ran out, and nobody sees to it although the district was told. */
const CASES: readonly DemoCase[] = [
  {
    ...{ kind: 'absence', daysAgo: 6, clock: '08:30', absentDays: 4, finding: 'out' },
    steps: [
      ...[{ action: 'opened', minutes: 0 }, CALLED!, CONTACTED!],
      { action: 'acknowledged', minutes: 22, by: 'town', words: '儿子电话没人接，请村干部上门' },
      { action: 'closed', minutes: 96, by: 'town', words: '在女儿家住几天，下周回来' },
    ],
  },
  {
    ...{ kind: 'condition', daysAgo: 1, clock: '17:10', finding: 'needs_care' },
    steps: [
      { action: 'opened', minutes: 0, by: 'operator', words: '来吃晚饭时说话含糊，走路不稳' },
      CALLED!,
      { action: 'acknowledged', minutes: 9, by: 'town', words: '请村医过去看' },
      { action: 'tried', minutes: 14, by: 'town', words: '村医电话没人接' },
      { action: 'hold_ended', minutes: 44 },
      { action: 'call_contact', minutes: 44 },
      { action: 'acknowledged', minutes: 52, by: 'district' },
      { action: 'closed', minutes: 95, by: 'district', words: '女儿已到，明天去卫生院看' },
    ],
  },
  {
    ...{ kind: 'absence', daysAgo: 1, clock: '08:30', absentDays: 5 },
    steps: [{ action: 'opened', minutes: 0 }, CALLED!, CONTACTED!, OFFICER!, DISTRICT!],
  },
];

/** Welfare cases of 西坞, the numbers of kitchens, and who is on duty there and in 溪口, by day and, from the district, by night; all before the demo's day but the roster. */
export async function loadWelfare(client: Client, { accounts, today }: DemoDistrict): Promise<void> {
  const idOf = (login: string): string => accounts.find((account) => account.login === login)?.id ?? '';
  const facilityId = accounts.find(({ login }) => login === 'op-xiwu')?.facilityId;
  const by = { operator: idOf('op-xiwu'), town: idOf('zhen-xiwu'), district: idOf('qumin') };
  const force = (is: string): string =>
    FORCED.map((table) => `ALTER TABLE ${table} ${is} ROW LEVEL SECURITY`).join(';');
  const { rows: people } = await client.query<{ id: string }>(WHO, [XIWU.townCode]);
  // Forced row security would refuse an owner that is no superuser.
  await client.query(force('NO FORCE'));
  for (const day of accounts.filter(({ login }) => ON_DUTY.has(login))) {
    await loadRoster(client, today, { day, night: by.district });
  }
  for (const { login, facilityId: kitchen, id } of accounts.filter((account) => KITCHENS.includes(account.login))) {
    await client.query(NUMBER, [kitchen, `1540000400${KITCHENS.indexOf(login)}`, id]);
  }
  for (const [at, one] of CASES.entries()) {
    const residentId = people[at]?.id;
    if (residentId === undefined) continue;
    await client.query(CONTACT, [
      ...[residentId, DEMO_DISTRICT.code, XIWU.townCode],
      ...[['王建军', '李秀英', '周国平'][at], ['儿子', '女儿', '侄子'][at], `1540000300${at}`],
    ]);
    await loadCase(client, one, { residentId, facilityId: facilityId ?? null, today, by });
  }
  await client.query(force('FORCE'));
}

async function loadCase(
  client: Client,
  { kind, daysAgo, clock, absentDays, finding, steps }: DemoCase,
  of: {
    residentId: string;
    facilityId: string | null;
    today: BusinessDate;
    by: Record<'operator' | 'town' | 'district', string>;
  },
): Promise<void> {
  const opened = new Date(`${addDays(of.today, -daysAgo)}T${clock}:00+08:00`);
  const after = (minutes: number): Date => new Date(opened.getTime() + minutes * MINUTE_MS);
  const last = steps.at(-1)!;
  const place = [DEMO_DISTRICT.code, XIWU.townCode];
  const isClosed = last.action === 'closed';
  const { rows } = await client.query<{ id: string }>(CASE, [
    ...[
      ...place,
      of.residentId,
      of.facilityId,
      kind,
      absentDays === undefined ? null : addDays(of.today, -daysAgo - absentDays),
    ],
    ...[isClosed ? 'closed' : 'open', steps.filter(({ action }) => CHAIN.includes(action)).length, steps.length],
    ...[opened, finding ?? null],
    ...[isClosed && last.by !== undefined ? of.by[last.by] : null, isClosed ? after(last.minutes) : null],
  ]);
  const id = rows[0]?.id;
  for (const [at, { action, minutes, by, words }] of steps.entries()) {
    const isChain = [...CHAIN, 'call_resident', 'hold_ended'].includes(action);
    await client.query(STEP, [
      ...[id, at + 1, ...place, action, isChain ? after(minutes) : null, after(minutes)],
      ...[by === undefined ? null : of.by[by], action === 'call_officer' ? of.by.town : null],
    ]);
    if (words !== undefined) await client.query(WORDS, [id, at + 1, ...place, words]);
  }
}

async function loadRoster(
  client: Client,
  today: BusinessDate,
  { day, night }: { day: DemoAccount; night: string },
): Promise<void> {
  for (let ahead = -DUTY_DAYS.before; ahead < DUTY_DAYS.after; ahead += 1) {
    const on = addDays(today, ahead);
    const shifts = [
      [day.id, `${on}T08:00:00+08:00`, `${on}T20:00:00+08:00`],
      [night, `${on}T20:00:00+08:00`, `${addDays(on, 1)}T08:00:00+08:00`],
    ];
    for (const [officerId, from, to] of shifts) {
      await client.query(DUTY, [DEMO_DISTRICT.code, day.townCode, officerId, from, to, day.id]);
    }
  }
}
