import {
  addDays,
  businessDateAt,
  isBusinessDate,
  isUuidV7,
  type BusinessDate,
  type DomainError,
} from '@nuancan/kernel';
import type { MealDraftDto } from './meal-draft.dto.js';
import { MealErrors } from './meal.errors.js';

/** Partitions exist for the last thirteen months; a till does not keep meals longer than a year. */
const OLDEST_DAYS = 366;

/** A draft whose fields agree with each other and with the calendar. */
export interface CheckedDraft extends Omit<MealDraftDto, 'businessDate' | 'servedAt'> {
  readonly businessDate: BusinessDate;
  readonly servedAt: Date;
  readonly deliveryFeeFen: number;
}

/** Checks what the fields of one draft must say together. @returns the draft, or why it is refused */
export function checkDraft(draft: MealDraftDto, now: Date): CheckedDraft | DomainError {
  const servedAt = new Date(draft.servedAt);
  const { businessDate } = draft;
  // A till that knows no fee may say null.
  const deliveryFeeFen = draft.deliveryFeeFen ?? 0;
  if (!isUuidV7(draft.clientId) || !isBusinessDate(businessDate) || Number.isNaN(servedAt.getTime())) {
    return MealErrors.MALFORMED();
  }
  const today = businessDateAt(now);
  if (businessDate > today) return MealErrors.DATE_IN_FUTURE();
  if (businessDate < addDays(today, -OLDEST_DAYS)) return MealErrors.DATE_TOO_OLD();
  if (businessDateAt(servedAt) !== businessDate) return MealErrors.DATE_MISMATCH();
  const itemsFen = draft.items.reduce((sum, item) => sum + item.priceFen * item.quantity, 0);
  if (itemsFen + deliveryFeeFen !== draft.priceFen) return MealErrors.PRICE_MISMATCH();
  if (deliveryFeeFen > 0 && draft.mode !== 'home_delivery') return MealErrors.FEE_WITHOUT_DELIVERY();
  if (draft.paymentMethod === 'free' && draft.elderPaidFen > 0) return MealErrors.FREE_BUT_PAID();
  if (draft.paymentMethod === 'wallet' && draft.residentId === null) return MealErrors.NO_WALLET();
  if (draft.voucherCode !== undefined && !['wallet', 'free'].includes(draft.paymentMethod))
    return MealErrors.VOUCHER_BY_WALLET();
  if (draft.voucherCode !== undefined && draft.residentId === null) return MealErrors.NO_WALLET();
  if ((draft.residentId === null) !== (draft.identifiedBy === 'none')) return MealErrors.NOT_IDENTIFIED();
  return { ...draft, businessDate, servedAt, deliveryFeeFen };
}
