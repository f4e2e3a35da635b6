import type { Invariant } from '@nuancan/platform';

/** Of messages: each in the district of the account that it is for. */
export const MESSAGE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'message-to-own-district',
    zh: '消息都发给本区、有收件箱的账号',
    en: 'Every message is to an account of its district, with a role that has an inbox',
    sql: `SELECT m.id, m.account_id, m.district_code, a.district_code AS account_district, a.role
      FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
      WHERE a.district_code <> m.district_code OR a.role NOT IN ('operator', 'town_official', 'district_official')`,
  },
];
