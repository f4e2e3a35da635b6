import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  dateColumn,
  ImportKinds,
  moneyColumn,
  refuseRows,
  textColumn,
  type Findings,
  type ImportKind,
  type RowChunks,
  type RowReader,
  type RunFacts,
} from '@nuancan/imports';
import { Journal } from '@nuancan/ledger';
import type { Tx } from '@nuancan/platform';
import { bookPayments } from './book-payments.js';

const COLUMNS = {
  code: textColumn({
    zh: '应付款编号',
    en: 'Leg code',
    synonyms: ['编号', '附言', '用途', '摘要', 'Code', 'Memo'],
    required: true,
    most: 200,
    told: {
      zh: '应付款编号，如 202610-FH-012-C，前后可有其他文字',
      en: 'the code of the leg, such as 202610-FH-012-C, also within other text',
    },
  }),
  reference: textColumn({
    zh: '银行流水号',
    en: 'Bank reference',
    synonyms: ['流水号', '交易流水号', '凭证号', 'Reference'],
    required: true,
    most: 64,
  }),
  paidOn: dateColumn({
    zh: '付款日期',
    en: 'Paid on',
    synonyms: ['交易日期', '日期', '入账日期', 'Date'],
    required: true,
    notAfterToday: true,
  }),
  amountFen: moneyColumn({
    zh: '金额（元）',
    en: 'Amount (yuan)',
    synonyms: ['金额', '交易金额', '付款金额', 'Amount'],
    required: true,
  }),
  account: textColumn({
    zh: '收款账号',
    en: 'Payee account',
    synonyms: ['对方账号', '收款人账号', '收方账号', 'Account'],
    most: 64,
  }),
};

/** As `reconciliation.approve_lines` makes it: month, facility, funder. */
const CODE = /(?<![A-Z0-9])\d{6}-[A-Z0-9-]{3,32}-(?:P|C|D|T\d{3})(?:-[2-9])?(?![A-Z0-9])/;

const DUPLICATE = `
  SELECT row_no, 'reference', 'DUPLICATE', first FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY name, reference) AS first FROM import_rows WHERE NOT refused) d
  WHERE row_no > first`;
const FIND = `UPDATE import_rows r SET leg_id = g.id FROM reconciliation.legs g WHERE g.code = r.name AND NOT r.refused`;
const UNKNOWN = `SELECT row_no, 'code', 'LEG_UNKNOWN', NULL::int FROM import_rows WHERE NOT refused AND leg_id IS NULL`;
/** A payment that the bank sent back may be made again under its number. */
const PAID = `
  CREATE TEMP TABLE import_paid ON COMMIT DROP AS
  SELECT p.leg_id, p.reference, p.amount_fen, p.paid_on FROM reconciliation.leg_payments p
  WHERE p.kind = 'bank' AND p.leg_id IN (SELECT leg_id FROM import_rows)
    AND NOT EXISTS (SELECT FROM reconciliation.leg_payments b WHERE b.bounces = p.id)`;
const DIFFERS = `
  SELECT r.row_no, 'reference', 'PAYMENT_DIFFERS', NULL::int FROM import_rows r JOIN import_paid p USING (leg_id, reference)
  WHERE NOT r.refused AND (p.amount_fen, p.paid_on) <> (r.amount_fen, r.paid_on)`;
const EARLY = `
  SELECT r.row_no, 'paidOn', 'BEFORE_APPROVAL', NULL::int FROM import_rows r JOIN reconciliation.legs g ON g.id = r.leg_id
  WHERE NOT r.refused AND r.paid_on < g.approved_on`;
/** Where the list says which account was paid, it is the one the last order names. */
const OTHER_ACCOUNT = `
  SELECT r.row_no, 'account', CASE WHEN o.payee_account_id IS NULL THEN 'NO_ACCOUNT' ELSE 'OTHER_ACCOUNT' END, NULL::int FROM import_rows r
  LEFT JOIN LATERAL (SELECT o.payee_account_id FROM reconciliation.leg_orders o WHERE o.leg_id = r.leg_id ORDER BY o.no DESC LIMIT 1) o ON true
  LEFT JOIN LATERAL reconciliation.payee_numbers(ARRAY[o.payee_account_id]) n ON true
  WHERE NOT r.refused AND r.action = 'add' AND r.account <> '' AND n.account_number IS DISTINCT FROM r.account`;
const OWN = `
  SELECT r.row_no, 'code', 'OWN_APPROVAL', NULL::int FROM import_rows r JOIN reconciliation.legs g ON g.id = r.leg_id
  WHERE NOT r.refused AND g.approved_by = platform.scope_account()`;
const ACT = `
  UPDATE import_rows r SET action = CASE WHEN EXISTS (SELECT FROM import_paid p
    WHERE p.leg_id = r.leg_id AND p.reference = r.reference) THEN 'same' ELSE 'add' END WHERE NOT refused`;
/**
 * Below zero is what the payee sent back of a surplus. More than that would be a payment that came back, which another person says:
 * whoever applied the list would be refused as a whole for it.
 */
