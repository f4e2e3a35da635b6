import type { ClaimCheck } from './claim-check.js';

/** E06: two entries that may be one person both eat. At stake: the later entry's subsidies in slots where the other one had its own. */
export const possibleDuplicate: ClaimCheck = {
  code: 'E06',
  severity: 'warn',
  title: { zh: '疑似重复登记的人', en: 'Possible duplicate person' },
  explain: {
    zh: '两个未合并的登记，姓名、出生日期和电话都相同，并且都在用餐。证据是后登记者本月的补贴餐；同一餐次两边都有补贴的才计入金额。身份证号在库里本来就唯一，已合并的登记按一个人计（见 Q01）。',
    en: 'Two entries that are not merged share name, date of birth and phone, and both eat. The evidence is the later entry’s subsidised meals of the month; only slots in which both were subsidised count as money. An identity number is unique anyway, and merged entries count as one person (Q01).',
  },
  sql: `
    SELECT m.facility_id, one.person_id || ' ' || other.person_id AS evidence_key,
      jsonb_build_object('residentId', other.person_id, 'otherResidentId', one.person_id) AS facts, false AS asks,
      m.meal_id, m.business_date,
      CASE WHEN EXISTS (SELECT FROM check_meals o WHERE o.person_id = one.person_id AND o.business_date = m.business_date
        AND o.slot = m.slot AND o.government_fen > 0) THEN m.government_fen ELSE 0 END AS stake_fen
    FROM check_people one JOIN check_people other ON other.person_mark = one.person_mark AND other.person_id > one.person_id
    JOIN check_meals m ON m.person_id = other.person_id
    WHERE one.resident_id = one.person_id AND other.resident_id = other.person_id AND m.in_month AND m.government_fen > 0
      AND EXISTS (SELECT FROM check_meals o WHERE o.person_id = one.person_id
        AND (o.business_date >= {month} - 35 OR o.business_date = m.business_date))`,
};
