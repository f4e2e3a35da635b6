import { defineErrors } from '@nuancan/kernel';

/** Expected failures of budgets. */
export const BudgetErrors = defineErrors('BUDGET', {
  TOWN_MISSING: {
    status: 422,
    zh: '镇街预算须写明本区的一个镇街，没有保存',
    en: 'A town’s budget names a town of the district; nothing was saved',
  },
  SOMEBODY_WAS_FASTER: {
    status: 409,
    zh: '这项预算刚被其他人修改，没有保存；请刷新后再看',
    en: 'Somebody changed this budget in between; nothing was saved, look again',
  },
  REASON_MISSING: { status: 422, zh: '调整预算须写明原因', en: 'Say why the budget is changed' },
});
