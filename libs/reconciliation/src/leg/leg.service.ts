import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { bookPayments } from './book-payments.js';
import type {
  ArrearsDto,
  BouncePaymentDto,
  LegDto,
  LegHistoryDto,
  LegListDto,
  LegOrderDto,
  LegPaymentDto,
  LegQueryDto,
  PayLegDto,
} from './leg.dto.js';
import { LegErrors, legErrorOf } from './leg.errors.js';

const COLUMNS = `g.id AS "legId", g.code, g.claim_id AS "claimId", to_char(g.month, 'YYYY-MM') AS month, g.facility_id AS "facilityId",
  f.name AS "facilityName", g.town_code AS "townCode", o.name AS "organisationName", g.funder, g.funding_town AS "fundingTown",
  g.amount_fen AS "amountFen", g.settled_fen AS "settledFen", g.paid_fen AS "paidFen", g.approved_on AS "approvedOn",
  g.approved_by AS "approvedBy",
  platform.business_date(now()) - g.approved_on AS "daysWaiting", p.account_name AS "payeeAccountName", p.bank_name AS "payeeBankName",
  '****' || p.account_tail AS "payeeAccountNumber"`;
const FROM = `FROM reconciliation.legs g JOIN registry.organisations o ON o.id = g.organisation_id
  LEFT JOIN meal_point.facilities f ON f.id = g.facility_id
  LEFT JOIN LATERAL (SELECT o.payee_account_id FROM reconciliation.leg_orders o WHERE o.leg_id = g.id ORDER BY o.no DESC LIMIT 1) ordered ON true
  LEFT JOIN reconciliation.payee_accounts p ON p.id = ordered.payee_account_id`;

const PAGE = `SELECT ${COLUMNS} ${FROM}
  WHERE (NOT $1 OR g.settled_fen <> g.amount_fen) AND ($2::date IS NULL OR g.month = $2) AND ($3::text IS NULL OR g.funder = $3)
    AND ($4::text IS NULL OR g.town_code = $4) AND ($5::date IS NULL OR (g.approved_on, g.id) > ($5, $6::uuid))
  ORDER BY g.approved_on, g.id LIMIT $7`;

const PAYMENTS = `SELECT p.id AS "paymentId", p.kind, p.amount_fen AS "amountFen", p.reference, p.paid_on AS "paidOn", p.reason, p.bounces,
    p.correction_id AS "correctionId", p.netted_with AS "nettedWith", p.account_id AS "accountId",
    identity.name_of(p.account_id) AS "accountName", p.recorded_at AS "recordedAt"
  FROM reconciliation.leg_payments p WHERE p.leg_id = $1 ORDER BY p.recorded_at, p.id`;

/** Whole for who writes the order to pay. */
const WHOLE_NUMBER = `SELECT n.account_number AS number FROM reconciliation.leg_orders o
  CROSS JOIN LATERAL reconciliation.payee_numbers(ARRAY[o.payee_account_id]) n WHERE o.leg_id = $1 ORDER BY o.no DESC LIMIT 1`;
const ORDERS = `SELECT o.no, o.issued_on AS "issuedOn", o.issued_by AS "issuedBy", p.account_name AS "accountName", p.bank_name AS "bankName",
    '****' || p.account_tail AS "accountNumber", o.payee_account_id IS DISTINCT FROM
      reconciliation.payee_account_on(o.organisation_id, platform.business_date(now())) AS outdated
  FROM reconciliation.leg_orders o JOIN reconciliation.payee_accounts p ON p.id = o.payee_account_id WHERE o.leg_id = $1 ORDER BY o.no`;

const ARREARS = `
  SELECT g.town_code AS "townCode", g.organisation_id AS "organisationId", o.name AS "organisationName", g.funder,
    g.funding_town AS "fundingTown", count(*)::int AS legs,
    coalesce(sum(g.left_fen) FILTER (WHERE g.left_fen > 0 AND g.days <= 30), 0)::bigint AS "to30Fen",
    coalesce(sum(g.left_fen) FILTER (WHERE g.left_fen > 0 AND g.days BETWEEN 31 AND 60), 0)::bigint AS "to60Fen",
    coalesce(sum(g.left_fen) FILTER (WHERE g.left_fen > 0 AND g.days BETWEEN 61 AND 90), 0)::bigint AS "to90Fen",
    coalesce(sum(g.left_fen) FILTER (WHERE g.left_fen > 0 AND g.days > 90), 0)::bigint AS "over90Fen",
    coalesce(sum(g.left_fen) FILTER (WHERE g.left_fen < 0), 0)::bigint AS "owedBackFen", max(g.days)::int AS "longestDays"
  FROM (SELECT x.*, x.amount_fen - x.settled_fen AS left_fen, platform.business_date(now()) - x.approved_on AS days FROM reconciliation.legs x
    WHERE x.settled_fen <> x.amount_fen) g
  JOIN registry.organisations o ON o.id = g.organisation_id
  GROUP BY 1, 2, 3, 4, 5 ORDER BY max(g.days) DESC, 1, 3, 4, 5`;

