import { assert } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { CHAIN_INVARIANTS } from './chain-invariants.js';

/** What is proven: the rows of these business dates; the chain always from its first link to its head, with every seal. */
export interface ProofSpan {
  readonly facilityId: string;
  readonly from: string;
  readonly to: string;
}

/** What was recomputed of a facility, and the first row that is not what was hashed. */
export interface FacilityProof {
  readonly meals: number;
  readonly corrections: number;
  readonly rounds: number;
  /** Null when no day was ever closed. */
  readonly headNo: number | null;
  readonly headHash: string | null;
  readonly badMeal: { readonly mealId: string; readonly businessDate: string } | null;
  readonly badCorrection: {
    readonly correctionId: string;
    readonly mealId: string;
    readonly bookedDate: string;
  } | null;
  /** A closed month whose seal is gone or is not of these entries and this chain. */
  readonly badSeal: { readonly month: string } | null;
  readonly badRound: { readonly businessDate: string; readonly round: number; readonly chainNo: number } | null;
}

const COUNTS = `
  SELECT (SELECT count(*)::int FROM canteen.meal_settlements s
      WHERE s.facility_id = $1 AND s.business_date BETWEEN $2 AND $3) AS meals,
    (SELECT count(*)::int FROM canteen.meal_corrections k
      WHERE k.facility_id = $1 AND k.booked_date BETWEEN $2 AND $3) AS corrections,
    (SELECT count(*)::int FROM canteen.day_closes d WHERE d.facility_id = $1) AS rounds,
    h.chain_no AS "headNo", encode(h.hash, 'hex') AS "headHash"
  FROM (SELECT) one LEFT JOIN LATERAL (
    SELECT d.chain_no, d.hash FROM canteen.day_closes d WHERE d.facility_id = $1 ORDER BY d.chain_no DESC LIMIT 1) h ON true`;

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
  type Counts = Pick<FacilityProof, 'meals' | 'corrections' | 'rounds' | 'headNo' | 'headHash'>;
  const [counts] = await tx.query<[Counts]>(COUNTS, span);
  const [badMeal = null] = await tx.query<NonNullable<FacilityProof['badMeal']>[]>(MEAL, span);
  const [badCorrection = null] = await tx.query<NonNullable<FacilityProof['badCorrection']>[]>(CORRECTION, span);
  const [badRound = null] = await tx.query<NonNullable<FacilityProof['badRound']>[]>(ROUND, [facilityId]);
  const [badSeal = null] = await tx.query<NonNullable<FacilityProof['badSeal']>[]>(SEAL, [facilityId]);
  return { ...counts, badMeal, badCorrection, badRound, badSeal };
}

/** The audit's own statement: one definition of what a row is hashed from. */
function sqlOf(name: string): string {
  const invariant = CHAIN_INVARIANTS.find((one) => one.name === name);
  assert(invariant !== undefined, `the audit proves ${name}`);
  return invariant.sql;
}
