import { defineErrors } from '@nuancan/kernel';

/** Expected failures of traces. */
export const TraceErrors = defineErrors('TRACE', {
  MEAL_NOT_FOUND: { status: 404, zh: '没有这一餐', en: 'No such meal' },
  FACILITY_NOT_FOUND: { status: 404, zh: '没有这个助餐点', en: 'No such facility' },
  WRONG_SPAN: {
    status: 422,
    zh: '请给出月份，或不超过 {most} 天的起止日期',
    en: 'Name a month, or a first and a last day at most {most} days apart',
  },
});
