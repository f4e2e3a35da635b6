import { defineErrors } from '@nuancan/kernel';

/** Expected failures of dated facility data: menu lines, cost cards, expected sources. */
export const MenuErrors = defineErrors('MENU', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  STARTS_IN_PAST: {
    status: 422,
    zh: '已经执行的价格和成本不能倒改，请从今天或以后开始',
    en: 'What was in force is not changed afterwards: start today or later',
  },
  LINE_NOT_FOUND: { status: 404, zh: '没有这道菜，或不归这个账号管理', en: 'No such line, or not one of this account' },
  DATES_REVERSED: {
    status: 422,
    zh: '最后一天早于第一天，没有保存',
    en: 'The last day comes before the first; nothing was saved',
  },
  PAST_DAY: { status: 422, zh: '过去的菜单不能再改', en: 'The menu of a past day stays as it was' },
  NO_SUCH_LINE: {
    status: 422,
    zh: '当天这一餐没有这道菜的价格，没有保存；请先定价',
    en: 'The slot has no price for this line on that day; nothing was saved: set its price first',
  },
  NO_SUCH_DISH: {
    status: 422,
    zh: '菜品里有不在目录、不属于这个助餐点或已停用的菜，没有保存',
    en: 'A dish is not of the catalogue or this facility, or is cooked no more; nothing was saved',
  },
  SAME_WEEK: { status: 422, zh: '不能照搬到同一周', en: 'A week is copied to another week or facility' },
  NO_PUBLIC_MENU: { status: 404, zh: '没有这个助餐点，或已经关闭', en: 'No such facility, or it is closed' },
  NOT_A_MONDAY: { status: 422, zh: '一周从星期一开始', en: 'A week begins on a Monday' },
  LATER_EXISTS: {
    status: 409,
    zh: '已有从更晚日期开始的同名安排，请先看清再录入',
    en: 'There is already one of the same kind that starts on that day or later',
  },
});
