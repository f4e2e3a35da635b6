import { defineErrors } from '@nuancan/kernel';

/** Expected failures of the register, shifts, attendances and the time bank. */
export const VolunteeringErrors = defineErrors('VOLUNTEERING', {
  VOLUNTEER_NOT_FOUND: {
    status: 404,
    zh: '没有这名志愿者，或不归这个账号管理',
    en: 'No such volunteer, or not one of this account',
  },
  UNKNOWN_PLACE: {
    status: 422,
    zh: '没有这个镇街、村社或账号，没有保存',
    en: 'No such town, village or account; nothing was saved',
  },
  CONSENT_IN_FUTURE: {
    status: 422,
    zh: '同意登记的日期在将来，没有保存',
    en: 'The consent is of a day to come; nothing was saved',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  CHANGED_MEANWHILE: {
    status: 412,
    zh: '别人刚改过，没有保存；请刷新后再改',
    en: 'Somebody changed it meanwhile; nothing was saved: reload and try again',
  },
  ALREADY_CHECKED: { status: 409, zh: '已经核对过', en: 'Checked before' },
  FOUR_EYES: {
    status: 403,
    zh: '登记或改过资料、证件的人不能自己核对，请另一位同事核对',
    en: 'Who registered, or changed the person or a certificate, does not check; let somebody else',
  },
  ERASED: { status: 409, zh: '这名志愿者的个人信息已经删除', en: 'Who this volunteer was is erased' },
  STILL_HELPS: {
    status: 409,
    zh: '还没有退出、或还有报名的班次，没有删除',
    en: 'Has not left, or is signed up for a shift; nothing was erased',
  },
  OTHER_BALANCE: {
    status: 409,
    zh: '时间银行余额已变，没有删除；请刷新后再定',
    en: 'The balance is another one; nothing was erased: reload and decide again',
  },
  EXPIRY_MISSING: {
    status: 422,
    zh: '健康证、驾驶证和急救证要写到期日，且不早于发证日，没有保存',
    en: 'A health, driving or first-aid certificate has an expiry, not before its first day; nothing was saved',
  },
  SKILL_NOT_FOUND: { status: 404, zh: '没有登记这项技能', en: 'No such skill of this volunteer' },
  NOT_READY: {
    status: 409,
    zh: '这名志愿者还没有核对、或已暂停或退出，没有保存',
    en: 'Not checked yet, or paused, or gone; nothing was saved',
  },
  NOT_SKILLED: {
    status: 409,
    zh: '班次要求的技能没有登记，或证件当天已过期，没有保存',
    en: 'A skill that the shift wants is missing, or its certificate has expired by then; nothing was saved',
  },
  RATE_NOT_AHEAD: {
    status: 422,
    zh: '新的参考价要从明天或以后开始，已经过去的不变，没有保存',
    en: 'A new rate begins tomorrow or later, the past stays; nothing was saved',
  },
  NO_RATE: {
    status: 409,
    zh: '区里还没有设定这一天的志愿服务参考价，没有保存',
    en: 'The district has not set a reference rate for this day; nothing was saved',
  },
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  TIMES_REVERSED: {
    status: 422,
    zh: '结束要晚于开始，没有保存',
    en: 'It ends before it begins; nothing was saved',
  },
  SHIFT_IN_PAST: { status: 422, zh: '已经过去的日子不再排班', en: 'No shifts are planned for past days' },
  SHIFT_EXISTS: {
    status: 409,
    zh: '同一时间已经有同样的班次',
    en: 'There is the same shift at this time already',
  },
  SHIFT_NOT_FOUND: { status: 404, zh: '没有这个班次', en: 'No such shift' },
  SHIFT_NOT_OPEN: {
    status: 409,
    zh: '这个班次已取消或已过去，没有保存',
    en: 'The shift is cancelled or over; nothing was saved',
  },
  SHIFT_FULL: { status: 409, zh: '这个班次已经满员，没有报名', en: 'The shift is full; not signed up' },
  DOUBLE_BOOKED: {
    status: 409,
    zh: '这名志愿者在这段时间已经报了别的班，没有报名',
    en: 'Signed up for another shift at that time; not signed up',
  },
  SIGN_UP_NOT_FOUND: { status: 404, zh: '没有这条报名', en: 'No such sign-up' },
  ALREADY_CANCELLED: { status: 409, zh: '已经取消过', en: 'Cancelled before' },
  PLACE_STILL_TAKEN: {
    status: 409,
    zh: '原来报名的人还在班上，不能替班',
    en: 'Who is to be replaced still has the place; nothing was saved',
  },
  ALREADY_REPLACED: { status: 409, zh: '已经有人替班', en: 'Somebody stands in already' },
  SHIFT_NOT_BEGUN: {
    status: 409,
    zh: '班次还没有开始；来不了请取消报名',
    en: 'The shift has not begun: who cannot come gives the place back',
  },
  WAS_THERE: { status: 409, zh: '这名志愿者已经签到，不是未到岗', en: 'Signed in: not a no-show' },
  NO_SHOW_NOT_FOUND: { status: 404, zh: '没有这条未到岗记录', en: 'No such no-show' },
  NO_PROFILE: { status: 404, zh: '还没有登记怎样送餐', en: 'Nobody has entered how this volunteer brings meals' },
  HOME_NEEDED: {
    status: 422,
    zh: '从家里出发或回家的要标出家的位置，否则不留位置，没有保存',
    en: 'Whoever begins or ends at home gives its place, nobody else does; nothing was saved',
  },
  NO_BOXES: { status: 422, zh: '至少能带一份餐，没有保存', en: 'Carries one portion at least; nothing was saved' },
  HOURS_OVERLAP: { status: 422, zh: '可服务时段有重叠，没有保存', en: 'The hours overlap; nothing was saved' },
  ATTENDANCE_NOT_FOUND: { status: 404, zh: '没有这条签到', en: 'No such attendance' },
  ALREADY_THERE: {
    status: 409,
    zh: '这名志愿者当天这段时间已经签到，还没有签退；请先问清几点离开再签退',
    en: 'Signed in already at that time and not out: ask when they left, and sign out first',
  },
  OUT_OF_TIME: {
    status: 422,
    zh: '时间不对：签退要晚于签到且在同一天，补记不早于七天前，也不能是将来，没有保存',
    en: 'Leaving comes after arriving on the same day; neither is more than seven days ago or to come; nothing was saved',
  },
  NOTE_MISSING: {
    status: 422,
    zh: '问来的时间要写明是怎么问到的，没有保存',
    en: 'A time that was asked for says how it is known; nothing was saved',
  },
  ALREADY_LEFT: { status: 409, zh: '已经签退，原时间不变', en: 'Signed out before; that time stays' },
  STILL_THERE: {
    status: 409,
    zh: '还没有签退；先签退，忘了签退的要问清时间',
    en: 'Not signed out yet: sign out first, and ask where that was forgotten',
  },
  WITHDRAWN: { status: 409, zh: '这条签到已经撤回', en: 'This attendance was withdrawn' },
  MORE_THAN_ATTENDED: {
    status: 422,
    zh: '确认的时长超过在场时间，没有保存',
    en: 'More than they were there; nothing was saved',
  },
  DAY_CLOSED: {
    status: 409,
    zh: '这一天已经日结，不能再签到，没有保存',
    en: 'The day is closed and takes no more sign-ins; nothing was saved',
  },
  LINK_NOT_ALLOWED: {
    status: 403,
    zh: '只有镇街或区里可以关联账号，且不能关联自己的账号，没有保存',
    en: 'Only a town or district official links an account, and never their own; nothing was saved',
  },
  NO_SUCH_PHONE: {
    status: 422,
    zh: '没有这个登录名的送餐志愿者账号（要是本镇街、可登录的），没有保存；请管理员先建账号',
    en: 'No volunteer of this town logs in by that name; nothing was saved. An admin makes the account first',
  },
  OWN_HOURS: {
    status: 403,
    zh: '不能确认自己的服务时长，请另一位同事确认',
    en: 'Nobody confirms their own hours; let somebody else',
  },
  ALREADY_CONFIRMED: {
    status: 409,
    zh: '时长已经确认；要改请写明原因，并改成别的时长',
    en: 'Confirmed already; to correct it, give a reason and another number of minutes',
  },
  TIME_SPENT: {
    status: 409,
    zh: '时间银行余额不够，没有保存',
    en: 'The time bank holds less than that; nothing was saved',
  },
  RESIDENT_NOT_FOUND: { status: 422, zh: '没有这位老人，没有保存', en: 'No such elder; nothing was saved' },
  REDEMPTION_NOT_FOUND: { status: 404, zh: '没有这笔兑换', en: 'No such redemption' },
  ALREADY_RETURNED: { status: 409, zh: '这笔兑换已经撤回', en: 'This redemption was taken back before' },
});
