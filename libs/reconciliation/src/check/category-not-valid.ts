import type { ClaimCheck } from './claim-check.js';

/** E05: only a category that is missing or over would entitle to the tier. At stake: what the policies give less without it. */
export const categoryNotValid: ClaimCheck = {
  code: 'E05',
  severity: 'block',
  title: { zh: '对象类别缺失或过期', en: 'Category missing or expired' },
  explain: {
    zh: '所记档次要求的对象类别，用餐当天没有登记或已经到期；其他条件都符合。涉及金额是没有该类别时少得的部分。',
    en: 'The category that the recorded tier asks for was not on record for that day or had expired; everything else fits. At stake is what the policies of the day give less without it.',
  },
  rated: 'less',
  keyedByDue: true,
  sql: `
    SELECT x.facility_id, x.meal_id::text AS evidence_key,
      jsonb_build_object('residentId', x.resident_id, 'tier', x.tier_code, 'policyVersion', x.policy_version,
        'categoriesBefore', (SELECT jsonb_agg(jsonb_build_object('category', f.value, 'to', f.valid_to) ORDER BY f.valid_to, f.value)
          FROM check_facts f WHERE f.person_id = x.person_id AND f.kind = 'category' AND f.valid_to < x.business_date)) AS facts,
      false AS asks, x.meal_id, x.business_date, x.government_fen AS stake_fen
    FROM check_misfits x WHERE x.but_for_category`,
};
