import { Journal } from '@nuancan/ledger';
import type { Database } from '@nuancan/platform';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { DeliveredMeals } from '../meal/delivered-meals.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import { MealVoidService } from '../meal/meal-void.service.js';

/** Meals at doors, as the api puts them together. */
export function openDeliveredMeals(database: Database): DeliveredMeals {
  const recorder = new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal());
  return new DeliveredMeals(recorder, new MealVoidService(database, new Journal()));
}
