import type { ClaimCheck } from './claim-check.js';

/** E04: subsidised though moved out or in an institution. The days of coming and leaving are asked. At stake: the subsidy. */
export const awayFromHome: ClaimCheck = {
  code: 'E04',
  severity: 'block',
  title: { zh: '已迁出或在机构', en: 'Moved out or in an institution' },
  explain: {
    zh: '用餐当天就餐人已登记为迁出，或住在医院、养老机构。入住和离开当天的用餐只询问。',
    en: 'On the day of the meal the diner was recorded as moved out, or as staying in a hospital or care home. Meals on the day of coming or leaving are asked about.',
  },
  sql: `
    SELECT DISTINCT ON (m.meal_id) m.facility_id, concat_ws(' ', m.meal_id, f.value, f.valid_from,
        CASE WHEN f.value = 'in_institution' AND m.business_date = f.valid_to THEN 'last-day' END) AS evidence_key,
      jsonb_build_object('residentId', m.resident_id, 'status', f.value, 'from', f.valid_from, 'to', f.valid_to) AS facts,
      f.value = 'in_institution' AND m.business_date IN (f.valid_from, f.valid_to) AS asks,
      m.meal_id, m.business_date, m.government_fen AS stake_fen
    FROM check_facts f JOIN check_meals m ON m.person_id = f.person_id AND m.business_date >= f.valid_from
      AND (f.valid_to IS NULL OR m.business_date <= f.valid_to)
    WHERE f.kind = 'status' AND f.value IN ('moved_out', 'in_institution') AND m.in_month AND m.government_fen > 0
    ORDER BY m.meal_id, asks, f.valid_from, f.value`,
};
