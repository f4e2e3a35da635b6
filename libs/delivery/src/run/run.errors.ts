import { defineErrors } from '@nuancan/kernel';

/** Expected failures of runs, their routes and stops. */
export const RunErrors = defineErrors('RUNS', {
  RUN_NOT_FOUND: { status: 404, zh: '没有这次送餐，或不归这个账号管理', en: 'No such run, or not one of this account' },
  RUN_EXISTS: { status: 409, zh: '这一餐已经有一次送餐', en: 'There is a run for this slot' },
  RUN_BEING_PLANNED: {
    status: 409,
    zh: '正在排路线，请等排好或先停止，没有保存',
    en: 'The run is being planned: wait, or stop the search first; nothing was saved',
  },
  RUN_NOT_OPEN: {
    status: 409,
    zh: '这次送餐现在不能这样做，没有保存',
    en: 'Not possible in the state this run is in; nothing was saved',
  },
  RUN_BREAKS_LIMITS: {
    status: 409,
    zh: '路线有超出限制的地方，没有发布；请先改好',
    en: 'The plan breaks limits and was not published: put them right first',
  },
  RUN_PLACES_UNKNOWN: {
    status: 409,
    zh: '有老人的住址还没有位置，没有发布；请先在老人档案里标出位置，再重新排路线',
    en: 'Nobody knows where somebody lives; not published: locate the address, then plan again',
  },
  RUN_NOT_PLANNED: {
    status: 409,
    zh: '还有订单没有排进路线，没有发布；请先排路线',
    en: 'There are orders nobody planned for; plan first',
  },
  RUN_LEAVES_OUT: {
    status: 409,
    zh: '有 {count} 份送不到，没有发布；确认另有安排后再发布',
    en: '{count} orders are brought by nobody; publish only when they are seen to otherwise',
  },
  CARRIER_ELSEWHERE: {
    status: 409,
    zh: '有志愿者同一时间已在别的路线上，没有保存',
    en: 'A volunteer is on another route at that time; nothing was saved',
  },
  CARRIER_NOT_FOUND: { status: 404, zh: '没有这位志愿者', en: 'No such volunteer' },
  CARRIER_NOT_IN_RUN: {
    status: 422,
    zh: '这位志愿者没有参加这次送餐，没有保存；请先加入',
    en: 'The volunteer does not carry this run: put them in first; nothing was saved',
  },
  STOP_NOT_FOUND: { status: 404, zh: '这次送餐没有这一站', en: 'No such stop in this run' },
  STOP_UNDER_WAY: {
    status: 409,
    zh: '这一站已经在路上，或还没有位置，不能改，没有保存',
    en: 'The stop is under way, or nobody knows where it is; nothing was saved',
  },
  ROUTE_NOT_FOUND: { status: 404, zh: '没有这条路线', en: 'No such route' },
  ORDER_INCOMPLETE: {
    status: 422,
    zh: '顺序要包含这条路线的每一站，没有保存',
    en: 'An order names every stop of the route once; nothing was saved',
  },
  DOOR_NOT_POSSIBLE: {
    status: 422,
    zh: '时间要先早后晚，未排进路线的站不能锁定；没来的志愿者不能同时算参加，没有保存',
    en: 'Times in order, a lock only on a route, and who did not come does not carry; nothing was saved',
  },
  KITCHEN_NOT_LOCATED: {
    status: 409,
    zh: '助餐点还没有位置，没有保存；请先在档案里标出',
    en: 'Nobody knows where the kitchen is: locate it first',
  },
});
