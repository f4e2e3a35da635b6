import { rateMeal, type GovernmentShares, type LimitTaken } from '@nuancan/five-ones';
import { addDays, fen, parseBusinessDate } from '@nuancan/kernel';
import { actAs, systemScope, type Scope, type Tx } from '@nuancan/platform';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import type { Mode, Slot } from '../meal/meal-words.js';
import { isEntitled } from '../meal/resident-standing.js';
import type { SettledRow } from './settled-view.js';

/** What a meal is due, had another not taken the limits. */
export interface DueSubsidy {
  readonly shares: GovernmentShares;
  readonly fundingTown: string | null;
  /** The uses of limits that go with it. */
  readonly limits: readonly LimitTaken[];
}

const LONGEST_WINDOW_DAYS = 31;

const MEALS = `SELECT m.id, m.mode, m.slot, m.price_fen AS "priceFen", m.delivery_fee_fen AS "deliveryFeeFen",
    (SELECT coalesce(json_agg(json_build_object('key', q.limit_key, 'windowStart', q.window_start)), '[]')
      FROM canteen.held_quotas(m.id, m.business_date) q) AS quotas,
    m.facility_town AS "facilityTown", m.district_code AS "districtCode"
  FROM canteen.meals m WHERE m.id = ANY ($1) AND m.business_date = $2`;

const SPENT = `SELECT coalesce(sum(u.spent_fen), 0)::bigint AS spent FROM canteen.slot_use(ARRAY[$1::uuid], $2) u`;

interface MealRow {
  readonly id: string;
  readonly mode: Mode;
  readonly slot: Slot;
  readonly priceFen: number;
  readonly deliveryFeeFen: number;
  readonly quotas: readonly { readonly key: string; readonly windowStart: string }[];
  readonly facilityTown: string;
  readonly districtCode: string;
}

/**
 * Rates `to` by the policies of its day as if `from`, where there is one, had taken no limit. Reads as the system: the elder may live in a
 * town whose residents the official does not see.
 */
export async function dueSubsidy(
  tx: Tx,
  scope: Scope,
  parts: { readonly diners: DinerFactsReader; readonly policies: PolicyReader },
  { from, to }: { readonly from: SettledRow | null; readonly to: SettledRow },
): Promise<DueSubsidy | null> {
  const { residentId } = to;
  if (residentId === null) return null;
  const on = parseBusinessDate(to.businessDate);
  return actAs(tx, systemScope(scope.districtCode), async () => {
    const meals = await tx.query<MealRow[]>(MEALS, [[from?.mealId ?? to.mealId, to.mealId], on]);
    const diner = (await parts.diners.load(tx, [residentId], on)).get(residentId);
    const meal = meals.find(({ id }) => id === to.mealId);
    // A meal rated anew holds what it took, which is not in its own way.
    const freed = meals.find(({ id }) => id === (from ?? to).mealId)?.quotas ?? [];
    if (!diner || !meal || !isEntitled(diner, on)) return null;
    const uses = await tx.query<{ key: string; windowStart: string; used: number }[]>(
      `SELECT limit_key AS key, window_start AS "windowStart", used FROM subsidy.quota_use(ARRAY[$1::uuid], $2)`,
      [residentId, addDays(on, -LONGEST_WINDOW_DAYS)],
    );
    const [{ spent }] = await tx.query<[{ spent: number }]>(SPENT, [residentId, on]);
    const rating = rateMeal({
      policies: await parts.policies.effectiveOn(tx, on),
      diner,
      meal: {
        ...{ businessDate: on, slot: meal.slot, mode: meal.mode },
        priceFen: fen(meal.priceFen),
        deliveryFeeFen: fen(meal.deliveryFeeFen),
        spentEarlierTodayFen: fen(Math.max(0, spent - (meal.priceFen - meal.deliveryFeeFen))),
        facilityTownCode: meal.facilityTown,
        facilityDistrictCode: meal.districtCode,
      },
      limitUse: (key, windowStart) => {
        const same = (use: { key: string; windowStart: string }): boolean =>
          use.key === key && use.windowStart === windowStart;
        return (uses.find(same)?.used ?? 0) - freed.filter(same).length;
      },
    });
    if (rating.governmentFen === 0) return null;
    const carried = (funder: string) => fen(rating.shares.find((share) => share.funder === funder)?.amountFen ?? 0);
    return {
      shares: {
        provinceFen: carried('province'),
        cityFen: carried('city'),
        districtFen: carried('district'),
        townFen: carried('town'),
      },
      limits: rating.limits,
      fundingTown: rating.shares.find((share) => share.funder === 'town')?.townCode ?? null,
    };
  });
}
