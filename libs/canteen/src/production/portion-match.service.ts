import { Injectable } from '@nestjs/common';
import type { FacilityTier } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { differencesOf } from './portion-differences.js';
import type { PortionMatchDto, PortionMonthDto, PortionMonthQueryDto } from './portion-match.dto.js';
import { PORTION_MATCHES, type PortionMatchRow } from './portion-matches.sql.js';
import { portionMonth } from './portion-month.js';

/** 份数三方核对: of a day, and rolled up by month. */
@Injectable()
export class PortionMatchService {
  constructor(private readonly database: Database) {}

  /** The month of every facility of the scope that logs. */
  async month(scope: Scope, asked: PortionMonthQueryDto): Promise<PortionMonthDto> {
    return this.database.scoped(scope, async (tx) => ({ month: asked.month, items: await portionMonth(tx, asked) }));
  }

  /** The slots of a facility's day, inside somebody's transaction; the facility must be the scope's own. */
  async day(
    tx: Tx,
    { facilityId, tier, businessDate }: { facilityId: string; tier: FacilityTier; businessDate: string },
  ): Promise<PortionMatchDto[]> {
    const rows = await tx.query<PortionMatchRow[]>(PORTION_MATCHES, [[facilityId], businessDate, businessDate]);
    return rows.map((row) => {
      const {
        facilityId: _facility,
        businessDate: _day,
        kitchenDifference: _k,
        lost: _l,
        servingDifference: _s,
        ...shown
      } = row;
      return { ...shown, differences: differencesOf(row, tier) };
    });
  }
}
