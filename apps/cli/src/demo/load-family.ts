import { createHash } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Client } from 'pg';
import { DEMO_FAMILY_TOKEN } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { broughtTo, deliveringKitchen } from './load-orders.js';

const FORCED = ['family.consents', 'family.links', 'family.requests'];
const DAYS = 365;
const ASKED_FEN = 20_000;

const CONSENT = `INSERT INTO family.consents (district_code, town_code, facility_town, resident_id, facility_id, name, phone, relationship, given_on,
    given_by_way, shows_meals, shows_balance, shows_deliveries, valid_until, client_id, body_hash, account_id)
  VALUES ('', '', '', $1, $2, '王小琴', '15400003009', 'child', $3, 'in_person', true, true, true, $4, uuidv7(), sha256(''), $5) RETURNING id`;
const LINK = `INSERT INTO family.links (consent_id, district_code, token_hash, created_by)
  SELECT id, district_code, $2, account_id FROM family.consents WHERE id = $1`;

/** One elder of 西坞 lets a daughter see everything; she has asked for a top-up. Given today, whatever day the demo shows. */
export async function loadFamily(client: Client, district: DemoDistrict): Promise<void> {
  const { operator, kitchen } = deliveringKitchen(district);
  const [elder] = await broughtTo(client, district);
  const today = businessDateAt(new Date());
  const hash = createHash('sha256').update(DEMO_FAMILY_TOKEN).digest();
  const force = (is: string): string =>
    FORCED.map((table) => `ALTER TABLE ${table} ${is} ROW LEVEL SECURITY`).join(';');
  // Forced row security would refuse an owner that is no superuser.
  await client.query(force('NO FORCE'));
  const { rows } = await client.query<{ id: string }>(CONSENT, [
    ...[elder, kitchen.id, today, addDays(today, DAYS), operator.id],
  ]);
  await client.query(LINK, [rows[0]?.id, hash]);
  await client.query(
    `SELECT family.ask($1, uuidv7(), sha256(''), 'top_up', NULL, ${ASKED_FEN}, NULL, NULL, NULL, '周日我来食堂付')`,
    [hash],
  );
  await client.query(force('FORCE'));
}
