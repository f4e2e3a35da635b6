import { Injectable } from '@nestjs/common';
import { proveFacility, type FacilityProof } from '@nuancan/canteen';
import { addDays, daysBetween, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import { TraceErrors } from './trace.errors.js';
import type { BadRowDto, VerificationDto, VerificationRequestDto, VerifiedClaimDto } from './verification.dto.js';

const MOST_DAYS = 366;
/** Within the caller's scope: a town proves its own facilities. */
const FACILITY = `SELECT f.name FROM meal_point.facilities f WHERE f.id = $1 AND f.district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())`;
const CLAIMS = `
  SELECT a.claim_id AS "claimId", to_char(c.month, 'YYYY-MM') AS month, a.chain_no AS "chainNo", encode(a.chain_head, 'hex') AS "chainHead",
    a.chain_head IS NOT DISTINCT FROM d.hash AS "headMatches", a.lines_hash = reconciliation.lines_hash(a.claim_id, a.version + 1) AS "linesMatch"
  FROM reconciliation.claim_approvals a JOIN reconciliation.claims c ON c.id = a.claim_id
  LEFT JOIN canteen.day_closes d ON d.facility_id = a.facility_id AND d.chain_no = a.chain_no
  WHERE a.facility_id = $1 ORDER BY c.month`;
const NOTHING: Omit<BadRowDto, 'what'> = {
  ...{ mealId: null, correctionId: null, claimId: null, month: null, businessDate: null, round: null, chainNo: null },
};

/** Recomputes what closes, corrections and approvals of a facility were hashed from, and compares. Reads only. */
@Injectable()
export class VerificationService {
  constructor(private readonly database: Database) {}

  /** @throws TRACE.FACILITY_NOT_FOUND, WRONG_SPAN; KERNEL.NOT_A_DATE */
  async verify(scope: Scope, asked: VerificationRequestDto): Promise<VerificationDto> {
    const { facilityId } = asked;
    const { from, to } = spanOf(asked);
    return this.database.snapshot(scope, async (tx) => {
      const [facility] = await tx.query<{ name: string }[]>(FACILITY, [facilityId]);
      if (!facility) throw TraceErrors.FACILITY_NOT_FOUND();
      const { badMeal, badCorrection, badRound, badSeal, ...counts } = await proveFacility(tx, {
        facilityId,
        from,
        to,
      });
      const claims = await tx.query<VerifiedClaimDto[]>(CLAIMS, [facilityId]);
      const firstBad = firstOf({ badMeal, badCorrection, badRound, badSeal }, claims);
      return {
        ...{ facilityId, facilityName: facility.name, from, to, matches: firstBad === null },
        ...counts,
        ...{ claims, firstBad, verifiedAt: new Date() },
      };
    });
  }
}

/** A row before the link it is in, a link before the seals and approvals that print it. */
function firstOf(
  {
    badMeal,
    badCorrection,
    badRound,
    badSeal,
  }: Pick<FacilityProof, 'badMeal' | 'badCorrection' | 'badRound' | 'badSeal'>,
  claims: readonly VerifiedClaimDto[],
): BadRowDto | null {
  if (badMeal !== null) return { ...NOTHING, what: 'meal', ...badMeal };
  if (badCorrection !== null) {
    const { correctionId, mealId, bookedDate } = badCorrection;
    return { ...NOTHING, what: 'correction', correctionId, mealId, businessDate: bookedDate };
  }
  if (badRound !== null) return { ...NOTHING, what: 'round', ...badRound };
  if (badSeal !== null) return { ...NOTHING, what: 'seal', month: badSeal.month };
  const head = claims.find(({ headMatches }) => !headMatches);
  if (head !== undefined) return { ...NOTHING, what: 'chain_head', claimId: head.claimId, chainNo: head.chainNo };
  const lines = claims.find(({ linesMatch }) => !linesMatch);
  return lines === undefined ? null : { ...NOTHING, what: 'claim_lines', claimId: lines.claimId };
}

function spanOf({ month, from, to }: VerificationRequestDto): { from: string; to: string } {
  if (month !== undefined && from === undefined && to === undefined) {
    const first = parseBusinessDate(`${month}-01`);
    const next = parseBusinessDate(`${addDays(first, 31).slice(0, 7)}-01`);
    return { from: first, to: addDays(next, -1) };
  }
  if (month !== undefined || from === undefined || to === undefined) throw TraceErrors.WRONG_SPAN({ most: MOST_DAYS });
  const days = daysBetween({ from: parseBusinessDate(from), to: parseBusinessDate(to) });
  if (days < 0 || days >= MOST_DAYS) throw TraceErrors.WRONG_SPAN({ most: MOST_DAYS });
  return { from, to };
}
