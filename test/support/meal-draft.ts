import { randomBytes } from 'node:crypto';
import { businessDateAt, uuidv7 } from '@nuancan/kernel';
import type { ArrangedResident, ArrangedTown } from './small-district.js';

/** A UUIDv7 as a till makes one for each meal and void. */
export function newClientId(): string {
  return uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
}

/** A lunch set of ¥12 that `resident` has just eaten in `town`, as its till logs it; say what is to differ. */
export function mealDraft(
  town: ArrangedTown,
  resident: ArrangedResident | null,
  change: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> & { readonly clientId: string } {
  const servedAt = new Date();
  return {
    clientId: newClientId(),
    residentId: resident?.id ?? null,
    businessDate: businessDateAt(servedAt),
    servedAt: servedAt.toISOString(),
    slot: 'lunch',
    mode: 'dine_in',
    items: [{ menuItemId: town.menuItems.lunch, name: '套餐', priceFen: 1200, quantity: 1 }],
    priceFen: 1200,
    elderPaidFen: resident === null ? 1200 : 300,
    paymentMethod: 'cash',
    identifiedBy: resident === null ? 'none' : 'card',
    offline: false,
    displayed: null,
    ...change,
  };
}