/** What funders pay of approved claims, and how long payees have been waiting. */
@Injectable()
export class LegService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Legs in scope, the longest waiting first. */
  async list(scope: Scope, query: LegQueryDto): Promise<LegListDto> {
    const { open, month, funder = null, townCode = null, cursor, limit } = query;
    const [day, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const first = month === undefined ? null : `${month}-01`;
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<LegDto[]>(PAGE, [open === 'true', first, funder, townCode, day, id, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.approvedOn, last.legId]) : null };
  }

  /** One leg with its payments. @throws LEG.NOT_FOUND */
  async one(scope: Scope, legId: string): Promise<LegHistoryDto> {
    return this.database.scoped(scope, (tx) => this.read(tx, legId));
  }

  /** What is not paid, by payee and funder, by how long it has been waiting since the approval. */
  async arrears(scope: Scope): Promise<ArrearsDto> {
    return this.database.scoped(scope, async (tx) => {
      const [{ asOf }] = await tx.query<[{ asOf: string }]>('SELECT platform.business_date(now()) AS "asOf"');
      return { asOf, items: await tx.query<ArrearsDto['items']>(ARREARS) };
    });
  }

  /**
   * Records what the bank paid and books it. A claim whose legs are all settled is disbursed.
   * @throws LEG.NOT_FOUND, TOO_MUCH, NO_REFERENCE, REFERENCE_USED, WRONG_DAY, SECOND_PERSON_NEEDED, CLIENT_ID_CLASH, KERNEL.NOT_A_DATE
   */
  async pay(scope: Scope, legId: string, asked: PayLegDto): Promise<LegHistoryDto> {
    const { amountFen, reference, paidOn, clientId, beyondLeft = false } = asked;
    return this.refusing(scope, async (tx) => {
      const [{ payment_id: id }] = await tx.query<[{ payment_id: string }]>(
        'SELECT payment_id FROM reconciliation.pay_leg($1, $2, $3, $4, $5, $6)',
        [legId, amountFen, reference, parseBusinessDate(paidOn), clientId, beyondLeft],
      );
      await bookPayments(tx, this.journal, { payments: [id] });
      return this.read(tx, legId);
    });
  }

  /** The bank sent a payment back. By another person than paid. @throws LEG.PAYMENT_NOT_FOUND, SECOND_PERSON_NEEDED, BOUNCED_ALREADY, WRONG_DAY */
  async bounce(scope: Scope, paymentId: string, { bouncedOn, reason }: BouncePaymentDto): Promise<LegHistoryDto> {
    return this.refusing(scope, async (tx) => {
      const [paid] = await tx.query<{ legId: string }[]>(
        `SELECT leg_id AS "legId" FROM reconciliation.leg_payments WHERE id = $1 AND kind = 'bank'`,
        [paymentId],
      );
      if (!paid) throw LegErrors.PAYMENT_NOT_FOUND();
      const [{ id }] = await tx.query<[{ id: string }]>('SELECT reconciliation.bounce_payment($1, $2, $3) AS id', [
        ...[paymentId, reason, parseBusinessDate(bouncedOn)],
      ]);
      await bookPayments(tx, this.journal, { payments: [id] });
      return this.read(tx, paid.legId);
    });
  }

  /** Writes the order again, to the account that is in force now. @throws LEG.NOT_FOUND, NOTHING_LEFT, NO_OTHER_ACCOUNT */
  async order(scope: Scope, legId: string): Promise<LegHistoryDto> {
    return this.refusing(scope, async (tx) => {
      await tx.query('SELECT reconciliation.issue_order($1)', [legId]);
      return this.read(tx, legId);
    });
  }

  /**
   * Takes corrections that were just booked off what their approved claims are still to be paid; what does not fit is left
   * for the next claim. @returns the corrections that were withheld
   */
  async withhold(tx: Tx, corrections: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ correction_id: string }[]>(
      'SELECT correction_id FROM reconciliation.withhold($1::uuid[])',
      [corrections],
    );
    const withheld = rows.map((row) => row.correction_id);
    await bookPayments(tx, this.journal, { corrections: withheld });
    return withheld;
  }

  private async read(tx: Tx, legId: string): Promise<LegHistoryDto> {
    const [leg] = await tx.query<LegDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE g.id = $1`, [legId]);
    if (!leg) throw LegErrors.NOT_FOUND();
    const [whole] = await tx.query<{ number: string }[]>(WHOLE_NUMBER, [legId]);
    const payments = await tx.query<LegPaymentDto[]>(PAYMENTS, [legId]);
    const orders = await tx.query<LegOrderDto[]>(ORDERS, [legId]);
    return { ...leg, payeeAccountNumber: whole?.number ?? leg.payeeAccountNumber, payments, orders };
  }

  private async refusing<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.scoped(scope, work);
    } catch (error) {
      throw legErrorOf(error) ?? error;
    }
  }
}
