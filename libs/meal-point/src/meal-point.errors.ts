import { defineErrors } from '@nuancan/kernel';

/** Expected failures around facilities. */
export const MealPointErrors = defineErrors('MEAL_POINT', {
  FACILITY_NOT_FOUND: { status: 404, zh: '本区没有这个助餐点', en: 'No such facility in this district' },
  DAY_OUT_OF_CALENDAR: {
    status: 422,
    zh: '日历只到 2000–2049 年，没有保存',
    en: 'The calendar holds the years 2000 to 2049; nothing was saved',
  },
  CODE_TAKEN: {
    status: 409,
    zh: '该编号已有助餐点使用，没有保存',
    en: 'Another facility has this code; nothing was saved',
  },
  ORGANISATION_UNKNOWN: {
    status: 422,
    zh: '本区没有这个运营主体，没有保存',
    en: 'No such organisation; nothing was saved',
  },
  DAYS_OPEN: {
    status: 409,
    zh: '本点还有未日结的日子；请先日结，再变更运营主体',
    en: 'Days of this facility are not closed: close them, then say who runs it from now on',
  },
  PLACE_UNKNOWN: {
    status: 422,
    zh: '镇（街道）不存在，或村（社区）不属于它，没有保存',
    en: 'No such town, or the village does not belong to it; nothing was saved',
  },
  DATES_REVERSED: {
    status: 422,
    zh: '关停日期不能早于开办日期，没有保存',
    en: 'A facility cannot close before it opened; nothing was saved',
  },
  VERSION_NEEDED: {
    status: 428,
    zh: '修改时请用 If-Match 写明所依据的版本',
    en: 'Name the version the edit is based on in If-Match',
  },
  CHANGED_MEANWHILE: {
    status: 412,
    zh: '别人刚改过这个助餐点，没有保存；请刷新后再改',
    en: 'Somebody changed this facility meanwhile; nothing was saved: load it again',
  },
  ROW_NOT_FOUND: {
    status: 404,
    zh: '没有这条记录，或不归这个账号管理',
    en: 'No such record, or not one of this account',
  },
  TIER_IN_USE: {
    status: 409,
    zh: '本点已有供餐关系，不能改类型；请关停后另立新点',
    en: 'The facility has supply relations and keeps its tier: close it and plan another one',
  },
  STARTS_IN_PAST: {
    status: 422,
    zh: '已经执行的安排不能倒改，请从今天或以后开始',
    en: 'What was in force is not changed afterwards: start today or later',
  },
  LATER_EXISTS: {
    status: 409,
    zh: '已有从更晚日期开始的安排，没有保存；请先撤回它',
    en: 'There is already an arrangement that starts later; nothing was saved: take it back first',
  },
  PAST_DAYS_STAY: {
    status: 422,
    zh: '已经过去的日子不能再改，没有保存',
    en: 'Past days stay as they were; nothing was saved',
  },
  NOT_A_POINT: {
    status: 422,
    zh: '只有助餐服务点由别处供餐；中心食堂和老年食堂自己做饭，没有保存',
    en: 'Only a meal point is supplied by another facility; nothing was saved',
  },
  NOT_A_KITCHEN: {
    status: 422,
    zh: '供餐方须是本区的中心食堂或老年食堂，且不能是它自己，没有保存',
    en: 'A supplier is another facility of this district that cooks; nothing was saved',
  },
  EXCEPTION_OVERLAPS: {
    status: 409,
    zh: '这些日子和餐次已有停餐或加开安排，没有保存；请先撤回它',
    en: 'These days and slots have an exception already; nothing was saved: take it back first',
  },
  HOURS_MISSING: {
    status: 422,
    zh: '加开要写明餐次和起止时间，停餐则不写，没有保存',
    en: 'An extra opening names slot and hours, a closed day has none; nothing was saved',
  },
  TIMES_REVERSED: {
    status: 422,
    zh: '开餐须早于收餐，最后点餐在两者之间，没有保存',
    en: 'Opening comes before closing, the last order between them; nothing was saved',
  },
  LICENCE_EXISTS: {
    status: 409,
    zh: '这个证号和起始日已经录入',
    en: 'This number and first day are on record already',
  },
  EXPIRY_MISSING: {
    status: 422,
    zh: '这类证照要写有效期止，没有保存',
    en: 'This kind of licence has a last day; nothing was saved',
  },
  HOLDER_MISSING: {
    status: 422,
    zh: '健康证要写姓名，其他证照不写，没有保存',
    en: 'A health certificate names its holder, other licences none; nothing was saved',
  },
  ALREADY_ACKNOWLEDGED: { status: 409, zh: '这条提醒已有人签收', en: 'Somebody acknowledged this reminder before' },
  ACCEPTANCE_PENDING: {
    status: 409,
    zh: '已有一份验收申请等待区里处理',
    en: 'An acceptance of this facility is waiting for the district',
  },
  ACCEPTANCE_DECIDED: { status: 409, zh: '这份验收已有结论', en: 'This acceptance is decided' },
  NOT_PLANNED: {
    status: 409,
    zh: '只有筹建中的供餐点可以申请验收',
    en: 'Only a planned facility is put forward for acceptance',
  },
  FOUR_EYES: {
    status: 409,
    zh: '申请和验收不能是同一个账号，没有保存',
    en: 'Who proposed an acceptance does not decide it; nothing was saved',
  },
  INSPECTED_LATER: {
    status: 422,
    zh: '验收日期在将来，没有保存',
    en: 'The inspection lies in the future; nothing was saved',
  },
  DISTRICT_ONLY: {
    status: 403,
    zh: '镇街可以暂停供餐点，其他状态由区里登记',
    en: 'A town may suspend a facility; the district records every other state',
  },
  OTHER_TOWN: {
    status: 422,
    zh: '镇街只能申报本镇街的供餐点，没有保存',
    en: 'A town plans facilities of its own; nothing was saved',
  },
  NOT_ALL_PASSED: {
    status: 422,
    zh: '清单有未通过的项目，不能验收合格',
    en: 'An item of the checklist did not pass; it cannot be accepted',
  },
  STATE_STEP: {
    status: 409,
    zh: '从现在的状态不能直接变成这个状态；未验收的供餐点不能开业',
    en: 'This state cannot follow the present one; a facility that is not accepted cannot open',
  },
  STATE_DATES: {
    status: 422,
    zh: '日期早于上一个状态的开始日，没有保存',
    en: 'The state before begins later; nothing was saved',
  },
  NOT_ACCEPTED: { status: 409, zh: '没有合格的验收，不能这样登记', en: 'There is no passed acceptance of that day' },
  NOT_SUPPLIED: {
    status: 409,
    zh: '助餐服务点当天没有供餐方，不能开业；请先登记供餐关系',
    en: 'The meal point has no supplier on that day and cannot open: enter the supply first',
  },
});
