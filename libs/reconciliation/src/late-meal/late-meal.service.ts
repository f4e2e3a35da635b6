import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type PageQueryDto, type Scope } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { CheckRunService } from '../check-run/check-run.service.js';
import { ClaimReader } from '../claim/claim-reader.js';
import { claimErrorOf } from '../claim/claim-refusal.js';
import type { IncludedMealsDto, IncludeLateMealsDto, LateMealDto, LateMealListDto } from './late-meal.dto.js';
import { LATE_MEALS } from './late-meals.sql.js';

const INCLUDE = 'SELECT reconciliation.include_late_meals($1, $2, $3::uuid[], $4) AS meals';

/** 超期补报: meals that came too long after their month was claimed. */
@Injectable()
export class LateMealService {
  constructor(
    private readonly database: Database,
    private readonly reader: ClaimReader,
    private readonly checks: CheckRunService,
  ) {}

  /** What stands aside of a claim; names masked. @throws CLAIM.NOT_FOUND */
  async list(scope: Scope, claimId: string, { cursor, limit }: PageQueryDto): Promise<LateMealListDto> {
    const [day, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.scoped(scope, async (tx) => {
      await this.reader.standing(tx, claimId);
      return tx.query<LateMealDto[]>(LATE_MEALS, [claimId, day, id, limit + 1]);
    });
    const items = rows
      .slice(0, limit)
      .map((row) => ({ ...row, residentName: row.residentName && maskName(row.residentName) }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.businessDate, last.mealId]) : null };
  }

  /**
   * Puts late meals into a claim, which then waits for the checks of their month; whoever does it does not approve it.
   * @throws CLAIM.NOT_FOUND, WRONG_ROLE, WRONG_STATE, SOMEBODY_WAS_FASTER, NOT_SET_ASIDE
   */
  async include(scope: Scope, claimId: string, asked: IncludeLateMealsDto): Promise<IncludedMealsDto> {
    const { step, mealIds, reason } = asked;
    try {
      return await this.database.scoped(scope, async (tx) => {
        const [included] = await tx.query<[IncludedMealsDto]>(INCLUDE, [claimId, step, mealIds, reason]);
        await this.checks.askForClaim(tx, claimId);
        return included;
      });
    } catch (error) {
      throw claimErrorOf(error) ?? error;
    }
  }
}
