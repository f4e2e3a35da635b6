import { defineErrors } from '@nuancan/kernel';

/** Expected failures of what families see and ask. */
export const FamilyErrors = defineErrors('FAMILY', {
  LINK_NOT_FOUND: {
    status: 404,
    zh: '链接不存在、已到期或已停用',
    en: 'This link does not exist, or its time is over, or it was withdrawn',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    zh: '打开得太频繁，请一分钟后再试',
    en: 'Too many requests from here; try again in a minute',
  },
  RESIDENT_NOT_FOUND: {
    status: 404,
    zh: '没有这位老人，或不在这里用餐，没有保存',
    en: 'No such resident, or nobody who eats here; nothing was saved',
  },
  RESIDENT_GONE: {
    status: 422,
    zh: '老人已故或已迁出，没有保存',
    en: 'The elder has died or moved away; nothing was saved',
  },
  FACILITY_NOT_FOUND: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理，没有保存',
    en: 'No such facility, or not one of this account; nothing was saved',
  },
  CONSENT_NOT_FOUND: {
    status: 404,
    zh: '没有这份同意，或不归这个账号管理',
    en: 'No such consent, or not one of this account',
  },
  CONSENT_EXISTS: {
    status: 409,
    zh: '这位老人和这个电话已有一份有效的同意，没有保存；要改内容请先撤回',
    en: 'This elder has a standing consent for this phone; nothing was saved. Withdraw it to change it',
  },
  CONSENT_ENDED: {
    status: 409,
    zh: '这份同意已撤回或已到期，没有保存',
    en: 'This consent was withdrawn or its time is over; nothing was saved',
  },
  CONSENT_DATES_WRONG: {
    status: 422,
    zh: '同意日期不能在将来；有效期从今天起，最长到同意之日起两年。没有保存',
    en: 'It was given today or before, and is valid from today for at most two years after it was given; nothing was saved',
  },
  NOTHING_SHOWN: {
    status: 422,
    zh: '至少选一项给家属看的内容，没有保存',
    en: 'Choose at least one thing that is shown; nothing was saved',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条记录，原记录不变，这一条没有保存',
    en: 'This client id was used for another record, which stays as it is; this one was not saved',
  },
  NOT_SHOWN: {
    status: 403,
    zh: '老人没有同意这一项，没有提交',
    en: 'The elder did not consent to this; nothing was asked',
  },
  REQUEST_INCOMPLETE: {
    status: 422,
    zh: '充值要填金额（1 元到 1 万元）；停送要填送餐的食堂、起止日期和原因，起始在今天到三个月内，最长三个月。没有提交',
    en: 'A top-up needs an amount (1 to 10,000 yuan); a pause needs the kitchen, its days and why, from today to three months ahead and three months at most. Nothing was asked',
  },
  NOTHING_TO_PAUSE: {
    status: 409,
    zh: '这几天没有长期送餐，不用停送',
    en: 'Nothing is brought on those days by a standing order',
  },
  ENOUGH_FOR_A_DAY: {
    status: 429,
    zh: '今天提交的请求已经够多（每天最多 5 条），请明天再提或打电话给食堂',
    en: 'Five requests a day are the most; ask tomorrow, or call the canteen',
  },
  REQUEST_NOT_FOUND: {
    status: 404,
    zh: '没有这条请求，或不归这个账号答复',
    en: 'No such request, or not one this account answers',
  },
  ALREADY_DECIDED: {
    status: 409,
    zh: '这条请求已经有了结果，没有改动',
    en: 'This request was decided or taken back before; nothing was changed',
  },
});
