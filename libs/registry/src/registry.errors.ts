import { defineErrors } from '@nuancan/kernel';

/** Expected failures of the registry. */
export const RegistryErrors = defineErrors('REGISTRY', {
  TOWN_NOT_FOUND: { status: 404, zh: '本区没有这个镇（街道）', en: 'No such town in this district' },
  RESIDENT_NOT_FOUND: { status: 404, zh: '没有这位老人，或不在您的管辖范围', en: 'No such resident within your scope' },
  FACT_NOT_FOUND: { status: 404, zh: '这位老人没有这条记录', en: 'This resident has no such record' },
  TOWN_NOT_IN_SCOPE: {
    status: 403,
    zh: '只能登记本镇（街道）的老人，没有保存',
    en: 'Only residents of your own town can be entered; nothing was saved',
  },
  VILLAGE_NOT_OF_TOWN: {
    status: 422,
    zh: '该村（社区）不属于这个镇（街道），没有保存',
    en: 'The village does not belong to the town; nothing was saved',
  },
  BIRTH_DATE_UNLIKELY: {
    status: 422,
    zh: '出生日期须在 1890 年之后且不晚于今天，没有保存',
    en: 'The date of birth must lie after 1890 and not in the future; nothing was saved',
  },
  RESIDENT_LIKELY_PRESENT: {
    status: 409,
    zh: '已有同名且同一天出生的老人；确认不是同一人后，请将 confirmedDistinct 设为 true 再保存',
    en: 'A resident of this name and date of birth exists; if it is another person, send again with confirmedDistinct true',
  },
  RESIDENT_ID_TAKEN: {
    status: 409,
    zh: '该编号已用于另一位老人，没有保存',
    en: 'This id belongs to another resident; nothing was saved',
  },
  FACT_OVERLAPS: {
    status: 409,
    zh: '这段时间内已有同类记录；请先结束原记录',
    en: 'A record of this kind already holds in that time: end it first',
  },
  IDENTIFIER_TAKEN: {
    status: 409,
    zh: '该卡号或二维码这段时间内已有持有人，没有保存',
    en: 'This card or QR token has a holder in that time; nothing was saved',
  },
  DATES_REVERSED: {
    status: 422,
    zh: '结束日期不能早于开始日期，没有保存',
    en: 'The last day must not lie before the first; nothing was saved',
  },
});
