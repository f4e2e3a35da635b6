import { defineErrors, type DomainError } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';

/** Expected failures of payments. */
export const LegErrors = defineErrors('LEG', {
  NOT_FOUND: { status: 404, zh: '没有这笔应付款', en: 'No such payment leg' },
  PAYMENT_NOT_FOUND: { status: 404, zh: '没有这笔付款', en: 'No such payment' },
  TOO_MUCH: {
    status: 422,
    zh: '超过这笔应付款的未付金额，没有保存；请核对金额与收付方向',
    en: 'More than is left of the leg, or the wrong way round; nothing was saved',
  },
  REFERENCE_USED: {
    status: 409,
    zh: '这个银行流水号已付过这笔款，没有重复记账',
    en: 'This bank reference paid this leg already; it was not booked twice',
  },
  NO_REFERENCE: {
    status: 422,
    zh: '银行流水号为空或超过 64 个字符，没有保存',
    en: 'The bank reference is empty or longer than 64 characters; nothing was saved',
  },
  WRONG_DAY: {
    status: 422,
    zh: '付款日期不能早于核定日期，也不能在将来，没有保存',
    en: 'Paid before the approval or in the future; nothing was saved',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '核定人不能办理拨付，付款人不能登记退回；请由另一人办理',
    en: 'Whoever approved does not disburse, and whoever paid does not say that it came back: another person does',
  },
  NOTHING_LEFT: { status: 409, zh: '这笔应付款已没有要付的', en: 'Nothing of this leg is left to be paid' },
  NO_OTHER_ACCOUNT: {
    status: 409,
    zh: '收款单位没有生效的其他账户；请先录入并由另一人确认',
    en: 'No other account of the payee is in force: enter one and have it confirmed first',
  },
  BOUNCED_ALREADY: { status: 409, zh: '这笔付款已登记退回', en: 'This payment bounced already' },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一笔付款，原记录不变，这一笔没有保存',
    en: 'This client id was used for another payment, which stays as it is; this one was not saved',
  },
});

const BY_CONSTRAINT = {
  legs_scope: LegErrors.NOT_FOUND,
  legs_within: LegErrors.TOO_MUCH,
  leg_payments_reference_once: LegErrors.REFERENCE_USED,
  leg_orders_nothing_left: LegErrors.NOTHING_LEFT,
  leg_orders_same_account: LegErrors.NO_OTHER_ACCOUNT,
  leg_payments_reference_check: LegErrors.NO_REFERENCE,
  leg_payments_day: LegErrors.WRONG_DAY,
  leg_payments_four_eyes: LegErrors.SECOND_PERSON_NEEDED,
  leg_payments_bounced_once: LegErrors.BOUNCED_ALREADY,
  leg_payments_same_body: LegErrors.CLIENT_ID_CLASH,
} as const;

/** The expected failure behind a refusal of the database; null for anything else. */
export function legErrorOf(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  if (constraint === null || !Object.hasOwn(BY_CONSTRAINT, constraint)) return null;
  return BY_CONSTRAINT[constraint as keyof typeof BY_CONSTRAINT]();
}
