import { defineErrors } from '@nuancan/kernel';

/** Failures of apportionment. */
export const SettlementErrors = defineErrors('SETTLEMENT', {
  ALL_WEIGHTS_ZERO: {
    status: 422,
    zh: '有金额待分摊，但权重全为零',
    en: 'There is an amount to spread and nothing to spread it on',
  },
  NEGATIVE_AMOUNT: { status: 422, zh: '分摊金额和权重不能为负', en: 'Amounts and weights must not be negative' },
});
