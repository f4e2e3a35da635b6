import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { voidedEntry } from '../donation/donation-entries.js';
import { DonationErrors } from '../donation.errors.js';
import { refusalOf } from '../refusal-of.js';
import type { AskVoidDto, DecideVoidDto, VoidRequestDto } from './void.dto.js';

const SELECT = `SELECT q.id, q.receipt_id AS "receiptId", q.reason, q.requested_by AS "requestedBy", q.requested_at AS "requestedAt",
    coalesce(x.decision, 'waiting') AS state, x.decided_at AS "decidedAt", x.reason AS "decisionReason"
  FROM donation.void_requests q LEFT JOIN donation.void_decisions x ON x.request_id = q.id`;
const ASK = `INSERT INTO donation.void_requests (district_code, receipt_id, reason, client_id, requested_by)
  SELECT r.district_code, r.id, $2, $3, platform.scope_account() FROM donation.receipts r WHERE r.id = $1 RETURNING id`;
const DECIDE = `INSERT INTO donation.void_decisions (request_id, district_code, decision, reason, requested_by, decided_by)
  SELECT q.id, q.district_code, $2, $3, q.requested_by, platform.scope_account() FROM donation.void_requests q WHERE q.id = $1`;
const MONEY = `SELECT r.donation_id AS "donationId", d.organisation_id AS "organisationId", d.kind, r.amount_fen AS "amountFen"
  FROM donation.receipts r JOIN donation.donations d ON d.id = r.donation_id WHERE r.id = $1`;

/** Receipts made void: one person asks, another approves; the receipt keeps its number, its money is no longer the donation's. */
@Injectable()
export class VoidService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** @throws DONATION.RECEIPT_NOT_FOUND, ALREADY_VOID, VOID_ASKED, CLIENT_ID_CLASH */
  async ask(scope: Scope, receiptId: string, { clientId, reason }: AskVoidDto): Promise<VoidRequestDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [clientId]);
        const [before] = await tx.query<VoidRequestDto[]>(`${SELECT} WHERE q.client_id = $1`, [clientId]);
        if (before) {
          if (before.receiptId !== receiptId || before.reason !== reason) throw DonationErrors.CLIENT_ID_CLASH();
          return before;
        }
        const [asked] = await tx.query<{ id: string }[]>(ASK, [receiptId, reason, clientId]);
        if (!asked) throw DonationErrors.RECEIPT_NOT_FOUND();
        return requestOf(tx, asked.id);
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  /**
   * Makes it void or lets it stand, once, never by whoever asked.
   * @throws DONATION.VOID_NOT_FOUND, SECOND_PERSON_NEEDED, ALREADY_DECIDED, REASON_MISSING, ALREADY_VOID, IN_STOCK, NOT_LEFT
   * when its money is allotted: that is taken back first
   */
  async decide(scope: Scope, id: string, { decision, reason }: DecideVoidDto): Promise<VoidRequestDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query(DECIDE, [id, decision, reason ?? null]);
        const request = await requestOf(tx, id);
        if (decision === 'approved') await this.book(tx, request);
        return request;
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  private async book(tx: Tx, { receiptId }: VoidRequestDto): Promise<void> {
    const [{ kind, donationId, organisationId, amountFen }] = await tx.query<
      [{ kind: string; donationId: string; organisationId: string; amountFen: number }]
    >(MONEY, [receiptId]);
    if (kind !== 'money') return;
    const money = { donationId, organisationId, businessDate: businessDateAt(new Date()), amountFen };
    await this.journal.post(tx, voidedEntry(receiptId, money));
  }
}

async function requestOf(tx: Tx, id: string): Promise<VoidRequestDto> {
  const [request] = await tx.query<VoidRequestDto[]>(`${SELECT} WHERE q.id = $1`, [id]);
  if (!request) throw DonationErrors.VOID_NOT_FOUND();
  return request;
}
