import { defineErrors } from '@nuancan/kernel';

/** Expected failures of the journal and of periods. */
export const LedgerErrors = defineErrors('LEDGER', {
  KEY_CLASH: {
    status: 409,
    zh: '同一业务已按不同内容入账，没有再记；请核对后重试',
    en: 'This event is booked with other contents; nothing was booked',
  },
  OUT_OF_SCOPE: {
    status: 403,
    zh: '不能为本范围之外的供餐点或镇街记账',
    en: 'Nothing is booked for a facility or town outside your scope',
  },
  UNKNOWN_PLACE: {
    status: 422,
    zh: '本区没有这个供餐点、镇街或运营主体，没有入账',
    en: 'The district has no such facility, town or organisation; nothing was booked',
  },
  ACCOUNT_NOT_FOUND: { status: 404, zh: '没有这个账户', en: 'No such account' },
  DAYS_REVERSED: { status: 422, zh: '开始日期晚于结束日期', en: 'The first day is after the last' },
  TOO_MANY_DAYS: { status: 422, zh: '一次最多查看 {most} 天', en: 'A statement is of {most} days at most' },
  ENTRY_NOT_FOUND: { status: 404, zh: '没有这笔分录', en: 'No such entry' },
  ALREADY_REVERSED: { status: 409, zh: '该分录已冲销过，不能再次冲销', en: 'This entry is reversed already' },
  IS_REVERSAL: {
    status: 422,
    zh: '冲销分录本身不能再冲销；请重新记一笔',
    en: 'A reversal is not reversed itself: book the event anew',
  },
  NOT_A_MONTH: { status: 400, zh: '不是有效月份（YYYY-MM）：{value}', en: 'Not a month (YYYY-MM): {value}' },
  FACILITY_NOT_FOUND: { status: 404, zh: '没有这个供餐点', en: 'No such facility' },
  REASON_MISSING: { status: 422, zh: '请写明原因', en: 'Say why' },
  PERIOD_ROLE: {
    status: 403,
    zh: '这一步须由其他岗位办理：经办或镇街申请结账，镇街或区级确认与重开',
    en: 'This step is another role’s: operators and towns ask to close, towns and the district confirm and reopen',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '申请人不能自己确认；请由另一人办理',
    en: 'Whoever asked cannot confirm: another person does',
  },
  DATE_OUT_OF_BOUNDS: {
    status: 422,
    zh: '没有供餐点的账只能记最近 62 天内的日期，没有保存',
    en: 'What no facility books lies in the last 62 days; nothing was saved',
  },
  PERIOD_STEP: {
    status: 409,
    zh: '该月当前状态不能这样办理；请刷新后再看',
    en: 'The month is in no state for this step; look again, somebody may have been faster',
  },
  MONTH_NOT_OVER: { status: 422, zh: '当月尚未结束，不能结账', en: 'A month is closed after its last day' },
  EARLIER_MONTH_OPEN: {
    status: 409,
    zh: '前面的月份尚未结账；请按月份顺序结账',
    en: 'An earlier month is not closed yet: months are closed in their order',
  },
  LATER_MONTH_CLOSED: {
    status: 409,
    zh: '后面的月份已结账；请从最后一个已结账月份开始重开',
    en: 'A later month is closed: months are opened again from the last one back',
  },
});
