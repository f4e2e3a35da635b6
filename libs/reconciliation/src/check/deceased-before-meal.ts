import type { ClaimCheck } from './claim-check.js';

/** E03: eaten on or after the day of death. On the day itself it is asked, never disallowed by itself. At stake: the subsidy. */
export const deceasedBeforeMeal: ClaimCheck = {
  code: 'E03',
  severity: 'block',
  title: { zh: '去世之后的用餐', en: 'Deceased before the meal' },
  explain: {
    zh: '登记的去世日期早于用餐日期。去世当天的用餐只询问，不会自动核减。',
    en: 'The recorded day of death lies before the meal. A meal on the day of death is asked about and never disallowed by itself.',
  },
  sql: `
    SELECT DISTINCT ON (m.meal_id) m.facility_id, concat_ws(' ', m.meal_id, f.valid_from) AS evidence_key,
      jsonb_build_object('residentId', m.resident_id, 'diedOn', f.valid_from, 'onDayOfDeath', f.valid_from = m.business_date) AS facts,
      f.valid_from = m.business_date AS asks, m.meal_id, m.business_date, m.government_fen AS stake_fen
    FROM check_facts f JOIN check_meals m ON m.person_id = f.person_id AND m.business_date >= f.valid_from
    WHERE f.kind = 'status' AND f.value = 'deceased' AND m.in_month
    ORDER BY m.meal_id, f.valid_from`,
};
