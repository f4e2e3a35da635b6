import type { Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import type { ClaimDto, ClaimLineDto } from '../claim/claim.dto.js';
import { LINES } from '../claim/claim-statement.sql.js';
import type { LateMealDto } from '../late-meal/late-meal.dto.js';
import { LATE_MEALS } from '../late-meal/late-meals.sql.js';
import { findingRows, type FindingRow } from './finding-rows.js';

/** Read at once; memory holds one such page, however long the claim is. */
const PAGE = 1_000;
const COUNT = 'SELECT count(*)::int AS count FROM reconciliation.claim_lines l WHERE l.claim_id = $1';
const TOWNS = 'SELECT code, name FROM registry.towns';

/** A claim with everything that an export tells of it, read from one snapshot. */
export interface ClaimEvidence {
  readonly claim: ClaimDto;
  readonly lineCount: number;
  readonly findings: readonly FindingRow[];
  /** Every line in its order; may be gone through more than once. */
  lines(): AsyncIterable<ClaimLineDto>;
  /** Meals that came too late, by day; may be gone through more than once. */
  lateMeals(): AsyncIterable<LateMealDto>;
  /** Name of an account that took one of its steps; '' when unknown. */
  personOf(accountId: string | null): string;
  /** Name of a town; its code when unknown. */
  townOf(code: string | null): string;
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
  return {
    ...{ claim, masked },
    lineCount: count,
    findings: await findingRows(tx, claim.facilityId, claim.month),
    lines: () => linesOf(tx, claimId, masked),
    lateMeals: () => lateMealsOf(tx, claimId, masked),
    personOf: (accountId) => people.get(accountId ?? '') ?? '',
    townOf: (code) => (code === null ? '' : (towns.get(code) ?? code)),
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
