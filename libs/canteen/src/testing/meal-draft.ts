import { randomBytes } from 'node:crypto';
import { businessDateAt, uuidv7 } from '@nuancan/kernel';
import type { MealDraftDto } from '../meal/meal-draft.dto.js';

/** A fresh client id. */
export function newClientId(): string {
  return uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
}

/** A lunch at ¥12 of which the elder pays 3 in cash, served now. */
export function mealDraft(residentId: string | null, changes: Partial<MealDraftDto> = {}): MealDraftDto {
  const servedAt = changes.servedAt ?? new Date().toISOString();
  return {
    clientId: newClientId(),
    residentId,
    businessDate: businessDateAt(new Date(servedAt)),
    servedAt,
    slot: 'lunch',
    mode: 'dine_in',
    items: [{ menuItemId: null, name: 'A 套餐', priceFen: 1200, quantity: 1 }],
    priceFen: 1200,
    elderPaidFen: residentId === null ? 1200 : 300,
    paymentMethod: 'cash',
    identifiedBy: residentId === null ? 'none' : 'card',
    offline: false,
    displayed: null,
    ...changes,
  };
}
