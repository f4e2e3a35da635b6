import { defineErrors } from '@nuancan/kernel';

/** Failures of problems that are handed to the planner; `errors` of the error point at each place. */
export const ProblemErrors = defineErrors('ROUTES', {
  INVALID_PROBLEM: {
    status: 422,
    zh: '送餐任务有 {count} 处错误',
    en: 'The problem has {count} errors',
  },
});
