import { defineErrors } from '@nuancan/kernel';

/** Expected failures of a facility's month. */
export const MonthErrors = defineErrors('MONTH', {
  DAYS_OPEN: {
    status: 409,
    zh: '这个月还有 {count} 天没有日结（最早 {first}），没有月结',
    en: '{count} days of the month are open, the first is {first}; the month was not closed',
  },
  UNFUNDED_UNATTRIBUTED: {
    status: 409,
    zh: '这个月的缺口还没有分摊给运营补助、村集体和运营主体，没有月结',
    en: 'Nobody was named to bear what the month left unfunded; the month was not closed',
  },
  NOT_THE_UNFUNDED: {
    status: 422,
    zh: '分摊合计要等于缺口 {unfundedYuan} 元，没有保存',
    en: 'The parts do not add up to the unfunded {unfundedYuan} yuan; nothing was saved',
  },
  NOTHING_UNFUNDED: {
    status: 409,
    zh: '这个月没有缺口，不用分摊',
    en: 'Nothing is unfunded in this month',
  },
  CLOSED: { status: 409, zh: '这个月已经月结，没有保存', en: 'The month is closed; nothing was saved' },
});
