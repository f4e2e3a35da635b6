import { defineErrors } from '@nuancan/kernel';

/** Expected failures of traces. */
export const TraceErrors = defineErrors('TRACE', {
  MEAL_NOT_FOUND: { status: 404, zh: '没有这一餐', en: 'No such meal' },
  FACILITY_NOT_FOUND: { status: 404, zh: '没有这个助餐点', en: 'No such facility' },
  WRONG_SPAN: {
    status: 422,
    zh: '请给出月份、不超过 {most} 天的起止日期，或全部日期',
    en: 'Name a month, a first and a last day at most {most} days apart, or all days',
  },
  TOO_MANY_MEALS: {
    status: 422,
    zh: '这个点有 {meals} 餐，一次最多核验 {most} 餐：请分段核验',
    en: 'There are {meals} meals of this facility, and at most {most} are verified at once: verify them year by year',
  },
});
