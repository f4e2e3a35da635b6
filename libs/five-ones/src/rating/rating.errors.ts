import { defineErrors } from '@nuancan/kernel';

/** Facts that no meal can have. */
export const RatingErrors = defineErrors('RATING', {
  NEGATIVE_AMOUNT: { status: 422, zh: '金额不能为负', en: 'An amount must not be negative' },
  FEE_ABOVE_PRICE: { status: 422, zh: '送餐费不能超过总价', en: 'The delivery fee must not exceed the price' },
});
