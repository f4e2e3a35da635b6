import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type PageQueryDto, type Scope, type Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { LegErrors } from '../leg/leg.errors.js';
import { LEG, LEG_LINES, LEG_SUM, PAYMENTS } from './leg-trace.sql.js';
import { CLAIM_LINES, CORRECTIONS, ENTRIES, LEGS, MEAL, SETTLEMENT } from './meal-trace.sql.js';
import type {
  LegTraceDto,
  MealTraceDto,
  TracedClaimLineDto,
  TracedCorrectionDto,
  TracedEntryDto,
  TracedLegDto,
  TracedLineDto,
  TracedPaymentDto,
  TracedSettlementDto,
} from './trace.dto.js';
import { TraceErrors } from './trace.errors.js';

type MealFacts = Omit<MealTraceDto, 'settlement' | 'corrections' | 'claimLines' | 'legs' | 'entries'>;

/** Follows money from a payment to meals, and a meal to what was paid of it. Reads only, in the caller's scope. */
@Injectable()
export class TraceService {
  constructor(private readonly database: Database) {}

  /** A leg with a page of the lines it is made of. @throws LEG.NOT_FOUND */
  async leg(scope: Scope, legId: string, { cursor, limit }: PageQueryDto): Promise<LegTraceDto> {
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    type Head = Omit<LegTraceDto, 'payments' | 'lines' | 'linesFen' | 'items' | 'nextCursor'>;
    return this.database.snapshot(scope, async (tx) => {
      const [head] = await tx.query<Head[]>(LEG, [legId]);
      if (!head) throw LegErrors.NOT_FOUND();
      const payments = await tx.query<TracedPaymentDto[]>(PAYMENTS, [[legId]]);
      const [sum] = await tx.query<[Pick<LegTraceDto, 'lines' | 'linesFen'>]>(LEG_SUM, [legId]);
      const rows = await tx.query<TracedLineDto[]>(LEG_LINES, [legId, after, limit + 1]);
      const items = rows.slice(0, limit).map(masked);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { ...head, payments, ...sum, items, nextCursor: last ? encodeCursor([String(last.lineNo)]) : null };
    });
  }

  /** A meal with everything that became of it. @throws TRACE.MEAL_NOT_FOUND */
  async meal(scope: Scope, mealId: string, businessDate: string | null): Promise<MealTraceDto> {
    return this.database.snapshot(scope, async (tx) => {
      const [meal] = await tx.query<MealFacts[]>(MEAL, [mealId, businessDate]);
      if (!meal) throw TraceErrors.MEAL_NOT_FOUND();
      const key = [meal.mealId, meal.businessDate];
      const [settlement] = await tx.query<TracedSettlementDto[]>(SETTLEMENT, key);
      const corrections = await tx.query<TracedCorrectionDto[]>(CORRECTIONS, key);
      const claimLines = await tx.query<TracedClaimLineDto[]>(CLAIM_LINES, key);
      const legs = await legsOf(tx, claimLines, meal.fundingTown);
      const entries = await tx.query<TracedEntryDto[]>(ENTRIES, [
        businessKeys(meal, { settlement, corrections, claimLines, legs }),
      ]);
      return { ...masked(meal), settlement: settlement ?? null, corrections, claimLines, legs, entries };
    });
  }
}

async function legsOf(
  tx: Tx,
  lines: readonly TracedClaimLineDto[],
  fundingTown: string | null,
): Promise<TracedLegDto[]> {
  const claims = [...new Set(lines.map(({ claimId }) => claimId))];
  const legs = await tx.query<Omit<TracedLegDto, 'payments'>[]>(LEGS, [claims, fundingTown]);
  const payments = await tx.query<TracedPaymentDto[]>(PAYMENTS, [legs.map(({ legId }) => legId)]);
  return legs
    .filter(({ claimId, funder }) => lines.some((line) => line.claimId === claimId && line[`${funder}Fen`] !== 0))
    .map((leg) => ({ ...leg, payments: payments.filter(({ legId }) => legId === leg.legId) }));
}

/** The keys by which the books know what became of a meal: its round, corrections, the approval and the payments of its claims. */
function businessKeys(
  { facilityId, businessDate, slot }: MealFacts,
  found: Pick<MealTraceDto, 'corrections' | 'claimLines' | 'legs'> & { settlement: TracedSettlementDto | undefined },
): string[] {
  const { settlement, corrections, claimLines, legs } = found;
  const day = settlement && `day-close/${facilityId}/${businessDate}/${settlement.round}/${slot}`;
  return [
    ...(day === undefined ? [] : [day]),
    ...corrections.map(({ correctionId }) => `correction/${correctionId}`),
    ...new Set(claimLines.map(({ claimId }) => `claim/${claimId}/approved`)),
    ...legs.flatMap(({ payments }) => payments.map(({ paymentId }) => `leg-payment/${paymentId}`)),
  ];
}

function masked<T extends { residentName: string | null }>(row: T): T {
  return { ...row, residentName: row.residentName && maskName(row.residentName) };
}
