import { defineErrors, type DomainError, type ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';

/** Expected failures of what a kitchen and its points log. */
export const ProductionErrors = defineErrors('PRODUCTION', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  ENTRY_NOT_FOUND: { status: 404, zh: '没有这条登记', en: 'No such entry' },
  SAMPLE_NOT_FOUND: { status: 404, zh: '没有这份留样', en: 'No such sample' },
  REMINDER_NOT_FOUND: { status: 404, zh: '没有这条提醒', en: 'No such reminder' },
  DAY_CLOSED: {
    status: 409,
    zh: '这一天已经日结，没有保存',
    en: 'The day is closed; nothing was saved',
  },
  MONTH_CLOSED: {
    status: 409,
    zh: '这一天的月份已经月结或正在月结，没有保存',
    en: 'The month of this day is closed or being closed; nothing was saved',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  ALREADY_WITHDRAWN: { status: 409, zh: '这条登记已经撤回', en: 'This entry was withdrawn before' },
  ALREADY_RECEIVED: {
    status: 409,
    zh: '这一批已经签收；签收有误请先撤回签收',
    en: 'This dispatch has its receipt; a wrong receipt is withdrawn first',
  },
  DISPATCH_WITHDRAWN: { status: 409, zh: '这一批已经被厨房撤回', en: 'The kitchen withdrew this dispatch' },
  SAMPLE_ENDED: { status: 409, zh: '这份留样已经处理过', en: 'This sample was dealt with before' },
  ALREADY_ACKNOWLEDGED: { status: 409, zh: '这条提醒已经有人处理', en: 'Somebody acknowledged this reminder before' },
  OUT_OF_TIME: {
    status: 422,
    zh: '日期不在可登记的范围内（计划最多提前 31 天，其他只到今天，最早一年前），没有保存',
    en: 'The day takes no such entry: plans reach 31 days ahead, all else up to today and a year back; nothing was saved',
  },
  NOT_THAT_DAY: {
    status: 422,
    zh: '时间不在这一天，或在将来，没有保存',
    en: 'The time is not of that day, or still to come; nothing was saved',
  },
  INCOMPLETE: {
    status: 422,
    zh: '这一类登记缺少或多了内容（菜品要温度和时间，发出要箱数、温度和时间，损耗和退回要原因），没有保存',
    en: 'Something of this kind of entry is missing or too much: a dish needs temperature and time, a dispatch boxes, temperature and time, waste and returns a reason; nothing was saved',
  },
  DISH_UNKNOWN: { status: 422, zh: '没有这道菜，没有保存', en: 'No such dish; nothing was saved' },
  POINT_NOT_SUPPLIED: {
    status: 422,
    zh: '这一天这一餐这个点不由本食堂供餐，没有保存；请镇街先登记供餐关系',
    en: 'This kitchen does not feed that point in this slot; nothing was saved: the town enters who feeds it first',
  },
  DISPATCH_UNKNOWN: {
    status: 422,
    zh: '没有发给本点、同一天同一餐的这一批，没有保存',
    en: 'No such dispatch to this facility on this day and slot; nothing was saved',
  },
  TOO_EARLY: {
    status: 422,
    zh: '留样未满规定时间；提前处理要写明原因，没有保存',
    en: 'The sample is to be kept longer; say why it ends before, nothing was saved',
  },
  OF_AN_ORDER: {
    status: 409,
    zh: '这份退回是送餐订单的，请在“送餐路线”里更正结果',
    en: 'This returned portion is of an order: correct what became of that order',
  },
  RULE_IN_PAST: { status: 422, zh: '规定只能从今天或以后开始', en: 'A rule begins today or later' },
  RULE_REVERSED: {
    status: 422,
    zh: '温度下限高于上限，没有保存',
    en: 'The temperatures are reversed; nothing was saved',
  },
});

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  production_entries_open_day: ProductionErrors.DAY_CLOSED,
  production_withdrawals_open_day: ProductionErrors.DAY_CLOSED,
  day_sources_open_day: ProductionErrors.DAY_CLOSED,
  day_source_withdrawals_open_day: ProductionErrors.DAY_CLOSED,
  production_month_open: ProductionErrors.MONTH_CLOSED,
  production_in_time: ProductionErrors.OUT_OF_TIME,
  production_on_its_day: ProductionErrors.NOT_THAT_DAY,
  production_dishes: ProductionErrors.INCOMPLETE,
  production_cooked: ProductionErrors.INCOMPLETE,
  production_moved: ProductionErrors.INCOMPLETE,
  production_sent: ProductionErrors.INCOMPLETE,
  production_reasons: ProductionErrors.INCOMPLETE,
  production_dish: ProductionErrors.DISH_UNKNOWN,
  production_supplied: ProductionErrors.POINT_NOT_SUPPLIED,
  production_counterpart: ProductionErrors.POINT_NOT_SUPPLIED,
  production_dispatch: ProductionErrors.DISPATCH_WITHDRAWN,
  production_received_once: ProductionErrors.ALREADY_RECEIVED,
  production_not_received: ProductionErrors.ALREADY_RECEIVED,
  production_withdrawals_of_outcome: ProductionErrors.OF_AN_ORDER,
  production_withdrawals_pkey: ProductionErrors.ALREADY_WITHDRAWN,
  food_samples_on_its_day: ProductionErrors.NOT_THAT_DAY,
  food_samples_dish: ProductionErrors.DISH_UNKNOWN,
  food_sample_ends_pkey: ProductionErrors.SAMPLE_ENDED,
  food_sample_ends_kept: ProductionErrors.TOO_EARLY,
  food_rules_range: ProductionErrors.RULE_REVERSED,
};

/** Runs `work` and turns what the database refuses into its typed error. */
export async function refusingProduction<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusal(error) ?? error;
  }
}

function refusal(error: unknown): DomainError | null {
  return BY_CONSTRAINT[violatedConstraint(error) ?? '']?.() ?? null;
}
