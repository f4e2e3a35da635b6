import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { refundedEntry } from '../donation/donation-entries.js';
import { DonationErrors } from '../donation.errors.js';
import { refusalOf } from '../refusal-of.js';
import type { AskRefundDto, DecideRefundDto, RefundDto } from './refund.dto.js';

const SELECT = `SELECT r.id, r.donation_id AS "donationId", r.amount_fen AS "amountFen", r.reason, r.requested_by AS "requestedBy",
    r.requested_at AS "requestedAt", coalesce(x.decision, 'waiting') AS state, x.decided_at AS "decidedAt", x.reason AS "decisionReason",
    x.reference
  FROM donation.refunds r LEFT JOIN donation.refund_decisions x ON x.refund_id = r.id`;
const ASK = `INSERT INTO donation.refunds (district_code, organisation_id, donation_id, amount_fen, reason, client_id, requested_by)
  SELECT d.district_code, d.organisation_id, d.id, $2, $3, $4, platform.scope_account() FROM donation.donations d WHERE d.id = $1
  ON CONFLICT (district_code, client_id) DO NOTHING`;
const DECIDE = `INSERT INTO donation.refund_decisions (refund_id, district_code, decision, reason, reference, requested_by, decided_by)
  SELECT r.id, r.district_code, $2, $3, $4, r.requested_by, platform.scope_account() FROM donation.refunds r WHERE r.id = $1`;
const PARTS = `SELECT tranche_id AS "trancheId", amount_fen AS "amountFen" FROM donation.tranche_returns WHERE refund_id = $1 ORDER BY tranche_id`;
const UNSPENT = `SELECT d.kind, d.received_fen - d.refunded_fen - coalesce((SELECT sum(t.spent_fen) FROM donation.tranches t
    WHERE t.donation_id = d.id), 0)::bigint
    - coalesce((SELECT sum(t.amount_fen - t.spent_fen) FROM donation.tranches t JOIN donation.voucher_issues i ON i.tranche_id = t.id
      WHERE t.donation_id = d.id AND NOT EXISTS (SELECT FROM donation.voucher_issue_ends e WHERE e.issue_id = i.tranche_id)), 0)::bigint AS unspent
  FROM donation.donations d WHERE d.id = $1`;

/** Unspent money back to the donor: one person asks, another approves, and the database pays no more than is unspent then. */
@Injectable()
export class RefundService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** In the order in which they were asked for. */
  ofDonation(tx: Tx, donationId: string): Promise<RefundDto[]> {
    return tx.query<RefundDto[]>(`${SELECT} WHERE r.donation_id = $1 ORDER BY r.id`, [donationId]);
  }

  /** @throws DONATION.NOT_FOUND, NOT_MONEY, SPENT_MEANWHILE, CLIENT_ID_CLASH */
  async ask(scope: Scope, donationId: string, { clientId, amountFen, reason }: AskRefundDto): Promise<RefundDto> {
    return this.database.scoped(scope, async (tx) => {
      const [donation] = await tx.query<{ kind: string; unspent: number }[]>(UNSPENT, [donationId]);
      if (!donation) throw DonationErrors.NOT_FOUND();
      if (donation.kind !== 'money') throw DonationErrors.NOT_MONEY();
      const [before] = await tx.query<RefundDto[]>(`${SELECT} WHERE r.client_id = $1`, [clientId]);
      if (!before && amountFen > donation.unspent) throw DonationErrors.SPENT_MEANWHILE();
      await tx.query(ASK, [donationId, amountFen, reason, clientId]);
      const [refund] = await tx.query<[RefundDto]>(`${SELECT} WHERE r.client_id = $1`, [clientId]);
      const isSame = refund.donationId === donationId && refund.amountFen === amountFen && refund.reason === reason;
      if (!isSame) throw DonationErrors.CLIENT_ID_CLASH();
      return refund;
    });
  }

  /**
   * Pays it back or turns it down, once, never by whoever asked.
   * @throws DONATION.REFUND_NOT_FOUND, SECOND_PERSON_NEEDED, ALREADY_DECIDED, REASON_MISSING, SPENT_MEANWHILE
   */
  async decide(scope: Scope, id: string, { decision, reason, reference }: DecideRefundDto): Promise<RefundDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query(DECIDE, [id, decision, reason ?? null, reference ?? null]);
        const [refund] = await tx.query<RefundDto[]>(`${SELECT} WHERE r.id = $1`, [id]);
        if (!refund) throw DonationErrors.REFUND_NOT_FOUND();
        if (decision === 'approved') await this.book(tx, refund);
        return refund;
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  private async book(tx: Tx, { id, donationId, amountFen }: RefundDto): Promise<void> {
    const [{ organisationId }] = await tx.query<[{ organisationId: string }]>(
      'SELECT organisation_id AS "organisationId" FROM donation.donations WHERE id = $1',
      [donationId],
    );
    const parts = await tx.query<{ trancheId: string; amountFen: number }[]>(PARTS, [id]);
    const money = { donationId, organisationId, businessDate: businessDateAt(new Date()), amountFen };
    await this.journal.post(tx, refundedEntry(id, money, parts));
  }
}
