import { defineErrors } from '@nuancan/kernel';

/** Expected failures of rating months again. */
export const ReplayErrors = defineErrors('REPLAY', {
  NOT_FOUND: { status: 404, zh: '没有这次重算，或不在您的管辖范围', en: 'No such replay within your scope' },
  TOWN_NOT_FOUND: { status: 404, zh: '没有这个镇街，没有开始', en: 'No such town; nothing was started' },
  VERSION_UNKNOWN: {
    status: 422,
    zh: '所选补贴标准版本不存在或已撤回，没有开始',
    en: 'A version of the list does not exist or was withdrawn; nothing was started',
  },
  POLICY_TWICE: {
    status: 422,
    zh: '同一补贴标准只能选一个版本，没有开始',
    en: 'Of one policy only one version can be chosen; nothing was started',
  },
  MONTH_NOT_OVER: {
    status: 422,
    zh: '重算的月份须已结束，没有开始',
    en: 'The month must be over; nothing was started',
  },
  DAYS_OPEN: {
    status: 409,
    zh: '该月还有 {count} 餐没有日结，请先日结；没有开始',
    en: '{count} meals of the month are not settled: close their days first; nothing was started',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一次重算，没有开始',
    en: 'This client id was used for another replay; nothing was started',
  },
  NOT_DONE: { status: 409, zh: '还没有测算完，请稍候', en: 'The forecast is not done yet' },
  NOT_BOOKABLE: {
    status: 409,
    zh: '只有用已启用的标准完成的重算才能更正入账；预览和测算不能',
    en: 'Corrections follow only from a finished replay under activated versions, not from a preview or a forecast',
  },
  PROPOSALS_CHANGED: {
    status: 409,
    zh: '您看到的更正已有变动（有的已由他人处理），没有入账；请看过新的列表再定',
    en: 'What you saw does not wait any more as it did; nothing was decided: look at the list again first',
  },
  NOTHING_TO_BOOK: {
    status: 409,
    zh: '没有可更正的差异：都已更正、已提出，或之后有过变动',
    en: 'No difference is left to correct: each was corrected, waits for approval, or changed since',
  },
});
