import type { Invariant } from '@nuancan/platform';

/** Of messages: each in the district of the account that it is for. */
export const MESSAGE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'message-to-own-district',
    zh: '消息都发给本区的账号',
    en: 'Every message is to an account of its district',
    sql: `SELECT m.id, m.account_id, m.district_code, a.district_code AS account_district, a.role
      FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
      WHERE a.district_code <> m.district_code`,
  },
];
