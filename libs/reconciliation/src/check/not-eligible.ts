import type { ClaimCheck } from './claim-check.js';

/** E02: the tier of a meal does not fit its diner on that day. At stake: what the policies of the day would not have given. */
export const notEligible: ClaimCheck = {
  code: 'E02',
  severity: 'block',
  title: { zh: '当天不符合补贴条件', en: 'Not eligible on the day' },
  explain: {
    zh: '按现在掌握的情况，就餐人当天的年龄、户籍或能力等级不符合所记档次，或者所记的补贴标准当天没有生效。涉及金额是所记补贴比当天应得多出的部分。',
    en: 'By what is known now, the diner’s age, registration or capability grade of that day does not fit the recorded tier, or the recorded policy version was not in force. At stake is what was claimed beyond what that day’s policies give.',
  },
  rated: 'less',
  keyedByDue: true,
  sql: `
    SELECT facility_id, meal_id::text AS evidence_key,
      jsonb_build_object('residentId', resident_id, 'tier', tier_code, 'policyVersion', policy_version, 'ageYears', age_years) AS facts,
      false AS asks, meal_id, business_date, government_fen AS stake_fen
    FROM check_misfits WHERE NOT but_for_category`,
};
