import { defineErrors, type DomainError, type ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';

/** Expected failures of sending meals out and of what becomes of them. */
export const OutcomeErrors = defineErrors('OUTCOME', {
  STOP_NOT_FOUND: { status: 404, zh: '今天的路线上没有这一站', en: 'No such stop on your routes of today' },
  ORDER_NOT_FOUND: {
    status: 404,
    zh: '没有这份订单，或不归这个账号管理',
    en: 'No such order, or not one of this account',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    zh: '没有这条路线，或不归这个账号管理',
    en: 'No such route, or not one of this account',
  },
  RUN_NOT_FOUND: { status: 404, zh: '没有这次送餐，或不归这个账号管理', en: 'No such run, or not one of this account' },
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  ALREADY_ENDED: {
    status: 409,
    zh: '这份订单已经有结果，原结果不变；有误请更正',
    en: 'This order has its outcome, which stays; a wrong one is corrected',
  },
  NOT_ENDED: {
    status: 409,
    zh: '这份订单还没有结果，没有可更正的',
    en: 'This order has no outcome yet that could be corrected',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条记录，原记录不变，这一条没有保存',
    en: 'This client id was used for another record, which stays as it is; this one was not saved',
  },
  NOT_ON_THE_WAY: {
    status: 409,
    zh: '厨房还没有登记这份餐出发，没有保存',
    en: 'The kitchen has not noted that the meal has left; nothing was saved',
  },
  BEFORE_COOKED: {
    status: 422,
    zh: '时间早于这份餐做好的时间，没有保存；请检查时钟',
    en: 'That was before the meal was cooked; nothing was saved. See whether the clock is right',
  },
  ON_THE_WAY: {
    status: 409,
    zh: '这份餐已经出发，不能取消',
    en: 'The meal has left the kitchen and is not cancelled any more',
  },
  ORDER_CANCELLED: { status: 409, zh: '这份订单已经取消', en: 'This order is cancelled' },
  PAST_USE_BY: {
    status: 409,
    zh: '已过食用时限，不能交给老人；请记为超时带回',
    en: 'Past its use-by and not to be handed over: record it as late and bring it back',
  },
  NOT_LATE: { status: 422, zh: '还没有过食用时限，没有保存', en: 'It is not past its use-by; nothing was saved' },
  NOT_TURNED_BACK: {
    status: 422,
    zh: '这一餐没有停送，不能记为折返，没有保存',
    en: 'The slot is not closed, so nothing was turned back; nothing was saved',
  },
  NOT_THAT_DAY: {
    status: 422,
    zh: '时间不在订单这一天，或在将来，没有保存',
    en: 'Not of the day of the order, or still to come; nothing was saved',
  },
  INCOMPLETE: {
    status: 422,
    zh: '送达要写交给谁（代收要写姓名），其他结果不写，也没有收款；凭证要有种类和编号，位置要有经纬度，没有保存',
    en: 'Delivered says into whose hands (a proxy by name), nothing else does, and nothing is collected for it; a proof has kind and reference, a place both coordinates; nothing was saved',
  },
  NO_PRICE: {
    status: 409,
    zh: '当天菜单没有可定价的套餐，没有保存',
    en: 'The menu of the day has no set to price it by; nothing was saved',
  },
  DAY_CLOSED: {
    status: 409,
    zh: '这一天已经日结，结果不能再更正',
    en: 'The day is closed and its outcomes are not corrected any more',
  },
  NOT_PUBLISHED: {
    status: 409,
    zh: '路线还没有发布，或已经出发',
    en: 'The route is not published, or has left already',
  },
  NOT_FRESH: {
    status: 409,
    zh: '烹制时间晚于出发，或已过食用时限，不能出发',
    en: 'Cooked after it left, or past its use-by: it does not leave',
  },
  COOKED_AT_NEEDED: {
    status: 422,
    zh: '后厨没有登记这一餐的烹制时间，请填写',
    en: 'The kitchen logged no time of cooking for this slot; say when',
  },
  NOT_ALL_ENDED: {
    status: 409,
    zh: '还有订单没有结果，不能结束',
    en: 'Some orders have no outcome yet; the run is not closed',
  },
  NOT_DISPATCHED: {
    status: 409,
    zh: '这次送餐还没有出发，或已经结束',
    en: 'The run has not left, or is closed already',
  },
});

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  outcomes_one: OutcomeErrors.ALREADY_ENDED,
  outcomes_client: OutcomeErrors.CLIENT_ID_CLASH,
  door_words_client: OutcomeErrors.CLIENT_ID_CLASH,
  outcomes_order_stands: OutcomeErrors.ORDER_CANCELLED,
  outcomes_on_the_way: OutcomeErrors.NOT_ON_THE_WAY,
  outcomes_after_cooking: OutcomeErrors.BEFORE_COOKED,
  outcomes_not_left: OutcomeErrors.ON_THE_WAY,
  routes_departed_stay: OutcomeErrors.ON_THE_WAY,
  outcomes_in_time: OutcomeErrors.PAST_USE_BY,
  outcomes_turned_back: OutcomeErrors.NOT_TURNED_BACK,
  outcomes_late: OutcomeErrors.NOT_LATE,
  outcomes_on_its_day: OutcomeErrors.NOT_THAT_DAY,
  outcomes_not_ahead: OutcomeErrors.NOT_THAT_DAY,
  outcomes_delivered: OutcomeErrors.INCOMPLETE,
  outcomes_placed: OutcomeErrors.INCOMPLETE,
  outcomes_at_door: OutcomeErrors.NOT_ON_THE_WAY,
  outcomes_corrected: OutcomeErrors.INCOMPLETE,
  dispatches_published: OutcomeErrors.NOT_PUBLISHED,
  dispatches_pkey: OutcomeErrors.NOT_PUBLISHED,
  dispatches_client: OutcomeErrors.CLIENT_ID_CLASH,
  dispatches_cooked_first: OutcomeErrors.NOT_FRESH,
  dispatches_fresh: OutcomeErrors.NOT_FRESH,
  dispatches_not_ahead: OutcomeErrors.NOT_THAT_DAY,
  dispatches_on_its_day: OutcomeErrors.NOT_THAT_DAY,
  runs_all_ended: OutcomeErrors.NOT_ALL_ENDED,
  production_withdrawals_open_day: OutcomeErrors.DAY_CLOSED,
  meal_voids_open_day: OutcomeErrors.DAY_CLOSED,
};

/** Runs `work` and turns a refusal of the database's rules into its typed error. */
export async function refusingOutcome<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

function refusalOf(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  return constraint === null ? null : (BY_CONSTRAINT[constraint]?.() ?? null);
}
