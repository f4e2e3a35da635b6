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
  IDENTITY_NUMBER_INVALID: {
    status: 422,
    zh: '身份证号有误（{fault}）：请核对 18 位号码，没有保存',
    en: 'This is no identity number ({fault}): check its 18 characters; nothing was saved',
  },
  IDENTITY_NUMBER_DIFFERS: {
    status: 409,
    zh: '身份证号的出生日期或性别与登记的不同；核对后如确属本人，请将 confirmedDiffers 设为 true 再保存',
    en: 'The date of birth or sex in the identity number differs from the register; if it is this person, send again with confirmedDiffers true',
  },
  IDENTITY_NUMBER_TAKEN: {
    status: 409,
    zh: '本区另一位老人已登记这个身份证号，没有保存；可能是重复登记',
    en: 'Another resident of the district has this identity number; nothing was saved. It may be a duplicate entry',
  },
  DEATH_IS_FINAL: {
    status: 422,
    zh: '去世没有结束日期；登记错了请撤回这条记录。没有保存',
    en: 'A death has no last day; if it was entered by mistake, withdraw it. Nothing was saved',
  },
  STATUS_BEFORE_BIRTH: {
    status: 422,
    zh: '日期早于这位老人的出生日期，没有保存',
    en: 'The date lies before this resident was born; nothing was saved',
  },
  DEATH_IN_FUTURE: {
    status: 422,
    zh: '去世日期不能晚于今天，没有保存',
    en: 'The day of death must not lie in the future; nothing was saved',
  },
  DATES_REVERSED: {
    status: 422,
    zh: '结束日期不能早于开始日期，没有保存',
    en: 'The last day must not lie before the first; nothing was saved',
  },
});
