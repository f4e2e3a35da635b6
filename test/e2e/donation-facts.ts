import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { storeTranche } from '../../libs/donation/src/testing/store-tranche.js';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a donation for a town that a request may name. */
export interface DonationFacts {
  readonly donorId: string;
  readonly donorLinkId: string;
  readonly donationId: string;
  readonly receiptId: string;
  readonly trancheId: string;
  /** Of vouchers for its facility, open. */
  readonly issueId: string;
  /** Waits for its decision. */
  readonly refundId: string;
  /** Waits for its decision. */
  readonly voidRequestId: string;
  /** Opens the donor's page, by another link than `donorLinkId`. */
  readonly donorToken: string;
}

/** Stores a donation for the town by its operator's hand, with a refund that waits and two links, as the owner of the database. */
export async function storeDonationFacts(owner: Client, town: ArrangedTown): Promise<DonationFacts> {
  const { districtCode, organisationId, code } = town;
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '';
  const accountId = await idOf('SELECT id FROM identity.accounts WHERE login = $1', [town.logins.operator]);
  const day = (await owner.query<{ day: string }>('SELECT platform.business_date(now()) AS day')).rows[0]?.day ?? '';
  const terms = { amountFen: 1000, receivedOn: day, earmark: 'town' as const, forTown: code };
  const trancheId = await storeTranche(owner, { districtCode, organisationId, accountId, ...terms });
  const donationId = await idOf('SELECT donation_id AS id FROM donation.tranches WHERE id = $1', [trancheId]);
  const donorId = await idOf('SELECT donor_id AS id FROM donation.donations WHERE id = $1', [donationId]);
  const link = (token: string): Promise<string> =>
    idOf(
      `INSERT INTO donation.donor_links (district_code, donor_id, token_hash, created_by) VALUES ($1, $2, $3, $4) RETURNING id`,
      [districtCode, donorId, createHash('sha256').update(token).digest(), accountId],
    );
  const issueId = await storeTranche(owner, {
    districtCode,
    organisationId,
    accountId,
    ...terms,
    earmark: 'vouchers',
    forTown: null,
  });
  await owner.query(
    `WITH i AS (
       INSERT INTO donation.voucher_issues (tranche_id, donation_id, organisation_id, district_code, vouchers, cap_fen, issued_on, expires_on,
         for_facility, account_id)
       SELECT t.id, t.donation_id, t.organisation_id, t.district_code, 1, 1000, $2, $2::date + 30, $3, $4 FROM donation.tranches t WHERE t.id = $1
       RETURNING tranche_id, district_code
     ), v AS (
       INSERT INTO donation.vouchers (issue_id, district_code, no) SELECT tranche_id, district_code, 1 FROM i RETURNING id, district_code)
     INSERT INTO donation.voucher_codes (voucher_id, district_code, code) SELECT id, district_code, 'QV' || upper(lpad($5, 16, '0')) FROM v`,
    [issueId, day, town.facilityId, accountId, code],
  );
  const donorToken = code.padEnd(43, 'A');
  await link(donorToken);
  const receiptId = await idOf('SELECT id FROM donation.receipts WHERE donation_id = $1', [donationId]);
  return {
    ...{ donorId, donationId, trancheId, issueId, donorToken },
    donorLinkId: await link(code.padEnd(43, 'B')),
    receiptId,
    voidRequestId: await idOf(
      `INSERT INTO donation.void_requests (district_code, receipt_id, reason, client_id, requested_by)
       VALUES ($1, $2, '重复登记', uuidv7(), $3) RETURNING id`,
      [districtCode, receiptId, accountId],
    ),
    refundId: await idOf(
      `INSERT INTO donation.refunds (district_code, organisation_id, donation_id, amount_fen, reason, client_id, requested_by)
       VALUES ($1, $2, $3, 1, '项目取消', uuidv7(), $4) RETURNING id`,
      [districtCode, organisationId, donationId, accountId],
    ),
  };
}
