import { portionMonth, type PortionFacilityDto } from '@nuancan/canteen';
import type { Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import type { ClaimDto, ClaimLineDto } from '../claim/claim.dto.js';
import type { ClaimLegDto } from '../claim/claim-leg.dto.js';
import { LINES } from '../claim/claim-statement.sql.js';
import type { LateMealDto } from '../late-meal/late-meal.dto.js';
import { LATE_MEALS } from '../late-meal/late-meals.sql.js';
import { findingRows, type FindingRow } from './finding-rows.js';
import { paperNames, type PaperNames } from './paper-names.js';

/** Read at once; memory holds one such page, however long the claim is. */
const PAGE = 1_000;
const COUNT = 'SELECT count(*)::int AS count FROM reconciliation.claim_lines l WHERE l.claim_id = $1';
/** Of each leg of a claim the number of its payee's account, for who may write the order; the last order first. */
const NUMBERS = `
  SELECT DISTINCT ON (o.leg_id) o.leg_id AS "legId", n.account_number AS number FROM reconciliation.legs g
  JOIN reconciliation.leg_orders o ON o.leg_id = g.id CROSS JOIN LATERAL reconciliation.payee_numbers(ARRAY[o.payee_account_id]) n
  WHERE g.claim_id = $1 ORDER BY o.leg_id, o.no DESC`;
const TOWNS = 'SELECT code, name FROM registry.towns';

/** A claim with everything that an export tells of it, read from one snapshot. */
export interface ClaimEvidence {
  readonly claim: ClaimDto;
  readonly lineCount: number;
  readonly findings: readonly FindingRow[];
  /** The month's portions, as the facility's own officials see them; null: none are on record. */
  readonly portions: PortionFacilityDto | null;
  /** Every line in its order; may be gone through more than once. */
  lines(): AsyncIterable<ClaimLineDto>;
  /** Meals that came too late, by day; may be gone through more than once. */
  lateMeals(): AsyncIterable<LateMealDto>;
  /** What policies and tiers are called. */
  readonly names: PaperNames;
  /** Name of an account that took one of its steps; '' when unknown. */
  personOf(accountId: string | null): string;
  /** Name of a town; its code when unknown. */
  townOf(code: string | null): string;
  /** Number of the account that the order of a leg names: whole for the district's officials. */
  payeeNumberOf(leg: ClaimLegDto): string;
  /** Whether the names of residents are masked. */
  readonly masked: boolean;
  readonly takenAt: Date;
}

/** Gathers it. @param masked false only after the disclosure was recorded */
export async function gatherEvidence(tx: Tx, claim: ClaimDto, masked: boolean): Promise<ClaimEvidence> {
  const { claimId } = claim;
  const [{ count }] = await tx.query<[{ count: number }]>(COUNT, [claimId]);
  const people = new Map(claim.people.map(({ accountId, name }) => [accountId, name]));
  const found = await tx.query<{ code: string; name: string }[]>(TOWNS);
  const towns = new Map(found.map(({ code, name }) => [code, name]));
  const numbered = await tx.query<{ legId: string; number: string }[]>(NUMBERS, [claimId]);
  const numbers = new Map(numbered.map(({ legId, number }) => [legId, number]));
  return {
    ...{ claim, masked },
    lineCount: count,
    findings: await findingRows(tx, claim.facilityId, claim.month),
    portions: (await portionMonth(tx, { month: claim.month, facilityId: claim.facilityId }))[0] ?? null,
    names: await paperNames(tx),
    lines: () => linesOf(tx, claimId, masked),
    lateMeals: () => lateMealsOf(tx, claimId, masked),
    personOf: (accountId) => people.get(accountId ?? '') ?? '',
    townOf: (code) => (code === null ? '' : (towns.get(code) ?? code)),
    payeeNumberOf: ({ legId, payeeAccountNumber }) => numbers.get(legId) ?? payeeAccountNumber ?? '',
    takenAt: new Date(),
  };
}

async function* linesOf(tx: Tx, claimId: string, masked: boolean): AsyncGenerator<ClaimLineDto> {
  let after: number | null = null;
  for (;;) {
    const page: ClaimLineDto[] = await tx.query<ClaimLineDto[]>(LINES, [claimId, null, null, null, after, PAGE]);
    for (const line of page) {
      yield masked && line.residentName ? { ...line, residentName: maskName(line.residentName) } : line;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.lineNo;
  }
}

async function* lateMealsOf(tx: Tx, claimId: string, masked: boolean): AsyncGenerator<LateMealDto> {
  let after: readonly [string, string] | readonly [null, null] = [null, null];
  for (;;) {
    const page: LateMealDto[] = await tx.query<LateMealDto[]>(LATE_MEALS, [claimId, ...after, PAGE]);
    for (const meal of page) {
      yield masked && meal.residentName ? { ...meal, residentName: maskName(meal.residentName) } : meal;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = [last.businessDate, last.mealId];
  }
}
