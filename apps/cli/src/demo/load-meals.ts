import type { CopyTarget, CopyValue } from '@nuancan/platform';
import type { Client } from 'pg';
import { copyRows } from './copy-rows.js';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import type { DemoWallets } from './demo-wallets.js';
import { demoMealsFrom, type DemoMeal } from './generate-meals.js';
import { MEAL_CLIENTS, MEAL_VOIDS, mealClientRow, mealRow, MEALS, voidClientRow, voidRow } from './meal-rows.js';
import type { DemoQuotaUse } from './limit-ledger.js';
import type { StepTimer } from './step-timer.js';

const QUOTA_USES: CopyTarget = {
  table: 'subsidy.quota_uses',
  columns: ['resident_id', 'limit_key', 'window_start', 'used', 'max'],
};

/** Tables that `loadMeals` fills. */
export const MEAL_TABLES: readonly string[] = [MEALS, MEAL_CLIENTS, MEAL_VOIDS, QUOTA_USES].map(({ table }) => table);

/** Generates the meals while they are loaded, then their client ids, voids and quota uses; wallets take note. @returns how many meals */
export async function loadMeals(
  client: Client,
  { today, meals }: DemoDistrict,
  { timer, wallets }: { timer: StepTimer; wallets: DemoWallets },
): Promise<number> {
  await client.query('SELECT canteen.ensure_meal_partitions($1, $2)', [demoMealsFrom(today, XIWU.townCode), today]);
  const clients: CopyValue[][] = [];
  const voids: CopyValue[][] = [];
  const count = await timer.run(MEALS.table, MEALS.table, () =>
    copyRows(client, MEALS, noting(meals.meals(), { clients, voids, wallets })),
  );
  await timer.run(MEAL_CLIENTS.table, MEAL_CLIENTS.table, () => copyRows(client, MEAL_CLIENTS, clients));
  await timer.run(MEAL_VOIDS.table, MEAL_VOIDS.table, () => copyRows(client, MEAL_VOIDS, voids));
  await timer.run(QUOTA_USES.table, QUOTA_USES.table, () =>
    copyRows(client, QUOTA_USES, quotaRows(meals.ledger.uses())),
  );
  return count;
}

/** Meals as rows; what the other tables hold of each is noted on the way, since meals are generated only once. */
function* noting(
  meals: Iterable<DemoMeal>,
  notes: { clients: CopyValue[][]; voids: CopyValue[][]; wallets: DemoWallets },
): Generator<CopyValue[]> {
  for (const meal of meals) {
    notes.clients.push(mealClientRow(meal));
    notes.wallets.note(meal);
    if (meal.voided) {
      notes.clients.push(voidClientRow(meal));
      notes.voids.push(voidRow(meal));
    }
    yield mealRow(meal);
  }
}

function* quotaRows(uses: Iterable<DemoQuotaUse>): Generator<CopyValue[]> {
  for (const { residentId, key, windowStart, used, max } of uses) yield [residentId, key, windowStart, used, max];
}
