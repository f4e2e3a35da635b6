import { addDays } from '@nuancan/kernel';
import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import type { DemoWallets } from './demo-wallets.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { loadVouchers, VOUCHERS_FEN } from './load-vouchers.js';

const RECEIVED_DAYS_AGO = 58;
const KILOGRAMS = 200;
const RICE_FEN_A_KILOGRAM = 560;

/** Made-up donors; the money is spent when the worker closes the days of 西坞. */
const GIFTS = [
  {
    kind: 'firm',
    name: '剡江食品有限公司',
    pledgedFen: 2_000_000,
    receivedFen: 1_200_000,
    earmark: 'town',
    campaign: '重阳暖心餐',
  },
  { kind: 'person', name: '竺阿姨', pledgedFen: 300_000, receivedFen: 300_000, earmark: 'anyone', campaign: null },
  { kind: 'anonymous', name: '匿名', pledgedFen: 88_800, receivedFen: 88_800, earmark: 'anyone', campaign: null },
  { kind: 'firm', name: '溪口商会', pledgedFen: 500_000, receivedFen: 500_000, earmark: 'facility', campaign: null },
  {
    kind: 'firm',
    name: '西坞慈孝协会',
    pledgedFen: VOUCHERS_FEN,
    receivedFen: VOUCHERS_FEN,
    earmark: 'vouchers',
    campaign: '暖心餐券',
  },
  { kind: 'person', name: '应先生', pledgedFen: 200_000, receivedFen: 0, earmark: 'anyone', campaign: null },
] as const;

const TABLES = ['donors', 'donations', 'receipts', 'receipt_counters', 'tranches', 'goods'];

/** The gifts, who enters them, and what they may be for: each statement takes them all. */
const GIVEN = `WITH given AS (
  SELECT x ->> 'name' AS name, x ->> 'kind' AS kind, x ->> 'earmark' AS earmark, x ->> 'campaign' AS campaign,
    (x ->> 'pledgedFen')::bigint AS pledged_fen, (x ->> 'receivedFen')::bigint AS received_fen, $2::text AS district, $3::uuid AS desk,
    $4::date AS received_on, $5::text AS town, $6::uuid AS facility, $7::uuid AS organisation
  FROM jsonb_array_elements($1::jsonb) x)`;
const ENTER = [
  `${GIVEN} INSERT INTO donation.donors (district_code, kind, name, recorded_by) SELECT district, kind, name, desk FROM given`,
  `${GIVEN} INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, campaign, client_id,
     body_hash, account_id)
   SELECT g.district, g.organisation, o.id, 'money', g.received_on, g.pledged_fen, g.campaign, uuidv7(), sha256(''), g.desk
   FROM given g JOIN donation.donors o ON o.name = g.name`,
  `${GIVEN} INSERT INTO donation.receipts (district_code, organisation_id, donation_id, year, no, received_on, amount_fen, client_id, account_id)
   SELECT d.district_code, d.organisation_id, d.id, 2000, 1, d.pledged_on, g.received_fen, uuidv7(), g.desk
   FROM given g JOIN donation.donors o ON o.name = g.name JOIN donation.donations d ON d.donor_id = o.id WHERE g.received_fen > 0`,
  `${GIVEN} INSERT INTO donation.tranches (district_code, organisation_id, donation_id, received_on, amount_fen, earmark, for_town,
     for_facility, campaign, client_id, account_id)
   SELECT d.district_code, d.organisation_id, d.id, d.pledged_on, d.received_fen, g.earmark, CASE g.earmark WHEN 'town' THEN g.town END,
     CASE g.earmark WHEN 'facility' THEN g.facility END, d.campaign, uuidv7(), g.desk
   FROM given g JOIN donation.donors o ON o.name = g.name JOIN donation.donations d ON d.donor_id = o.id WHERE d.received_fen > 0`,
];

/** Rice for the facility, by the first donor. */
const GIVE_RICE = [
  `WITH given AS (
     INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, client_id, body_hash, account_id)
     SELECT o.district_code, $3, o.id, 'goods', $1, ${KILOGRAMS * RICE_FEN_A_KILOGRAM}, uuidv7(), sha256(''), o.recorded_by
     FROM donation.donors o WHERE o.name = '${GIFTS[0].name}' RETURNING *)
   INSERT INTO donation.goods (district_code, organisation_id, donation_id, facility_id, description, quantity_g, unit_fen, account_id)
   SELECT district_code, organisation_id, id, $2, '大米', ${KILOGRAMS * 1000}, ${RICE_FEN_A_KILOGRAM}, account_id FROM given`,
  `INSERT INTO donation.receipts (district_code, organisation_id, donation_id, year, no, received_on, amount_fen, client_id, account_id)
   SELECT d.district_code, d.organisation_id, d.id, 2000, 1, d.pledged_on, d.pledged_fen, uuidv7(), d.account_id
   FROM donation.donations d WHERE d.kind = 'goods'`,
] as const;

const POST = `SELECT count(*) FROM ledger.post_entries((
  SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'businessKey', k.key, 'businessDate',
      greatest(r.received_on, platform.business_date(now()) - 60), 'organisationId', d.organisation_id,
    'lines', jsonb_build_array(jsonb_build_object('account', k.debit, 'amountFen', r.amount_fen),
      jsonb_build_object('account', k.credit, 'amountFen', -r.amount_fen))))
  FROM donation.donations d JOIN donation.receipts r ON r.donation_id = d.id JOIN donation.tranches t ON t.donation_id = d.id
  CROSS JOIN LATERAL (VALUES
    ('donation_received', 'donation/' || r.id, jsonb_build_object('kind', 'donation_bank', 'organisationId', d.organisation_id),
      jsonb_build_object('kind', 'donation_fund', 'fundId', d.id)),
    ('tranche_allotted', 'tranche/' || t.id, jsonb_build_object('kind', 'donation_fund', 'fundId', d.id),
      jsonb_build_object('kind', 'donation_fund', 'fundId', t.id))) AS k (kind, key, debit, credit)))`;

/** A few donations that came in, one that was only promised, and rice that waits to be taken into stock; books and all. */
export async function loadDonations(client: Client, district: DemoDistrict, wallets: DemoWallets): Promise<void> {
  const { accounts, facilities, today } = district;
  const desk = accounts.find(({ login }) => login === 'qumin');
  const operator = accounts.find(({ login }) => login === 'op-xiwu');
  const facility = facilities.find(({ id }) => id === operator?.facilityId);
  if (desk === undefined || operator === undefined || facility === undefined) throw new Error('the demo has no desk');
  const receivedOn = addDays(today, -RECEIVED_DAYS_AGO);
  const force = (is: string): string =>
    TABLES.map((table) => `ALTER TABLE donation.${table} ${is} ROW LEVEL SECURITY`).join(';');
  // Forced row security would refuse an owner that is no superuser.
  await client.query(force('NO FORCE'));
  const values = [
    JSON.stringify(GIFTS),
    DEMO_DISTRICT.code,
    desk.id,
    receivedOn,
    XIWU.townCode,
    facility.id,
    facility.organisation.id,
  ];
  for (const sql of ENTER) await client.query(sql, values);
  const [given, receipt] = GIVE_RICE;
  await client.query(given, [receivedOn, facility.id, facility.organisation.id]);
  await client.query(receipt);
  await client.query(POST);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await client.query(force('FORCE'));
  await loadVouchers(client, district, { operator, wallets });
}
