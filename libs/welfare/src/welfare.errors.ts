import { defineErrors } from '@nuancan/kernel';

/** Expected failures of welfare cases and of the roster. */
export const WelfareErrors = defineErrors('WELFARE', {
  CASE_NOT_FOUND: {
    status: 404,
    zh: '没有这件个案，或不归这个账号管理',
    en: 'No such case, or not one of this account',
  },
  RESIDENT_NOT_FOUND: {
    status: 404,
    zh: '没有这位老人，或不归这个账号管理，没有保存',
    en: 'No such resident, or not one of this account; nothing was saved',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  CHANGED_MEANWHILE: {
    status: 412,
    zh: '个案刚有新的进展，没有保存；请看过以后再办',
    en: 'Something happened in the case meanwhile; nothing was saved: read it and try again',
  },
  NOT_A_STEP: {
    status: 409,
    zh: '个案现在的状态不能这样办，没有保存',
    en: 'Not possible in the state of the case; nothing was saved',
  },
  OFFICIALS_CLOSE: {
    status: 403,
    zh: '由镇街或区里办结，没有保存',
    en: 'A town or the district closes cases; nothing was saved',
  },
  STEP_INCOMPLETE: {
    status: 422,
    zh: '办结要填结果，其他步骤不填；记录要写内容。没有保存',
    en: 'Closing needs a finding and nothing else has one; a note needs words. Nothing was saved',
  },
  REASON_MISSING: {
    status: 422,
    zh: '没有找到人或其他结果，要写明情况，没有保存',
    en: 'Not found, or something else: say in words what; nothing was saved',
  },
  NOT_IN_HANDS: {
    status: 409,
    zh: '志愿者的电话只给正在处理这件个案的人；没有人接手时，给当时值班的人',
    en: 'The number of a volunteer is for whoever sees to the case, or is on duty while nobody does',
  },
  NOBODY_WAS_THERE: {
    status: 404,
    zh: '这件个案没有上门的志愿者，或志愿者已删除',
    en: 'No volunteer was at the door in this case, or they were erased',
  },
  DUTY_NOT_FOUND: {
    status: 404,
    zh: '没有这个班次，或不归这个账号管理',
    en: 'No such duty, or not one of this account',
  },
  TOWN_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个镇街，或不归这个账号管理',
    en: 'No such town, or not one of this account',
  },
  DUTY_OVERLAPS: {
    status: 409,
    zh: '这段时间已排了别人值班，没有保存',
    en: 'Somebody else is on duty then; nothing was saved',
  },
  DUTY_TIMES_WRONG: {
    status: 422,
    zh: '结束要晚于开始，不超过 31 天，且没有过去；替班要在原班次以内。没有保存',
    en: 'A duty ends after it begins, within 31 days and not in the past; a substitute stays within the duty. Nothing was saved',
  },
  DUTY_WITHDRAWN: { status: 409, zh: '这个班次已经撤下', en: 'This duty was withdrawn before' },
  OFFICER_UNKNOWN: {
    status: 422,
    zh: '值班的人要是本镇街或区里的在用账号，没有保存',
    en: 'Whoever is on duty is an official of the town or the district with a live account; nothing was saved',
  },
  DELAYS_NOT_IN_ORDER: {
    status: 422,
    zh: '联系人、值班员、上报区里的时间要一个比一个晚，没有保存',
    en: 'Contact, officer and district come one after the other; nothing was saved',
  },
});
