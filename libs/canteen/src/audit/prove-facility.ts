import { assert } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { CHAIN_INVARIANTS } from './chain-invariants.js';

/** What is proven: the rows of these business dates; the chain always from its first link to its head, whether it is whole, with every seal. */
export interface ProofSpan {
  readonly facilityId: string;
  /** Null: no day has rows. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What was recomputed of a facility, and the first row that is not what was hashed. */
export interface FacilityProof {
  readonly meals: number;
  readonly corrections: number;
  readonly rounds: number;
  /** Null when no day was ever closed. */
  readonly headNo: number | null;
  readonly headHash: string | null;
  /** First and last day that was closed; null when none was. */
  readonly firstClosed: string | null;
  readonly lastClosed: string | null;
  /** Days between the two for which something was recorded and that nobody closed; the first of them. */
  readonly daysOpen: number;
  readonly firstOpen: string | null;
  readonly badMeal: { readonly mealId: string; readonly businessDate: string } | null;
  readonly badCorrection: {
    readonly correctionId: string;
    readonly mealId: string;
    readonly bookedDate: string;
  } | null;
  /** A closed month whose seal is gone or is not of these entries and this chain. */
  readonly badSeal: { readonly month: string } | null;
  /** A close that is gone: meals were settled by it, or the chain has no link of its number. */
  readonly missingRound: {
    readonly businessDate: string | null;
    readonly round: number | null;
    readonly chainNo: number | null;
  } | null;
  readonly badRound: { readonly businessDate: string; readonly round: number; readonly chainNo: number } | null;
}

const COUNTS = `
  SELECT (SELECT count(*)::int FROM canteen.meal_settlements s
      WHERE s.facility_id = $1 AND s.business_date BETWEEN $2 AND $3) AS meals,
    (SELECT count(*)::int FROM canteen.meal_corrections k
      WHERE k.facility_id = $1 AND k.booked_date BETWEEN $2 AND $3) AS corrections,
    (SELECT count(*)::int FROM canteen.day_closes d WHERE d.facility_id = $1) AS rounds,
    h.chain_no AS "headNo", encode(h.hash, 'hex') AS "headHash", e.first AS "firstClosed", e.last AS "lastClosed",
    o.days AS "daysOpen", o.first AS "firstOpen"
  FROM (SELECT) one LEFT JOIN LATERAL (
    SELECT d.chain_no, d.hash FROM canteen.day_closes d WHERE d.facility_id = $1 ORDER BY d.chain_no DESC LIMIT 1) h ON true
  CROSS JOIN (SELECT min(d.business_date) AS first, max(d.business_date) AS last FROM canteen.day_closes d WHERE d.facility_id = $1) e
  CROSS JOIN LATERAL (SELECT count(*)::int AS days, min(r.day) AS first
    FROM canteen.days_with_records($1, e.first, e.last) r WHERE NOT r.closed) o`;

/** The audit adds up the donations of all meals at once; of one facility, each meal's own are fewer. */
const MEAL = `
  SELECT s.meal_id AS "mealId", s.business_date AS "businessDate" FROM canteen.meal_settlements s
  LEFT JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
  WHERE s.facility_id = $1 AND s.business_date BETWEEN $2 AND $3
    AND (m.id IS NULL OR s.row_hash <> canteen.meal_row_hash(m, s, canteen.donations_of(s.meal_id, s.business_date)))
  ORDER BY s.business_date, s.meal_id LIMIT 1`;
const CORRECTION = `
  SELECT k.id AS "correctionId", k.meal_id AS "mealId", k.booked_date AS "bookedDate" FROM canteen.meal_corrections k
  WHERE k.facility_id = $1 AND k.booked_date BETWEEN $2 AND $3
    AND k.row_hash <> canteen.correction_row_hash(k, canteen.given_back_of(k.id))
  ORDER BY k.booked_date, k.id LIMIT 1`;
/** A close leaves its number in the chain and its round with every meal that it settled. */
const MISSING = `
  SELECT m.business_date AS "businessDate", m.round, g.chain_no AS "chainNo" FROM (
    SELECT s.business_date, s.round FROM (
      SELECT DISTINCT s.business_date, s.round FROM canteen.meal_settlements s WHERE s.facility_id = $1) s
    WHERE NOT EXISTS (SELECT FROM canteen.day_closes d
      WHERE d.facility_id = $1 AND d.business_date = s.business_date AND d.round = s.round)
    ORDER BY 1, 2 LIMIT 1) m
  FULL JOIN (
    SELECT c.no_before + 1 AS chain_no FROM (
      SELECT d.chain_no, coalesce(lag(d.chain_no) OVER (ORDER BY d.chain_no), 0) AS no_before FROM canteen.day_closes d
      WHERE d.facility_id = $1) c WHERE c.chain_no <> c.no_before + 1 ORDER BY 1 LIMIT 1) g ON true`;
const ROUND = `SELECT b.business_date AS "businessDate", b.round, b.chain_no AS "chainNo" FROM (${sqlOf('day-chain')}) b
  WHERE b.facility_id = $1 ORDER BY b.chain_no LIMIT 1`;
const SEAL = `SELECT to_char(b.month, 'YYYY-MM') AS month FROM (${[
  'month-seals-whole',
  'month-seal-head',
  'month-seal-entries',
]
  .map((name) => `SELECT x.month FROM (${sqlOf(name)}) x WHERE x.facility_id = $1`)
  .join(' UNION ALL ')}) b ORDER BY b.month LIMIT 1`;

/** Recomputes what the audit does, of one facility and in the caller's scope, which has to hold all of the facility. */
export async function proveFacility(tx: Tx, { facilityId, from, to }: ProofSpan): Promise<FacilityProof> {
  const span = [facilityId, from, to];
  type Counts = Omit<FacilityProof, 'badMeal' | 'badCorrection' | 'missingRound' | 'badRound' | 'badSeal'>;
  const [counts] = await tx.query<[Counts]>(COUNTS, span);
  const [badMeal = null] = await tx.query<NonNullable<FacilityProof['badMeal']>[]>(MEAL, span);
  const [badCorrection = null] = await tx.query<NonNullable<FacilityProof['badCorrection']>[]>(CORRECTION, span);
  const [missingRound = null] = await tx.query<NonNullable<FacilityProof['missingRound']>[]>(MISSING, [facilityId]);
  const [badRound = null] = await tx.query<NonNullable<FacilityProof['badRound']>[]>(ROUND, [facilityId]);
  const [badSeal = null] = await tx.query<NonNullable<FacilityProof['badSeal']>[]>(SEAL, [facilityId]);
  return { ...counts, badMeal, badCorrection, missingRound, badRound, badSeal };
}

/** The audit's own statement: one definition of what a row is hashed from. */
function sqlOf(name: string): string {
  const invariant = CHAIN_INVARIANTS.find((one) => one.name === name);
  assert(invariant !== undefined, `the audit proves ${name}`);
  return invariant.sql;
}
