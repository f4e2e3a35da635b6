import type { Client } from 'pg';

const DONORS = `INSERT INTO donation.donors (district_code, kind, name, recorded_by)
  SELECT $1, 'firm', '捐赠人 ' || n, $2 FROM generate_series(1, $3::int) n`;
const DONATIONS = `INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, client_id, body_hash, account_id)
  SELECT d.district_code, (SELECT min(o.id::text)::uuid FROM registry.organisations o), d.id, 'money', $1::date, $2, uuidv7(), sha256(''), d.recorded_by
  FROM donation.donors d`;
const RECEIPTS = `INSERT INTO donation.receipts (district_code, organisation_id, donation_id, year, no, received_on, amount_fen, client_id, account_id)
  SELECT district_code, organisation_id, id, 2000, 1, pledged_on, pledged_fen, client_id, account_id FROM donation.donations`;
const TRANCHES = `INSERT INTO donation.tranches (district_code, organisation_id, donation_id, received_on, amount_fen, earmark, client_id, account_id)
  SELECT district_code, organisation_id, id, pledged_on, pledged_fen, 'anyone', client_id, account_id FROM donation.donations`;
const SCOPE = `SELECT set_config('app.role', $1, false), set_config('app.district', $2, false)`;
/** As the desk posts them, a thousand entries at a time. */
const POST = `SELECT count(*) FROM (
  SELECT jsonb_agg(e) AS entries FROM (
    SELECT row_number() OVER () AS n, jsonb_build_object('kind', k.kind, 'businessKey', k.key, 'businessDate', platform.business_date(now()),
      'organisationId', d.organisation_id, 'lines', jsonb_build_array(jsonb_build_object('account', k.debit, 'amountFen', d.pledged_fen),
        jsonb_build_object('account', k.credit, 'amountFen', -d.pledged_fen))) AS e
    FROM donation.donations d JOIN donation.receipts r ON r.donation_id = d.id JOIN donation.tranches t ON t.donation_id = d.id
    CROSS JOIN LATERAL (VALUES
      ('donation_received', 'donation/' || r.id, jsonb_build_object('kind', 'donation_bank', 'organisationId', d.organisation_id),
        jsonb_build_object('kind', 'donation_fund', 'fundId', d.id)),
      ('tranche_allotted', 'tranche/' || t.id, jsonb_build_object('kind', 'donation_fund', 'fundId', d.id),
        jsonb_build_object('kind', 'donation_fund', 'fundId', t.id))) AS k (kind, key, debit, credit)) x
  GROUP BY n / 1000) b CROSS JOIN LATERAL (SELECT count(*) FROM ledger.post_entries(b.entries)) p`;

/** Donations of one receipt and one tranche for anyone's meals, each of a donor of its own, books and all. */
export async function storeDonations(
  owner: Client,
  given: { districtCode: string; accountId: string; receivedOn: string; donations: number; amountFen: number },
): Promise<void> {
  const { districtCode, accountId, receivedOn, donations, amountFen } = given;
  await owner.query(SCOPE, ['system', districtCode]);
  await owner.query(DONORS, [districtCode, accountId, donations]);
  await owner.query(DONATIONS, [receivedOn, amountFen]);
  await owner.query(RECEIPTS);
  await owner.query(TRANCHES);
  await owner.query(POST);
  await owner.query(SCOPE, ['', '']);
}
