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
  const donorToken = code.padEnd(43, 'A');
  await link(donorToken);
  const receiptId = await idOf('SELECT id FROM donation.receipts WHERE donation_id = $1', [donationId]);
  return {
    ...{ donorId, donationId, trancheId, donorToken },
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
