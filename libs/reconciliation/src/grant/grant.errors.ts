import { defineErrors, type DomainError, type ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';

/** Expected failures of operating grants. */
export const GrantErrors = defineErrors('GRANT', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  RULE_NOT_FOUND: { status: 404, zh: '没有这条运营补贴办法', en: 'No such rule of operating grants' },
  NOT_FOUND: { status: 404, zh: '没有这笔运营补贴', en: 'No such operating grant' },
  PAYMENT_NOT_FOUND: { status: 404, zh: '没有这笔付款', en: 'No such payment' },
  RULE_NOT_WHOLE: {
    status: 422,
    zh: '办法不完整：按人次要有从 0 起递增的档，按等级要有 A、B、C 三档，资金来源不重复，生效日是一期的第一天；没有保存',
    en: 'Not a whole rule: steps that rise from 0 or amounts of A, B, C, each funder once, from the first day of a period; nothing was saved',
  },
  SOMEBODY_WAS_FASTER: {
    status: 409,
    zh: '别人刚处理过，没有保存；请刷新后再处理',
    en: 'Somebody was faster; nothing was saved: reload and try again',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '要由另一个人来办，没有保存',
    en: 'Another person does that; nothing was saved',
  },
  NOT_A_STEP: {
    status: 409,
    zh: '现在的状态不能做这一步，没有保存',
    en: 'Not a step from where it stands; nothing was saved',
  },
  NOT_YOUR_STEP: {
    status: 403,
    zh: '这一步不归这个账号做，没有保存',
    en: 'Not a step of this account; nothing was saved',
  },
  REASON_MISSING: {
    status: 422,
    zh: '扣减、退回、不予补贴和冲销要写原因，扣减不超过测算额，没有保存',
    en: 'Withholding, sending back, refusing and reversing want a reason, and no more is withheld than was worked out; nothing was saved',
  },
  NOT_A_FAILED_INSPECTION: {
    status: 422,
    zh: '关联的检查不是这个助餐点的不合格检查，没有保存',
    en: 'Not a failed inspection of this facility; nothing was saved',
  },
  FIGURES_CHANGED: {
    status: 409,
    zh: '人次、等级或办法已变，不能核定或付款；请不予补贴或冲销后重新测算',
    en: 'Meals, grade or rule have changed since; refuse or reverse it and work it out again',
  },
  OVER_BUDGET: {
    status: 409,
    zh: '超出预算，没有核定；仍要核定请写明原因',
    en: 'Beyond the budget of a funder; to approve it all the same, say why',
  },
  STILL_PAID: {
    status: 409,
    zh: '已付的钱还没有退回，不能冲销',
    en: 'What was paid has not come back yet; nothing was reversed',
  },
  NOT_OVER: { status: 422, zh: '这一期还没有结束，没有测算', en: 'The period is not over; nothing was worked out' },
  TOO_MUCH: { status: 409, zh: '超过应付的数额，没有保存', en: 'More than is left to pay; nothing was saved' },
  WRONG_DAY: {
    status: 422,
    zh: '付款日期要在核定之后且不在将来，没有保存',
    en: 'Paid after the approval and not in the future; nothing was saved',
  },
  NO_REFERENCE: {
    status: 422,
    zh: '付款编号为空或超过 64 个字符，没有保存',
    en: 'The reference is empty or longer than 64 characters; nothing was saved',
  },
  REFERENCE_USED: { status: 409, zh: '这个付款编号已用过', en: 'This reference paid it already' },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一笔付款，没有保存',
    en: 'This client id was used for another payment; nothing was saved',
  },
  RETURNED_ALREADY: { status: 409, zh: '这笔付款已经退回', en: 'This payment came back before' },
});

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  grant_rules_whole: GrantErrors.RULE_NOT_WHOLE,
  grant_rules_begin: GrantErrors.RULE_NOT_WHOLE,
  grant_rules_version: GrantErrors.SOMEBODY_WAS_FASTER,
  grant_rule_decisions_pkey: GrantErrors.SOMEBODY_WAS_FASTER,
  grant_rule_decisions_four_eyes: GrantErrors.SECOND_PERSON_NEEDED,
  facility_grades_assessed: GrantErrors.WRONG_DAY,
  grants_over: GrantErrors.NOT_OVER,
  grants_rule: GrantErrors.RULE_NOT_FOUND,
  grants_four_eyes: GrantErrors.SECOND_PERSON_NEEDED,
  grants_withheld: GrantErrors.REASON_MISSING,
  grants_inspection: GrantErrors.NOT_A_FAILED_INSPECTION,
  grants_figures: GrantErrors.FIGURES_CHANGED,
  grants_unpaid: GrantErrors.STILL_PAID,
  grant_steps_in_order: GrantErrors.SOMEBODY_WAS_FASTER,
  grant_steps_from: GrantErrors.NOT_A_STEP,
  grant_steps_role: GrantErrors.NOT_YOUR_STEP,
  grant_steps_reasoned: GrantErrors.REASON_MISSING,
  grant_steps_withheld: GrantErrors.REASON_MISSING,
  grant_steps_inspected: GrantErrors.REASON_MISSING,
  grant_shares_within: GrantErrors.TOO_MUCH,
  grant_payments_four_eyes: GrantErrors.SECOND_PERSON_NEEDED,
  grant_payments_day: GrantErrors.WRONG_DAY,
  grant_payments_reference: GrantErrors.REFERENCE_USED,
  grant_payments_client: GrantErrors.CLIENT_ID_CLASH,
  grant_payments_returned_once: GrantErrors.RETURNED_ALREADY,
};

/** Runs `work` and turns the refusal of a rule that the database keeps into its typed error. */
export async function refusingGrant<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw grantRefusal(error) ?? error;
  }
}

function grantRefusal(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  return constraint === null ? null : (BY_CONSTRAINT[constraint]?.() ?? null);
}
