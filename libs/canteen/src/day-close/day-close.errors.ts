import { defineErrors } from '@nuancan/kernel';

/** Expected failures of a day's sources and of closing it. */
export const DayErrors = defineErrors('DAY', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  IN_FUTURE: {
    status: 422,
    zh: '将来的日子不能登记，也不能日结',
    en: 'A day to come takes no entries and is not closed',
  },
  TOO_OLD: {
    status: 422,
    zh: '超过一年的日子不能再登记，没有保存；请登记到今天并写明原日期',
    en: 'A day more than a year ago takes no entries; nothing was saved: enter it today and name the day',
  },
  MONTH_CLOSED: {
    status: 409,
    zh: '这一天的月份已经月结或正在月结，没有保存；请登记到今天并写明原日期',
    en: 'The month of this day is closed or being closed; nothing was saved: enter it today and name the day',
  },
  CLOSED: {
    status: 409,
    zh: '这一天已经日结，没有保存；请登记到今天，或办理更正',
    en: 'The day is closed; nothing was saved: enter it on an open day, or correct the meal',
  },
  INCOMPLETE: {
    status: 409,
    zh: '还有 {count} 件事没有完成，没有日结；处理后再结，或请镇街说明原因后代结',
    en: '{count} things are missing; the day was not closed: settle them, or let a town official override with a reason',
  },
  ANOTHER_COUNT: {
    status: 409,
    zh: '这一天已经日结，清点的金额不同，原来的清点不变',
    en: 'The day was closed with another count, which stays as it is',
  },
  STILL_SERVING: {
    status: 409,
    zh: '今天还有 {count} 个餐次没有供完，没有日结；供完再结，或写明提前日结',
    en: 'Today still has {count} slots to serve; it was not closed: close it afterwards, or say that it is closed before',
  },
  TILL_SILENT: {
    status: 409,
    zh: '有 {count} 台设备在使用中断了联系，可能还存着没有送达的记录，没有日结；等它联网，或确认它上面没有记录后再结',
    en: '{count} tills fell silent while in use and may hold records; the day was not closed: wait for them, or say that they hold nothing',
  },
  COUNT_MISSING: {
    status: 422,
    zh: '没有清点现金，没有日结',
    en: 'The cash was not counted; the day was not closed',
  },
  OVERRIDE_NOT_ALLOWED: {
    status: 403,
    zh: '只有镇街或区里可以说明原因后代结',
    en: 'Only a town or district official overrides, with a reason',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  SOURCE_NOT_FOUND: { status: 404, zh: '没有这条登记', en: 'No such entry' },
  ALREADY_WITHDRAWN: { status: 409, zh: '这条登记已经撤回', en: 'This entry was withdrawn before' },
  OF_PRODUCTION: {
    status: 409,
    zh: '这条损耗来自备餐记录，没有撤回；请撤回或改正那条备餐记录',
    en: 'This wastage is that of an entry of production and was not taken back: take back or put right that entry',
  },
  NOT_HOURS: { status: 422, zh: '只有志愿服务时长需要确认', en: 'Only hours are confirmed' },
  ALREADY_CONFIRMED: { status: 409, zh: '已经确认过', en: 'These hours are confirmed already' },
  MEASURE_MISSING: {
    status: 422,
    zh: '数量与单价、或金额没有填全，没有保存',
    en: 'Quantity and unit value, or the amount, are missing; nothing was saved',
  },
  INVOICE_MISSING: {
    status: 422,
    zh: '采购和水电要写供应商和票号，支出要写从哪里付，没有保存',
    en: 'A purchase names its supplier and invoice number, and every expense what it is paid from; nothing was saved',
  },
});
