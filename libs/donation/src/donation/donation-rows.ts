import type { Tx } from '@nuancan/platform';
import type { DonationDto, DonationSearchDto, GoodsDto } from './donation.dto.js';

const WAITING = `((SELECT count(*) FROM donation.refunds f WHERE f.donation_id = d.id
      AND NOT EXISTS (SELECT FROM donation.refund_decisions x WHERE x.refund_id = f.id))
    + (SELECT count(*) FROM donation.void_requests q JOIN donation.receipts o ON o.id = q.receipt_id WHERE o.donation_id = d.id
      AND NOT EXISTS (SELECT FROM donation.void_decisions x WHERE x.request_id = q.id)))::int`;

const SELECT = `SELECT d.id, d.donor_id AS "donorId", p.name AS "donorName", p.kind AS "donorKind", d.organisation_id AS "organisationId",
    o.name AS "organisationName", d.kind, d.pledged_on AS "pledgedOn", d.pledged_fen AS "pledgedFen", d.received_fen AS "receivedFen",
    d.allotted_fen AS "allottedFen", d.refunded_fen AS "refundedFen", t.spent AS "spentFen", d.campaign,
    r.year AS "receiptYear", r.no AS "receiptNo", ${WAITING} AS waiting, coalesce(s.meals, 0)::int AS meals, s.facilities::int, s.days::int
  FROM donation.donations d JOIN donation.donors p ON p.id = d.donor_id JOIN registry.organisations o ON o.id = d.organisation_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(t.spent_fen), 0)::bigint AS spent FROM donation.tranches t WHERE t.donation_id = d.id) t
  CROSS JOIN LATERAL (SELECT sum(s.meals) AS meals, count(DISTINCT s.facility_id) AS facilities, count(DISTINCT s.business_date) AS days
    FROM donation.tranches t JOIN donation.spent_days s ON s.tranche_id = t.id AND s.amount_fen > 0 WHERE t.donation_id = d.id) s
  LEFT JOIN LATERAL (SELECT r.year, r.no FROM donation.receipts r WHERE r.donation_id = d.id ORDER BY r.id DESC LIMIT 1) r ON true`;

const MATCHING = `($1::text IS NULL OR position(lower($1) in lower(p.name)) > 0 OR position(lower($1) in lower(d.campaign)) > 0
    OR EXISTS (SELECT FROM donation.receipts n WHERE n.donation_id = d.id
      AND $1 IN (n.no::text, n.year || '-' || n.no, n.year || '-' || lpad(n.no::text, 6, '0'), n.fiscal_receipt_no)))
  AND ($2::text IS NULL OR d.kind = $2) AND ($3::uuid IS NULL OR d.donor_id = $3)
  AND CASE $4::text WHEN 'unreceived' THEN d.received_fen < d.pledged_fen
    WHEN 'unallotted' THEN d.kind = 'money' AND d.allotted_fen + d.refunded_fen < d.received_fen
    WHEN 'undecided' THEN ${WAITING} > 0
    WHEN 'unspent' THEN d.kind = 'money' AND t.spent + d.refunded_fen < d.received_fen ELSE true END
  AND ($5::uuid IS NULL OR d.id < $5)`;

const GOODS = `SELECT g.id, g.facility_id AS "facilityId", f.name AS "facilityName", g.description, g.quantity_g AS "quantityG",
    g.unit_fen AS "unitFen", g.value_fen AS "valueFen", h.goods_id IS NOT NULL AS "inStock", h.taken_g AS "takenG",
    h.short_reason AS "shortReason"
  FROM donation.goods g JOIN meal_point.facilities f ON f.id = g.facility_id LEFT JOIN donation.goods_handovers h ON h.goods_id = g.id
  WHERE g.donation_id = $1 ORDER BY g.id`;

/** What each tranche's donation came to, set-based over all that the reader sees: no look-up per donation. */
const TRACES = `WITH spent AS (
    SELECT t.donation_id, coalesce(sum(s.meals), 0)::int AS meals, count(DISTINCT s.facility_id)::int AS facilities,
      count(DISTINCT s.business_date)::int AS days, sum(s.amount_fen)::bigint AS fen
    FROM donation.spent_days s JOIN donation.tranches t ON t.id = s.tranche_id WHERE s.amount_fen > 0 GROUP BY 1)
  SELECT d.id, coalesce(s.fen, 0)::bigint AS "spentFen", coalesce(s.meals, 0) AS meals, coalesce(s.facilities, 0) AS facilities,
    coalesce(s.days, 0) AS days
  FROM donation.donations d LEFT JOIN spent s ON s.donation_id = d.id ORDER BY d.id`;

/** What one donation became. */
export interface DonationTrace {
  readonly id: string;
  readonly spentFen: number;
  readonly meals: number;
  readonly facilities: number;
  readonly days: number;
}

/** Newest first, one more than asked for where there are more. */
export function donationRows(
  tx: Tx,
  { text, kind, donorId, open, limit }: DonationSearchDto,
  before: string | null,
): Promise<DonationDto[]> {
  const values = [text ?? null, kind ?? null, donorId ?? null, open ?? null, before, limit + 1];
  return tx.query<DonationDto[]>(`${SELECT} WHERE ${MATCHING} ORDER BY d.id DESC LIMIT $6`, values);
}

/** One of them. */
export async function donationRow(tx: Tx, id: string): Promise<DonationDto | undefined> {
  const [row] = await tx.query<DonationDto[]>(`${SELECT} WHERE d.id = $1`, [id]);
  return row;
}

/** Goods of a donation that the reader sees. */
export function goodsOf(tx: Tx, donationId: string): Promise<GoodsDto[]> {
  return tx.query<GoodsDto[]>(GOODS, [donationId]);
}

/** What became of every donation in scope. */
export function donationTraces(tx: Tx): Promise<DonationTrace[]> {
  return tx.query<DonationTrace[]>(TRACES);
}
