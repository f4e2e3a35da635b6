import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Journal, MOST_DAYS_BACK } from '@nuancan/ledger';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { receivedEntry } from '../donation/donation-entries.js';
import type { ReceivedDto } from '../donation/received.dto.js';
import { DonationErrors } from '../donation.errors.js';
import { refusalOf } from '../refusal-of.js';
import type { ReceiptDto, TakeInDto } from './receipt.dto.js';

const SELECT = `SELECT r.id, r.donation_id AS "donationId", r.year, r.no, r.received_on AS "receivedOn", r.recorded_at AS "issuedAt",
    r.amount_fen AS "amountFen", o.name AS "organisationName", p.name AS "donorName", r.fiscal_receipt_no AS "fiscalReceiptNo",
    v.recorded_at AS "voidedAt", v.reason AS "voidReason", q.id AS "voidRequestId", q.reason AS "voidAskedFor", q.requested_by AS "voidAskedBy"
  FROM donation.receipts r JOIN registry.organisations o ON o.id = r.organisation_id JOIN donation.donations d ON d.id = r.donation_id
  JOIN donation.donors p ON p.id = d.donor_id LEFT JOIN donation.receipt_voids v ON v.receipt_id = r.id
  LEFT JOIN donation.void_requests q ON q.receipt_id = r.id AND NOT EXISTS (SELECT FROM donation.void_decisions x WHERE x.request_id = q.id)`;
const DONATION = `SELECT kind, organisation_id AS "organisationId" FROM donation.donations WHERE id = $1`;
const GIVER = `SELECT o.erased_at IS NOT NULL AS erased FROM donation.donors o
  WHERE o.id = (SELECT d.donor_id FROM donation.donations d WHERE d.id = $1) FOR SHARE`;
const ISSUE = `INSERT INTO donation.receipts (district_code, organisation_id, donation_id, year, no, received_on, amount_fen, fiscal_receipt_no,
    fiscal_recorded_by, fiscal_recorded_at, client_id, account_id)
  SELECT d.district_code, d.organisation_id, d.id, 2000, 1, $2, $3, $4, CASE WHEN $4::text IS NOT NULL THEN platform.scope_account() END,
    CASE WHEN $4::text IS NOT NULL THEN clock_timestamp() END, $5, platform.scope_account()
  FROM donation.donations d WHERE d.id = $1 RETURNING id`;
const ENTER_FISCAL = `UPDATE donation.receipts SET fiscal_receipt_no = $2, fiscal_recorded_by = platform.scope_account(),
  fiscal_recorded_at = clock_timestamp() WHERE id = $1`;

/** Acknowledgements of what came in; the database numbers them. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** @throws DONATION.RECEIPT_NOT_FOUND */
  async find(scope: Scope, id: string): Promise<ReceiptDto> {
    return this.database.scoped(scope, (tx) => receiptOf(tx, id));
  }

  /** In the order of issue. */
  ofDonation(tx: Tx, donationId: string): Promise<ReceiptDto[]> {
    return tx.query<ReceiptDto[]>(`${SELECT} WHERE r.donation_id = $1 ORDER BY r.id`, [donationId]);
  }

  /**
   * Takes in an instalment of promised money, with a receipt.
   * @throws DONATION.NOT_FOUND, NOT_MONEY, DONOR_ERASED, ABOVE_PLEDGE, IN_FUTURE, TOO_LONG_AGO, FISCAL_TAKEN, CLIENT_ID_CLASH
   */
  async takeIn(scope: Scope, donationId: string, draft: TakeInDto): Promise<ReceiptDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [draft.clientId]);
        const [before] = await tx.query<ReceiptDto[]>(`${SELECT} WHERE r.client_id = $1`, [draft.clientId]);
        if (before) return sameReceipt(before, donationId, draft);
        return receiptOf(tx, await this.issue(tx, { donationId, clientId: draft.clientId, received: draft }));
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  /** Issues the receipt of money and books it, in the transaction of whoever took it in. @returns its id */
  async issue(
    tx: Tx,
    { donationId, clientId, received }: { donationId: string; clientId: string; received: ReceivedDto },
  ): Promise<string> {
    const receivedOn = dayInBooks(received.receivedOn);
    const [donation] = await tx.query<{ kind: string; organisationId: string }[]>(DONATION, [donationId]);
    if (!donation) throw DonationErrors.NOT_FOUND();
    if (donation.kind !== 'money') throw DonationErrors.NOT_MONEY();
    const [giver] = await tx.query<{ erased: boolean }[]>(GIVER, [donationId]);
    if (giver?.erased !== false) throw DonationErrors.DONOR_ERASED();
    const id = await this.store(tx, { donationId, clientId, received });
    const { organisationId } = donation;
    const money = { donationId, organisationId, businessDate: receivedOn, amountFen: received.amountFen };
    await this.journal.post(tx, receivedEntry(id, money));
    return id;
  }

  /** Stores a receipt; goods move no money. @returns its id */
  async store(
    tx: Tx,
    { donationId, clientId, received }: { donationId: string; clientId: string; received: ReceivedDto },
  ): Promise<string> {
    const { receivedOn, amountFen, fiscalReceiptNo } = received;
    const [{ id }] = await tx.query<[{ id: string }]>(ISSUE, [
      ...[donationId, receivedOn, amountFen, fiscalReceiptNo ?? null, clientId],
    ]);
    return id;
  }

  /** Enters the fiscal receipt's number, once. @throws DONATION.RECEIPT_NOT_FOUND, FISCAL_TAKEN, FISCAL_ENTERED */
  async enterFiscalNumber(scope: Scope, id: string, fiscalReceiptNo: string): Promise<ReceiptDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const { fiscalReceiptNo: before } = await receiptOf(tx, id);
        if (before !== fiscalReceiptNo) await tx.query(ENTER_FISCAL, [id, fiscalReceiptNo]);
        return receiptOf(tx, id);
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }
}

/** A day that the books still take without a facility. @throws DONATION.IN_FUTURE, TOO_LONG_AGO */
export function dayInBooks(day: string): BusinessDate {
  const date = parseBusinessDate(day);
  const today = businessDateAt(new Date());
  if (date > today) throw DonationErrors.IN_FUTURE();
  if (date < addDays(today, -MOST_DAYS_BACK)) throw DonationErrors.TOO_LONG_AGO();
  return date;
}

async function receiptOf(tx: Tx, id: string): Promise<ReceiptDto> {
  const [receipt] = await tx.query<ReceiptDto[]>(`${SELECT} WHERE r.id = $1`, [id]);
  if (!receipt) throw DonationErrors.RECEIPT_NOT_FOUND();
  return receipt;
}

function sameReceipt(stored: ReceiptDto, donationId: string, draft: TakeInDto): ReceiptDto {
  const isSame =
    stored.donationId === donationId &&
    stored.receivedOn === draft.receivedOn &&
    stored.amountFen === draft.amountFen &&
    // One that was sent without may have got its number since.
    (draft.fiscalReceiptNo === undefined || draft.fiscalReceiptNo === stored.fiscalReceiptNo);
  if (!isSame) throw DonationErrors.CLIENT_ID_CLASH();
  return stored;
}
