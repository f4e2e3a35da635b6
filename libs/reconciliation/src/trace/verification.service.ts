import { Injectable } from '@nestjs/common';
import { proveFacility, type FacilityProof } from '@nuancan/canteen';
import { addDays, daysBetween, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { claimSums } from '../audit/claim-sums.js';
import { TraceErrors } from './trace.errors.js';
import type { BadRowDto, VerificationDto, VerificationRequestDto, VerifiedClaimDto } from './verification.dto.js';

const MOST_DAYS = 366;
/** 13,351 meals took 2 s on two busy cores, and a statement may take 30 s; a facility of 100 meals a day has as many in two years. */
const MOST_MEALS = 75_000;
/** Within the caller's scope: a town proves its own facilities. */
const FACILITY = `SELECT f.name FROM meal_point.facilities f WHERE f.id = $1 AND f.district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())`;
const CLAIMS = `
  SELECT a.claim_id AS "claimId", to_char(c.month, 'YYYY-MM') AS month, a.chain_no AS "chainNo", encode(a.chain_head, 'hex') AS "chainHead",
    a.chain_head IS NOT DISTINCT FROM d.hash AS "headMatches", a.lines_hash = reconciliation.lines_hash(a.claim_id, a.version + 1) AS "linesMatch"
  FROM reconciliation.claim_approvals a JOIN reconciliation.claims c ON c.id = a.claim_id
  LEFT JOIN canteen.day_closes d ON d.facility_id = a.facility_id AND d.chain_no = a.chain_no
  WHERE a.facility_id = $1 ORDER BY c.month`;
/** From the first row that is hashed to the last, and how many meals that are. */
const ALL_DAYS = `
  SELECT least(s.first, k.first) AS "from", greatest(s.last, k.last) AS "to", s.meals FROM (
    SELECT least(min(m.business_date), (SELECT min(business_date) FROM canteen.day_closes WHERE facility_id = $1)) AS first,
      greatest(max(m.business_date), (SELECT max(business_date) FROM canteen.day_closes WHERE facility_id = $1)) AS last,
      count(*)::int AS meals
    FROM canteen.meal_settlements m WHERE m.facility_id = $1) s
  CROSS JOIN (SELECT min(booked_date) AS first, max(booked_date) AS last FROM canteen.meal_corrections WHERE facility_id = $1) k`;
const SUMS = claimSums({ ofOne: true });
const NOTHING: Omit<BadRowDto, 'what'> = {
  ...{ mealId: null, correctionId: null, claimId: null, legId: null, month: null },
  ...{ businessDate: null, round: null, chainNo: null },
};

type HashedClaim = Omit<VerifiedClaimDto, 'totalsMatch' | 'legsMatch' | 'paymentsMatch'>;
type Proof = Pick<FacilityProof, 'badMeal' | 'badCorrection' | 'missingRound' | 'badRound' | 'badSeal'>;

/** Claims and legs that do not add up. */
interface WrongSums {
  readonly totals: readonly { readonly claim: string }[];
  readonly legs: readonly { readonly claim: string; readonly leg: string | null }[];
  readonly payments: readonly { readonly claim: string; readonly leg: string | null }[];
}

/** Recomputes what closes, corrections and approvals of a facility were hashed from, and compares. Reads only. */
@Injectable()
export class VerificationService {
  constructor(private readonly database: Database) {}

  /** @throws TRACE.FACILITY_NOT_FOUND, WRONG_SPAN, TOO_MANY_MEALS; KERNEL.NOT_A_DATE */
  async verify(scope: Scope, asked: VerificationRequestDto): Promise<VerificationDto> {
    const { facilityId } = asked;
    const span = spanOf(asked);
    return this.database.snapshot(scope, async (tx) => {
      const [facility] = await tx.query<{ name: string }[]>(FACILITY, [facilityId]);
      if (!facility) throw TraceErrors.FACILITY_NOT_FOUND();
      const { from, to } = span ?? (await allDays(tx, facilityId));
      const { badMeal, badCorrection, missingRound, badRound, badSeal, ...counts } = await proveFacility(tx, {
        facilityId,
        from,
        to,
      });
      const wrong = await wrongSums(tx, facilityId);
      const claims = (await tx.query<HashedClaim[]>(CLAIMS, [facilityId])).map((claim) => withSums(claim, wrong));
      const firstBad =
        firstOfRows({ badMeal, badCorrection, missingRound, badRound, badSeal }) ?? firstOfClaims(claims, wrong);
      return {
        ...{ facilityId, facilityName: facility.name, from, to, matches: firstBad === null },
        ...counts,
        ...{ claims, firstBad, verifiedAt: new Date() },
      };
    });
  }
}

async function allDays(tx: Tx, facilityId: string): Promise<{ from: string | null; to: string | null }> {
  type Days = { from: string | null; to: string | null; meals: number };
  const [{ meals, ...days }] = await tx.query<[Days]>(ALL_DAYS, [facilityId]);
  if (meals > MOST_MEALS) throw TraceErrors.TOO_MANY_MEALS({ meals, most: MOST_MEALS });
  return days;
}

async function wrongSums(tx: Tx, facilityId: string): Promise<WrongSums> {
  const ask = <T>(sql: string): Promise<T[]> => tx.query<T[]>(sql, [facilityId]);
  return {
    totals: await ask<WrongSums['totals'][number]>(SUMS.approvedLines),
    legs: await ask<WrongSums['legs'][number]>(SUMS.legsOfApproval),
    payments: [
      ...(await ask<WrongSums['payments'][number]>(SUMS.legsSettled)),
      ...(await ask<WrongSums['payments'][number]>(SUMS.legsPaid)),
    ],
  };
}

function withSums(claim: HashedClaim, { totals, legs, payments }: WrongSums): VerifiedClaimDto {
  const fits = (rows: readonly { readonly claim: string }[]): boolean =>
    !rows.some((row) => row.claim === claim.claimId);
  return { ...claim, totalsMatch: fits(totals), legsMatch: fits(legs), paymentsMatch: fits(payments) };
}

/** A row before the link it is in, a link before the seals that print it. */
function firstOfRows({ badMeal, badCorrection, missingRound, badRound, badSeal }: Proof): BadRowDto | null {
  if (badMeal !== null) return { ...NOTHING, what: 'meal', ...badMeal };
  if (badCorrection !== null) {
    const { correctionId, mealId, bookedDate } = badCorrection;
    return { ...NOTHING, what: 'correction', correctionId, mealId, businessDate: bookedDate };
  }
  if (missingRound !== null) return { ...NOTHING, what: 'missing_round', ...missingRound };
  if (badRound !== null) return { ...NOTHING, what: 'round', ...badRound };
  return badSeal === null ? null : { ...NOTHING, what: 'seal', month: badSeal.month };
}

/** Lines before what adds them up, legs before what was paid of them. */
function firstOfClaims(claims: readonly VerifiedClaimDto[], { totals, legs, payments }: WrongSums): BadRowDto | null {
  const head = claims.find(({ headMatches }) => !headMatches);
  if (head !== undefined) return { ...NOTHING, what: 'chain_head', claimId: head.claimId, chainNo: head.chainNo };
  const lines = claims.find(({ linesMatch }) => !linesMatch);
  if (lines !== undefined) return { ...NOTHING, what: 'claim_lines', claimId: lines.claimId };
  const [total] = totals;
  if (total !== undefined) return { ...NOTHING, what: 'claim_total', claimId: total.claim };
  const [leg] = legs;
  if (leg !== undefined) return { ...NOTHING, what: 'leg', claimId: leg.claim, legId: leg.leg };
  const [payment] = payments;
  return payment === undefined ? null : { ...NOTHING, what: 'payment', claimId: payment.claim, legId: payment.leg };
}

/** Null: all days. */
function spanOf({ month, from, to, all }: VerificationRequestDto): { from: string; to: string } | null {
  const none = from === undefined && to === undefined;
  if (all === true && month === undefined && none) return null;
  if (all !== true && month !== undefined && none) {
    const first = parseBusinessDate(`${month}-01`);
    const next = parseBusinessDate(`${addDays(first, 31).slice(0, 7)}-01`);
    return { from: first, to: addDays(next, -1) };
  }
  if (all === true || month !== undefined || from === undefined || to === undefined)
    throw TraceErrors.WRONG_SPAN({ most: MOST_DAYS });
  const days = daysBetween({ from: parseBusinessDate(from), to: parseBusinessDate(to) });
  if (days < 0 || days >= MOST_DAYS) throw TraceErrors.WRONG_SPAN({ most: MOST_DAYS });
  return { from, to };
}
