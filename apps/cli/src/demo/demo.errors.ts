import { defineErrors } from '@nuancan/kernel';

/** Why the demo district was not loaded. */
export const DemoErrors = defineErrors('DEMO', {
  NOT_EMPTY: {
    status: 409,
    zh: '数据库中已有区县（{district}），未载入演示数据，也未改动任何数据。请换用一个空数据库。',
    en: 'The database already holds a district ({district}); nothing was loaded or changed. Use an empty database.',
  },
});
