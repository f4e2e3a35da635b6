import { defineErrors } from '@nuancan/kernel';

/** Expected failures at the counter. */
export const CounterErrors = defineErrors('COUNTER', {
  NO_FACILITY: { status: 404, zh: '这个账号没有所属的助餐点', en: 'This account belongs to no facility' },
  UNKNOWN_RESIDENT: { status: 404, zh: '本区没有这位老人', en: 'No such resident in this district' },
  NO_COST_CARD: {
    status: 409,
    zh: '本点当天没有成本卡，先录入成本卡才能记餐',
    en: 'The facility has no cost card for that day; enter one before logging meals',
  },
});
