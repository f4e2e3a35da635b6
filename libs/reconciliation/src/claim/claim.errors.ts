import { defineErrors } from '@nuancan/kernel';

/** Expected failures of claims. */
export const ClaimErrors = defineErrors('CLAIM', {
  NOT_FOUND: { status: 404, zh: '没有这份申报', en: 'No such claim' },
  FACILITY_NOT_IN_SCOPE: { status: 404, zh: '没有这个助餐点', en: 'No such facility' },
  NO_SUCH_MONTH: {
    status: 422,
    zh: '该月尚未开始，或助餐点当时未开办，没有建立申报',
    en: 'The month has not begun, or the facility was not open in it; no claim was made',
  },
  WRONG_ROLE: {
    status: 403,
    zh: '这一步由其他岗位办理：经办提交，镇街复核，区级核定与拨付',
    en: 'This step is another role’s: the canteen submits, the town reviews, the district approves and disburses',
  },
  WRONG_STATE: {
    status: 409,
    zh: '申报当前状态不能这样办理；请刷新后再看',
    en: 'The claim is in no state for this step; look again',
  },
  SOMEBODY_WAS_FASTER: {
    status: 409,
    zh: '其他人刚刚办理过这份申报，没有保存；请刷新后再看',
    en: 'Somebody took a step in between; nothing was saved, look again',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '自己提交、复核或核定的申报，须由另一人办理下一步',
    en: 'Whoever submitted, reviewed or approved cannot take this step: another person does',
  },
  OWN_ENTRY: {
    status: 403,
    zh: '申报中有您自己录入的更正或调整，须由另一人核定',
    en: 'The claim has corrections or adjustments that you entered: another person approves it',
  },
  MONTH_NOT_OVER: { status: 422, zh: '当月尚未结束，不能提交', en: 'A month is claimed after its last day' },
  EARLIER_MONTH_FIRST: {
    status: 409,
    zh: '前面的月份尚未提交申报；请按月份顺序提交',
    en: 'An earlier month is not claimed yet: months are claimed in their order',
  },
  REASON_MISSING: { status: 422, zh: '请写明原因', en: 'Say why' },
  FINDINGS_UNDECIDED: {
    status: 409,
    zh: '还有 {count} 项校验未处理（须接受、剔除或得到答复），没有办理',
    en: '{count} findings wait for a decision or an answer; nothing was done',
  },
  CHECKS_RUNNING: {
    status: 409,
    zh: '提交后的校验还没有完成，请稍候再办理',
    en: 'The checks of what was submitted are not done yet; try again in a moment',
  },
  NOTHING_TO_BOOK: {
    status: 409,
    zh: '没有需要追缴的已核定补贴：尚未剔除，或已经入账',
    en: 'Nothing is to be taken back: it is not disallowed, or was booked already',
  },
  NOT_CLEAN: {
    status: 409,
    zh: '这份申报有校验、调整、超期补报或退回记录，不能批量办理；请逐份查看',
    en: 'This claim has findings, adjustments, late meals or was returned: it is looked at by itself',
  },
  LEGS_OPEN: { status: 409, zh: '还有款项未付清', en: 'Not all of it is paid' },
  NO_AMOUNT: { status: 422, zh: '调整金额为零，没有保存', en: 'The adjustment is of nothing; nothing was saved' },
  TOWN_MISSING: {
    status: 422,
    zh: '镇街资金的调整须写明是哪个镇街，且该镇街存在',
    en: 'An adjustment of a town’s share names a town that exists',
  },
  NO_EARLIER_CLAIM: {
    status: 422,
    zh: '所补正的申报不是本点更早月份的申报',
    en: 'What it makes good is no earlier claim of this facility',
  },
  NOT_SET_ASIDE: {
    status: 409,
    zh: '其中有的餐不是本点超期补报的餐，或已计入申报；没有保存，请刷新后再看',
    en: 'Some of these meals were not set aside here, or are in a claim already; nothing was saved, look again',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一笔，原记录不变，这一笔没有保存',
    en: 'This client id was used for another one, which stays as it is; this one was not saved',
  },
});
