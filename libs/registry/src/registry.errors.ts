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
  RESIDENTS_IMPORT_UNDER_WAY: {
    status: 409,
    zh: '本区正在导入老人名单，暂时不能登记；请几分钟后再试。没有保存',
    en: 'An import of residents is under way in this district: try again in a few minutes. Nothing was saved',
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
  CHRONIC_IS_DIET: {
    status: 422,
    zh: '慢病餐是饮食要求，不是过敏，没有保存',
    en: 'A diet for chronic diseases is no allergy; nothing was saved',
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
  RESIDENT_MERGED: {
    status: 409,
    zh: '这条登记已并入另一条，请在那一条上办理；没有保存',
    en: 'This entry is a duplicate of another one: work on that one. Nothing was saved',
  },
  RESIDENT_ERASED: {
    status: 409,
    zh: '这位老人的个人信息已依法删除；没有保存',
    en: 'Who this was has been erased; nothing was saved',
  },
  MERGE_MONEY_SPENT: {
    status: 409,
    zh: '并入的那条登记带来的钱包余额已花掉，现在的钱包不够退回，没有撤销；请先充值补足，或退清后再办',
    en: 'The money that the duplicate brought was spent and the wallet holds less; nothing was undone: let it be topped up first',
  },
  FOUR_EYES: {
    status: 403,
    zh: '须由另一位经办人办理：您已经手过这件事。没有保存',
    en: 'Another official must do this: you had a hand in it before. Nothing was saved',
  },
  APPLICATION_NOT_FOUND: {
    status: 404,
    zh: '没有这份申请，或不在您的管辖范围',
    en: 'No such application within your scope',
  },
  APPLICATION_OPEN: {
    status: 409,
    zh: '这位老人对该类别已有一份未办结的申请，没有保存',
    en: 'This resident has an open application for this category; nothing was saved',
  },
  APPLICATION_ID_TAKEN: {
    status: 409,
    zh: '该编号已用于另一份申请，没有保存',
    en: 'This id belongs to another application; nothing was saved',
  },
  APPLICATION_CHANGED: {
    status: 409,
    zh: '这份申请刚被改动或办理过，请重新查看后再办；没有保存',
    en: 'This application has changed meanwhile: read it again, then decide. Nothing was saved',
  },
  APPLICATION_NOT_SO_FAR: {
    status: 409,
    zh: '这份申请现在的状态（{state}）不能这样办理，没有保存',
    en: 'An application that is {state} takes no such step; nothing was saved',
  },
  APPLICATION_CLOSED: {
    status: 409,
    zh: '这份申请已办结，不能再加附件',
    en: 'This application is closed: nothing more can be attached',
  },
  APPLICATION_REASON_MISSING: {
    status: 422,
    zh: '请写明理由，没有保存',
    en: 'Say why; nothing was saved',
  },
  APPLICATION_OFFICER_MISSING: {
    status: 422,
    zh: '请写明村（社区）由谁签署意见，没有保存',
    en: 'Say who of the village answers for its opinion; nothing was saved',
  },
  FILE_NOT_FOUND: { status: 404, zh: '没有这个附件，或不在您的管辖范围', en: 'No such file within your scope' },
  FILE_MISSING: { status: 400, zh: '没有收到文件', en: 'No file was received' },
  FILE_TOO_LARGE: {
    status: 413,
    zh: '文件超过 4 MB，没有保存',
    en: 'The file is larger than 4 MiB; nothing was saved',
  },
  FILE_TYPE_REFUSED: {
    status: 415,
    zh: '只接受 JPG、PNG 图片或 PDF，没有保存',
    en: 'Only JPEG, PNG and PDF are taken; nothing was saved',
  },
  FILE_PRESENT: { status: 409, zh: '这个文件已经附上了', en: 'This file is attached already' },
  FILES_TOO_MANY: {
    status: 409,
    zh: '每份申请最多八个附件，没有保存',
    en: 'Eight files are the most; nothing was saved',
  },
  NOTHING_TO_DISCLOSE: {
    status: 404,
    zh: '这一项没有登记，或不在您的管辖范围',
    en: 'Nothing of the kind is registered within your scope',
  },
  TOO_MANY_DISCLOSURES: {
    status: 429,
    zh: '您查看明文的次数已达上限（每小时 30 次，每天 100 次），请稍后再试',
    en: 'You have seen as many fields in clear as one account may (30 an hour, 100 a day): try again later',
  },
  MERGE_OF_ITSELF: { status: 422, zh: '请选择另一条登记来合并', en: 'Choose another entry to merge' },
  MERGE_CHAIN: {
    status: 409,
    zh: '其中一条已并入别的登记，或已有登记并入它；请先撤销那次合并',
    en: 'One of the two is merged already, or has taken another one in: undo that first',
  },
  MERGE_DIFFERS: {
    status: 409,
    zh: '两条登记的姓名、出生日期或性别不同；确认是同一人后，请将 confirmedDiffers 设为 true 再合并',
    en: 'Name, date of birth or sex differ; if it is one person, send again with confirmedDiffers true',
  },
  MERGE_IDENTITY_NUMBERS: {
    status: 409,
    zh: '两条登记各有不同的身份证号，不能合并；请先核对并更正身份证号',
    en: 'The two have different identity numbers and cannot be merged: check and correct these first',
  },
  MERGE_DEATHS: {
    status: 409,
    zh: '两条登记都记有去世日期，不能合并；请先撤回其中记错的一条',
    en: 'Both have a day of death and cannot be merged: withdraw the wrong one first',
  },
  MERGE_NOT_FOUND: {
    status: 409,
    zh: '没有这次合并，或已撤销，或不在您的管辖范围',
    en: 'No such merge stands within your scope',
  },
  ERASURE_NOT_FOUND: {
    status: 404,
    zh: '没有待办理的这份删除申请',
    en: 'No such request for an erasure is open within your scope',
  },
  ERASURE_TOO_EARLY: {
    status: 409,
    zh: '只有去世或迁出满六个月的老人才能删除个人信息，没有改动',
    en: 'Only somebody who died or moved out six months ago or earlier can be erased; nothing was changed',
  },
  ERASURE_MONEY_LEFT: {
    status: 409,
    zh: '这位老人的钱包还有余额或欠款，先退清或补清再删除，没有改动',
    en: 'A wallet of this person holds money or owes some: settle it first; nothing was changed',
  },
  ERASURE_REQUESTED: {
    status: 409,
    zh: '已有人申请删除这位老人的个人信息，等待区民政局办理',
    en: 'The erasure of this resident has been asked for already',
  },
});
