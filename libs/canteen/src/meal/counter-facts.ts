import type { CostLines, Diner, ExpectedSources, Policy } from '@nuancan/five-ones';
import type { BusinessDate } from '@nuancan/kernel';
import type { Standing } from './resident-standing.js';

interface Dated {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The facility as the counter needs it. */
export interface CounterFacility {
  readonly townCode: string;
  readonly districtCode: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
}

/** A client id this device used before. */
export interface EarlierRecord {
  readonly clientId: string;
  readonly kind: 'meal' | 'void';
  readonly bodyHash: string;
  readonly mealId: string;
  readonly businessDate: string;
}

/** How often a resident used a limit in a window. */
export interface QuotaUse {
  readonly residentId: string;
  readonly key: string;
  readonly windowStart: string;
  readonly used: number;
}

/** A standing meal of a resident, anywhere in the district. */
export interface SlotUse {
  readonly residentId: string;
  readonly businessDate: string;
  readonly slot: string;
  /** Its price without a delivery fee. */
  readonly spentFen: number;
}

/** One answer of `LOAD_COUNTER_FACTS`. */
export interface CounterFacts {
  readonly repeats: readonly EarlierRecord[];
  readonly quotaUses: readonly QuotaUse[];
  readonly slotUses: readonly SlotUse[];
  readonly costCards: readonly (CostLines & Dated)[];
  readonly expectedSources: readonly (ExpectedSources & Dated)[];
  readonly facility: CounterFacility | null;
}

/** Everything one meal is judged by. */
export interface MealContext {
  /** Null for a public sale. */
  readonly diner: (Diner & Standing) | null;
  readonly facility: CounterFacility;
  readonly policies: readonly Policy[];
  readonly costCard: CostLines;
  readonly expected: ExpectedSources;
  readonly limitUse: (key: string, windowStart: BusinessDate) => number;
  readonly spentEarlierTodayFen: number;
}

/** The row of a dated list that holds on a day. */
export function heldOn<T extends Dated>(rows: readonly T[], on: BusinessDate): T | undefined {
  return rows.find((row) => row.validFrom <= on && (row.validTo === null || on <= row.validTo));
}
