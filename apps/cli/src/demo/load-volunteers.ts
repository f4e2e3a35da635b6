import { addDays } from '@nuancan/kernel';
import { namePinyin } from '@nuancan/registry';
import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { demoUuid } from './demo-ids.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { drawPersonName } from './person-names.js';
import { SeededRandom } from './seeded-random.js';

const PEOPLE = 8;
const HELPED_DAYS = 30;
const PLANNED_DAYS = 7;
const FEN_PER_HOUR = 2000;
const SKILLS = ['health_certificate', 'kitchen_help', 'serving', 'e_bike'] as const;
const FIRST_ID_MS = Date.UTC(2024, 1, 7);

/** Tables that `loadVolunteers` fills; the time bank is filled by its own triggers. */
export const VOLUNTEER_TABLES: readonly string[] = [
  'volunteering.reference_rates',
  'volunteering.volunteers',
  'volunteering.persons',
  'volunteering.volunteer_skills',
  'volunteering.shifts',
  'volunteering.sign_ups',
  'volunteering.attendances',
  'volunteering.hour_confirmations',
];

/** Every day somebody comes from half past six till nine or a little longer; yesterday's hours wait to be confirmed. */
const ATTEND = `INSERT INTO volunteering.attendances (id, district_code, town_code, facility_id, volunteer_id, business_date, purpose,
    arrived_at, arrived_by, in_device_at, in_device_id, in_body_hash, in_account_id, in_recorded_at, left_at, left_by, out_device_at,
    out_device_id, out_body_hash, out_account_id, out_recorded_at)
  SELECT uuidv7(), $1, $2, $3, p.people[1 + n % cardinality(p.people)], d.day, CASE n % 5 WHEN 0 THEN 'delivery' ELSE 'kitchen' END,
    t.came, 'tablet', t.came, p.device, sha256(''), $4, t.came, t.went, 'tablet', t.went, p.device, sha256(''), $4, t.went
  FROM (SELECT $5::uuid[] AS people, $4::uuid AS device) p, generate_series(1, ${HELPED_DAYS}) n,
    LATERAL (SELECT $6::date - n AS day) d,
    LATERAL (SELECT (d.day + time '06:30') AT TIME ZONE 'Asia/Shanghai' AS came,
      (d.day + time '09:00' + n % 7 * interval '10 minutes') AT TIME ZONE 'Asia/Shanghai' AS went) t`;

const CONFIRM = `INSERT INTO volunteering.hour_confirmations (attendance_id, seq, district_code, town_code, facility_id, business_date,
    volunteer_id, purpose, minutes, unit_fen, account_id, confirmed_at)
  SELECT a.id, 1, a.district_code, a.town_code, a.facility_id, a.business_date, a.volunteer_id, a.purpose, a.attended_minutes,
    ${FEN_PER_HOUR}, $2, a.left_at
  FROM volunteering.attendances a WHERE a.facility_id = $1 AND a.business_date < $3::date - 1 ORDER BY a.business_date`;

const ENTER = `WITH entered AS (
    INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen, client_id,
      body_hash, account_id, recorded_at, attendance_id, confirmation_no)
    SELECT c.district_code, c.town_code, c.facility_id, c.business_date, c.purpose || '_hours', '志愿者 №' || v.register_no, c.minutes,
      c.unit_fen, gen_random_uuid(), sha256(''), c.account_id, c.confirmed_at, c.attendance_id, c.seq
    FROM volunteering.hour_confirmations c JOIN volunteering.volunteers v ON v.id = c.volunteer_id WHERE c.facility_id = $1
    RETURNING id, district_code, town_code, facility_id, business_date, account_id)
  INSERT INTO canteen.hours_confirmations (source_id, district_code, town_code, facility_id, business_date, account_id)
  SELECT * FROM entered`;

const PLAN = `INSERT INTO volunteering.shifts (district_code, town_code, facility_id, business_date, starts_at, ends_at, purpose, wanted, skills,
    planned_by)
  SELECT $1, $2, $3, $5::date + n, s.starts_at::time, s.ends_at::time, s.purpose, s.wanted, s.skills, $4
  FROM generate_series(0, ${PLANNED_DAYS - 1}) n, (VALUES ('06:30', '09:30', 'kitchen', 2, '{health_certificate}'::text[]),
    ('10:30', '12:00', 'delivery', 1, '{e_bike}')) s (starts_at, ends_at, purpose, wanted, skills)`;

