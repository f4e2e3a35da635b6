import { defineErrors } from '@nuancan/kernel';

/** Expected failures of tracing a dish. */
export const DishTraceErrors = defineErrors('DISH_TRACE', {
  NO_SUCH_DISH: { status: 404, zh: '没有这道菜', en: 'No such dish' },
  TOO_MANY_DISCLOSURES: {
    status: 429,
    zh: '短时间内查看姓名太多次，请稍后再试',
    en: 'Names were shown too often in a short time: try again later',
  },
});
