import { defineErrors } from '@nuancan/kernel';

/** Expected failures of correcting settled meals. */
export const CorrectionErrors = defineErrors('CORRECTION', {
  MEAL_NOT_FOUND: {
    status: 404,
    zh: '没有这一餐，或不归这个账号管理，没有更正',
    en: 'No such meal, or not one of this account; nothing was corrected',
  },
  DAY_OPEN: {
    status: 409,
    zh: '这一餐还没有日结，请直接撤销，不需要更正',
    en: 'The day of this meal is open: void the meal, it needs no correction',
  },
  NOTHING_LEFT: {
    status: 409,
    zh: '这一餐已经这样更正过，没有再更正',
    en: 'The meal was corrected that way before; nothing was changed',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一次更正，没有保存',
    en: 'This client id was used for another correction; nothing was saved',
  },
  OFFICIAL_NEEDED: {
    status: 403,
    zh: '补贴的更正，以及已月结月份的更正，由镇街或区里办理',
    en: 'Subsidies, and meals of a closed month, are corrected by a town or district official',
  },
  NOT_SAME_SLOT: {
    status: 422,
    zh: '两餐不是同一位老人同一天同一餐次，不能互换补贴',
    en: 'The meals are not of one elder, day and slot; the subsidy cannot change places',
  },
  NO_SUBSIDY_DUE: {
    status: 422,
    zh: '按当日政策，另一餐也不能享受补贴，没有更正',
    en: 'By the policy of the day the other meal is due no subsidy; nothing was corrected',
  },
  WALLET_OF_ERASED: {
    status: 422,
    zh: '这位老人的个人信息已删除，钱包已结清，不能再退入；请选退现金，交给继承人。没有更正',
    en: 'Who this was is erased and the wallet settled: choose cash, for the heirs. Nothing was corrected',
  },
  CHANGED_MEANWHILE: {
    status: 409,
    zh: '其中有餐在这之后又被更正过，没有入账；请驳回后重新提出',
    en: 'One of the meals was corrected since; nothing was booked. Reject this and propose it anew',
  },
  PROPOSAL_NOT_FOUND: {
    status: 404,
    zh: '没有这份待批的更正，或不在您的管辖范围',
    en: 'No such correction waits within your scope',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '提出人不能自己批准或驳回；请由另一人办理',
    en: 'Whoever proposed it cannot decide: another person does',
  },
  ALREADY_DECIDED: {
    status: 409,
    zh: '这份更正已由他人办理，没有再办',
    en: 'Somebody decided this already; nothing was changed',
  },
  REASON_MISSING: { status: 422, zh: '驳回请写明理由，没有保存', en: 'Say why you reject it; nothing was saved' },
  SETTINGS_IN_PAST: {
    status: 422,
    zh: '更正限额只能从今天或以后起生效，没有保存',
    en: 'What one person may correct changes from today on or later; nothing was saved',
  },
  OTHER_WAY: {
    status: 422,
    zh: '钱只能按原来的付款方式退回，钱包以外的也可以退现金，没有更正',
    en: 'Money goes back the way it was paid, or but for wallets in cash; nothing was corrected',
  },
});
