import { defineErrors } from '@nuancan/kernel';

/** Why somebody does not get to see the metrics. */
export const MetricsErrors = defineErrors('METRICS', {
  WRONG_TOKEN: {
    status: 401,
    zh: '需要请求头 Authorization: Bearer，其值为 METRICS_TOKEN',
    en: 'Send the header Authorization: Bearer with the value of METRICS_TOKEN',
  },
});
