import type { LimitTaken } from '@nuancan/five-ones';
import type { CounterFacts } from './counter-facts.js';

/** Quota and slot use as the meals of one batch go by: what the database held, plus what earlier items take. */
export class BatchUse {
  private readonly limits = new Map<string, number>();
  private readonly spentFen = new Map<string, number>();

  constructor(facts: Pick<CounterFacts, 'quotaUses' | 'slotUses'>) {
    for (const use of facts.quotaUses) this.limits.set(`${use.residentId}|${use.key}|${use.windowStart}`, use.used);
    for (const use of facts.slotUses) this.addMeal(use.residentId, use.businessDate, use.spentFen);
  }

  /** Times the resident used the limit in the window that starts on the date. */
  limitUse(residentId: string, key: string, windowStart: string): number {
    return this.limits.get(`${residentId}|${key}|${windowStart}`) ?? 0;
  }

  /** Fen the resident's earlier meals of the day cost, their delivery fees apart. */
  spentOn(residentId: string, businessDate: string): number {
    return this.spentFen.get(`${residentId}|${businessDate}`) ?? 0;
  }

  /** Counts a meal about to be recorded. */
  take(residentId: string, meal: { businessDate: string; spentFen: number; limits: readonly LimitTaken[] }): void {
    for (const { key, windowStart } of meal.limits) {
      this.limits.set(`${residentId}|${key}|${windowStart}`, this.limitUse(residentId, key, windowStart) + 1);
    }
    this.addMeal(residentId, meal.businessDate, meal.spentFen);
  }

  private addMeal(residentId: string, businessDate: string, mealFen: number): void {
    this.spentFen.set(`${residentId}|${businessDate}`, this.spentOn(residentId, businessDate) + mealFen);
  }
}
