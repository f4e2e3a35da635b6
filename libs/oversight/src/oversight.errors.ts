import { defineErrors } from '@nuancan/kernel';

/** Expected failures of inspections and complaints. */
export const OversightErrors = defineErrors('OVERSIGHT', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  INSPECTION_NOT_FOUND: { status: 404, zh: '没有这次检查', en: 'No such inspection' },
  FINDING_NOT_FOUND: { status: 404, zh: '没有这个问题', en: 'No such finding' },
  COMPLAINT_NOT_FOUND: { status: 404, zh: '没有这件投诉', en: 'No such complaint' },
  PHOTO_NOT_FOUND: { status: 404, zh: '没有照片', en: 'No photo' },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  CHANGED_MEANWHILE: {
    status: 409,
    zh: '别人刚处理过，没有保存；请刷新后再处理',
    en: 'Somebody was faster; nothing was saved: reload and try again',
  },
  ENDED_ALREADY: {
    status: 409,
    zh: '这次检查已经做过或已取消',
    en: 'This inspection was held or cancelled before',
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
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '要由另一个人来办：提出涉及费用的问题的人、被投诉的人和答复的人不能自己办结，没有保存',
    en: 'Another person ends it than who raised what costs money, whom it is about or who answered; nothing was saved',
  },
  DISTRICT_ENDS_IT: {
    status: 403,
    zh: '涉及工作人员的投诉由区里办结，没有保存',
    en: 'What is about an official is ended by the district; nothing was saved',
  },
  DAY_NOT_RIGHT: {
    status: 422,
    zh: '日期不对：检查和投诉不能在将来，期限不能在过去，没有保存',
    en: 'Not that day: nothing is held or received in the future, no deadline is in the past; nothing was saved',
  },
  RESULTS_INCOMPLETE: {
    status: 422,
    zh: '每一项都要有结果；问题只能写在不符合的项目下，没有保存',
    en: 'Each item has a result, and findings are of items not in order; nothing was saved',
  },
  CRITICAL_FAILS: {
    status: 422,
    zh: '有严重问题的检查不能判为合格，没有保存',
    en: 'Nobody passes with a critical finding; nothing was saved',
  },
  OUTCOME_MISSING: {
    status: 422,
    zh: '办结要写明是否属实和投诉人是否满意，重新办理要写期限，没有保存',
    en: 'Ending says whether it was true and how content they are, and beginning again a deadline; nothing was saved',
  },
  UNKNOWN_OFFICIAL: { status: 422, zh: '没有这名工作人员，没有保存', en: 'No such official; nothing was saved' },
  NOBODY_NAMED: {
    status: 409,
    zh: '没有登记投诉人，或已经删除',
    en: 'Nobody is named as complainant, or they were erased',
  },
  PHOTO_REFUSED: {
    status: 422,
    zh: '只收 JPEG 和 PNG 照片，没有保存',
    en: 'Only JPEG and PNG photos are taken; nothing was saved',
  },
});
