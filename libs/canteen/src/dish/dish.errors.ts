import { defineErrors } from '@nuancan/kernel';

/** Expected failures of the list of dishes. */
export const DishErrors = defineErrors('DISH', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  NOT_FOUND: {
    status: 404,
    zh: '没有这道菜，或不归这个账号管理',
    en: 'No such dish, or not one of this account',
  },
  NAME_TAKEN: {
    status: 409,
    zh: '已有同名的菜在用，没有保存',
    en: 'There is a dish of this name already; nothing was saved',
  },
  RETIRED: { status: 409, zh: '这道菜已经停用，没有保存', en: 'This dish is retired; nothing was saved' },
});