/** Nobody signs up for a shift that is over, not in a demo of another day either. */
const SIGN_UP = `INSERT INTO volunteering.sign_ups (shift_id, volunteer_id, district_code, town_code, facility_id, business_date, during,
    signed_up_by)
  SELECT s.id, v.id, s.district_code, s.town_code, s.facility_id, s.business_date, s.during, $2
  FROM volunteering.shifts s CROSS JOIN LATERAL (SELECT k.volunteer_id AS id FROM volunteering.volunteer_skills k
    WHERE k.skill = s.skills[1] ORDER BY k.volunteer_id OFFSET (s.business_date - date '2020-01-01') % 2 LIMIT 1) v
  WHERE s.facility_id = $1 AND s.business_date >= platform.business_date(now())`;

/** Volunteers of the canteen of 西坞: the register, a month of hours, this week's shifts; and the district's reference rate. */
export async function loadVolunteers(client: Client, district: DemoDistrict, seed: number): Promise<void> {
  const { accounts, today } = district;
  const accountOf = (role: string, login?: string): { id: string; facilityId: string | null } => {
    const found = accounts.find((one) => one.role === role && (login === undefined || one.login === login));
    if (found === undefined) throw new Error(`the demo has no ${role}`);
    return found;
  };
  const operator = accountOf('operator', 'op-xiwu');
  const official = accountOf('town_official', 'zhen-xiwu');
  await client.query(
    `INSERT INTO volunteering.reference_rates (district_code, valid_from, fen_per_hour, recorded_by) VALUES ($1, '2024-01-01', $2, $3)`,
    [DEMO_DISTRICT.code, FEN_PER_HOUR, accountOf('district_official').id],
  );
  const people = await register(client, SeededRandom.stream(seed, 'volunteers'), {
    operatorId: operator.id,
    officialId: official.id,
    validTo: addDays(today, 200),
  });
  const place = [DEMO_DISTRICT.code, XIWU.townCode, operator.facilityId];
  await client.query(ATTEND, [...place, operator.id, people, today]);
  await client.query(CONFIRM, [operator.facilityId, operator.id, today]);
  await client.query(ENTER, [operator.facilityId]);
  await client.query(PLAN, [...place, operator.id, today]);
  await client.query(SIGN_UP, [operator.facilityId, operator.id]);
}

interface Registering {
  readonly operatorId: string;
  readonly officialId: string;
  readonly validTo: string;
}

async function register(client: Client, random: SeededRandom, by: Registering): Promise<string[]> {
  const people: string[] = [];
  for (let at = 0; at < PEOPLE; at += 1) {
    const id = demoUuid(random, FIRST_ID_MS + at * 1000);
    const birthYear = random.between({ from: 1952, to: 1985 });
    const { surname, given } = drawPersonName(random, { sex: random.chance(0.6) ? 'female' : 'male', birthYear });
    const place = [id, DEMO_DISTRICT.code, XIWU.townCode];
    await client.query(
      `INSERT INTO volunteering.volunteers (id, district_code, town_code, consented_on, registered_by, registered_at, checked_by, checked_at)
       VALUES ($1, $2, $3, '2024-03-01', $4, '2024-03-01', $5, '2024-03-02')`,
      [...place, by.operatorId, by.officialId],
    );
    await client.query(
      `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, birth_date, client_id, body_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $1, sha256(''))`,
      [...place, surname + given, namePinyin(surname + given).initials, `1540000${1000 + at}`, `${birthYear}-06-01`],
    );
    for (const skill of SKILLS.filter((_, index) => index < 2 || (at + index) % 2 === 0)) {
      await client.query(
        `INSERT INTO volunteering.volunteer_skills (volunteer_id, district_code, town_code, skill, valid_to) VALUES ($1, $2, $3, $4, $5)`,
        [...place, skill, skill === 'health_certificate' ? by.validTo : null],
      );
    }
    people.push(id);
  }
  return people;
}
