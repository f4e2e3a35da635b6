import { mealDraft } from '../meal-draft.js';
import type { BooksModel } from './books-model.js';
import type { ModelMeal, SourceKind } from './model-parts.js';

/** A meal as a till sends it. */
export function draftOf({ world }: BooksModel, meal: ModelMeal, offline: boolean) {
  return mealDraft(meal.elder === null ? null : (world.elders[meal.elder]?.id ?? null), {
    servedAt: new Date(meal.servedAtMs).toISOString(),
    slot: meal.slot,
    mode: meal.delivered ? 'home_delivery' : 'dine_in',
    elderPaidFen: meal.paidFen,
    paymentMethod: meal.method,
    offline,
  });
}

/** Kilograms and hours at prices that do not come out even; money in tens. */
export function measureOf(kind: SourceKind, quantity: number) {
  if (kind === 'ingredients' || kind === 'bank_deposit') {
    const amountFen = Math.ceil(quantity / 100) * 10;
    const bought = { paidFrom: 'drawer' as const, supplier: '菜场', invoiceNo: 'F-1' };
    return { valueFen: amountFen, fields: kind === 'ingredients' ? { amountFen, ...bought } : { amountFen } };
  }
  const [unitFen, per, measured] = kind.endsWith('_hours')
    ? [1999, 60, Math.ceil(quantity / 25)]
    : [733, 1000, quantity];
  return { valueFen: Math.floor((measured * unitFen) / per + 0.5), fields: { quantity: measured, unitFen } };
}
