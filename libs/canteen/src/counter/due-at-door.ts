import { Injectable } from '@nestjs/common';
import { deliveryFee } from '@nuancan/five-ones';
import { fen, ZERO_FEN, type BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { BatchUse } from '../meal/batch-use.js';
import type { Slot } from '../meal/meal-words.js';
import { isEntitled } from '../meal/resident-standing.js';
import { quoteMeal } from './quote-diner.js';
import { loadFound, loadTill } from './till-facts.js';

const AUDIT_LOOK_UP = `SELECT platform.audit('look_up', 'registry.residents', $1::text, NULL,
  jsonb_build_object('by', 'route_sheet', 'onDate', $2::date))`;

/** Meals of a kitchen's slot that are to be brought. */
export interface DueMeals {
  readonly facilityId: string;
  readonly districtCode: string;
  readonly businessDate: BusinessDate;
  readonly slot: Slot;
  readonly meals: readonly { readonly residentId: string; readonly priceFen: number }[];
}

/** What elders will owe at their doors, by the judgement that records the meal then; what is used in between may change it. */
@Injectable()
export class DueAtDoor {
  constructor(private readonly policies: PolicyReader) {}

  /** Fen by resident, in the scope of the transaction; whoever cannot be quoted is missing. */
  async of(
    tx: Tx,
    { facilityId, districtCode, businessDate: on, slot, meals }: DueMeals,
  ): Promise<Map<string, number>> {
    const due = new Map<string, number>();
    const kitchen = await loadTill(tx, facilityId, on);
    if (!kitchen || meals.length === 0) return due;
    const till = { ...kitchen, policies: await this.policies.keptOn(tx, districtCode, on) };
    const found = await loadFound(tx, { facilityId, residentIds: meals.map(({ residentId }) => residentId), on });
    const use = new BatchUse({
      quotaUses: found.quotaUses,
      slotUses: found.slotUses.map((slotUse) => ({ ...slotUse, businessDate: on })),
    });
    for (const { residentId, priceFen } of meals) {
      const diner = found.diners.get(residentId);
      if (!diner) continue;
      // What somebody owes tells their tier. Beyond the kitchen's own town that is a look-up.
      if (diner.homeTownCode !== till.facility.townCode) await tx.query(AUDIT_LOOK_UP, [residentId, on]);
      const asked = { on, slot, mode: 'home_delivery' as const, menuItemId: null };
      const deliveryFeeFen = deliveryFee({
        policies: isEntitled(diner, on) ? till.policies : [],
        diner,
        meal: {
          ...{ businessDate: on, slot, mode: asked.mode, priceFen: fen(priceFen), deliveryFeeFen: ZERO_FEN },
          spentEarlierTodayFen: fen(use.spentOn(residentId, on)),
          facilityTownCode: till.facility.townCode,
          facilityDistrictCode: till.facility.districtCode,
        },
      });
      const whole = { ...asked, priceFen: priceFen + deliveryFeeFen, deliveryFeeFen };
      const quote = quoteMeal(whole, diner, till, found);
      if (quote) due.set(residentId, quote.split.elderDueFen);
    }
    return due;
  }
}
