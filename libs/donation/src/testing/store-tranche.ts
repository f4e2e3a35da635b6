import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** Donated money that is there to be spent, whatever day it came in. */
export interface StoredTranche {
  readonly id?: string;
  readonly districtCode: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly receivedOn: string;
  readonly amountFen: number;
  readonly earmark?: 'anyone' | 'town' | 'facility' | 'category' | 'vouchers';
  readonly forTown?: string | null;
  readonly forFacility?: string | null;
  readonly forCategory?: string | null;
  /** Somebody who gave before; somebody new without a name otherwise. */
  readonly donorId?: string;
}

const PLEDGE = `
  WITH donor AS (
    INSERT INTO donation.donors (district_code, kind, name, recorded_by) SELECT $1, 'anonymous', '匿名', $3 WHERE $6::uuid IS NULL RETURNING id)
  INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, client_id, body_hash, account_id)
  SELECT $1, $2, coalesce($6, (SELECT id FROM donor)), 'money', $4, $5, gen_random_uuid(), sha256(''), $3 RETURNING id`;
const RECEIPT = `
  INSERT INTO donation.receipts (district_code, organisation_id, donation_id, year, no, received_on, amount_fen, client_id, account_id)
  SELECT district_code, organisation_id, id, 2000, 1, pledged_on, pledged_fen, gen_random_uuid(), account_id
  FROM donation.donations WHERE id = $1 RETURNING id`;
const TRANCHE = `
  INSERT INTO donation.tranches (id, district_code, organisation_id, donation_id, received_on, amount_fen, earmark, for_town, for_facility,
    for_category, client_id, account_id)
  SELECT $2, district_code, organisation_id, id, pledged_on, pledged_fen, $3, $4, $5, $6, $2, account_id
  FROM donation.donations WHERE id = $1 RETURNING id`;

/**
 * Stores a donation of one receipt and one tranche as the owner of a test database, books and all; the books have it today,
 * however long ago it came in.
 * @returns the tranche's id
 */
export async function storeTranche(owner: Client, given: StoredTranche): Promise<string> {
  const {
    id = randomUUID(),
    districtCode,
    organisationId,
    accountId,
    receivedOn,
    amountFen,
    earmark = 'anyone',
  } = given;
  const named = [given.forTown ?? null, given.forFacility ?? null, given.forCategory ?? null];
  const stored = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '';
  const pledge = [districtCode, organisationId, accountId, receivedOn, amountFen, given.donorId ?? null];
  const donation = await stored(PLEDGE, pledge);
  const receipt = await stored(RECEIPT, [donation]);
  await stored(TRANCHE, [donation, id, earmark, ...named]);
  const businessDate = (await owner.query<{ today: string }>('SELECT platform.business_date(now()) AS today')).rows[0]
    ?.today;
  const entry = { businessDate, townCode: null, facilityId: null, organisationId };
  const fund = (fundId: string, fen: number) => ({ account: { kind: 'donation_fund', fundId }, amountFen: fen });
  const bank = { account: { kind: 'donation_bank', organisationId }, amountFen };
  const entries = [
    {
      ...entry,
      kind: 'donation_received',
      businessKey: `donation/${receipt}`,
      lines: [bank, fund(donation, -amountFen)],
    },
    {
      ...entry,
      kind: 'tranche_allotted',
      businessKey: `tranche/${id}`,
      lines: [fund(donation, amountFen), fund(id, -amountFen)],
    },
  ];
  await owner.query(`SELECT set_config('app.role', 'system', false), set_config('app.district', $1, false)`, [
    districtCode,
  ]);
  await owner.query('SELECT FROM ledger.post_entries($1)', [JSON.stringify(entries)]);
  await owner.query(`SELECT set_config('app.role', '', false), set_config('app.district', '', false)`);
  return id;
}