const SENT_BACK = `
  SELECT r.row_no, 'amountFen', 'MORE_THAN_LEFT', NULL::int
  FROM (SELECT x.*, -sum(x.amount_fen) OVER (PARTITION BY x.leg_id ORDER BY x.row_no) AS back
    FROM import_rows x WHERE NOT x.refused AND x.action = 'add' AND x.amount_fen < 0) r
  JOIN reconciliation.legs g ON g.id = r.leg_id WHERE r.back > greatest(0, g.settled_fen - g.amount_fen)`;
/**
 * The bank's list is what happened: a payment of the whole order counts also where something was withheld since. Any other that
 * goes beyond what is left may be one that was entered by hand already, under another number: somebody looks, and enters it on
 * purpose. Row after row, what was listed before it of the same leg taken off: the row that goes too far is named.
 */
const TOO_MUCH = `
  SELECT row_no, 'amountFen', CASE WHEN never THEN 'MORE_THAN_LEFT' ELSE 'BEYOND_LEFT' END, NULL::int FROM (
    SELECT r.row_no, g.amount_fen < 0 OR g.paid_fen + r.listed > g.amount_fen AS never,
      r.amount_fen > 0 AND r.amount_fen <> g.amount_fen AND g.settled_fen + r.listed > g.amount_fen AS beyond
    FROM (SELECT x.*, sum(x.amount_fen) OVER (PARTITION BY x.leg_id ORDER BY x.row_no) AS listed
      FROM import_rows x WHERE NOT x.refused AND x.action = 'add') r
    JOIN reconciliation.legs g ON g.id = r.leg_id) j
  WHERE never OR beyond`;
/** All claims of the list before the first of them: whoever pays or steps at the same moment waits in one line. */
const HOLD = `
  SELECT reconciliation.hold_claim(c.claim_id) FROM (SELECT DISTINCT g.claim_id FROM import_rows r
    JOIN reconciliation.legs g ON g.id = r.leg_id WHERE r.action = 'add' AND NOT r.refused ORDER BY 1 OFFSET 0) c`;
const PAY = `
  SELECT p.payment_id AS id FROM (
    SELECT r.*, r.amount_fen = g.amount_fen AS whole FROM import_rows r JOIN reconciliation.legs g ON g.id = r.leg_id
    WHERE r.row_no BETWEEN $1 AND $2 AND r.action = 'add' AND NOT r.refused ORDER BY g.claim_id, g.id, r.row_no OFFSET 0) r
  CROSS JOIN LATERAL reconciliation.pay_leg(r.leg_id, r.amount_fen, r.reference, r.paid_on, gen_random_uuid(), r.whole) p`;

/** What the bank paid: each row is a payment of one leg, found by the code printed on the order to pay. */
@Injectable()
export class PaymentsImport implements ImportKind<typeof COLUMNS>, OnModuleInit {
  readonly name = 'payments';
  readonly zh = '银行付款';
  readonly en = 'Bank payments';
  readonly roles = ['district_official'] as const;
  readonly complete = false;
  readonly ofPeople = false;
  readonly columns = COLUMNS;
  readonly samples = [
    { code: '202610-FH-012-C', reference: '20261120001', paidOn: '2026-11-20', amountFen: '12345.60', account: '' },
    {
      code: '202610-FH-012-D',
      reference: '20261120002',
      paidOn: '2026-11-20',
      amountFen: '12345.60',
      account: '33101234567890123456',
    },
  ];
  readonly staging = {
    name: 'text',
    reference: 'text',
    paid_on: 'date',
    amount_fen: 'bigint',
    account: 'text',
    leg_id: 'uuid',
  };
  readonly meant = 'leg_id';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly journal: Journal,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async open(): Promise<RowReader<typeof COLUMNS>> {
    return ({ code, reference, paidOn, amountFen, account }, refuse) => {
      const found = code === null ? null : (CODE.exec(code.toUpperCase())?.[0] ?? null);
      if (code !== null && found === null) refuse('code', 'LEG_UNKNOWN');
      if (amountFen === 0) refuse('amountFen', 'MORE_THAN_LEFT');
      return {
        name: found,
        reference,
        paid_on: paidOn,
        amount_fen: amountFen,
        account: account?.replaceAll(/[ -]/g, '') ?? null,
      };
    };
  }

  async judge(tx: Tx): Promise<Findings> {
    await refuseRows(tx, DUPLICATE);
    await tx.query(FIND);
    await refuseRows(tx, UNKNOWN);
    await tx.query(PAID);
    for (const select of [DIFFERS, EARLY, OWN]) await refuseRows(tx, select);
    await tx.query(ACT);
    for (const select of [OTHER_ACCOUNT, SENT_BACK, TOO_MUCH]) await refuseRows(tx, select);
    return { ends: 0, heldBack: 0 };
  }

  async write(tx: Tx, _run: RunFacts, chunks: RowChunks): Promise<void> {
    await tx.query(HOLD);
    await chunks(async ({ from, to }) => {
      const paid = await tx.query<{ id: string }[]>(PAY, [from, to]);
      await bookPayments(tx, this.journal, { payments: paid.map(({ id }) => id) });
    });
  }
}
