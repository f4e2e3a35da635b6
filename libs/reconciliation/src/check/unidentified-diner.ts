import type { ClaimCheck } from './claim-check.js';

/** E01: a subsidy for a meal at which nobody was identified. At stake: its subsidy. */
export const unidentifiedDiner: ClaimCheck = {
  code: 'E01',
  severity: 'block',
  title: { zh: '没有核验就餐人', en: 'No identified resident' },
  explain: {
    zh: '这一餐有政府补贴，但没有记录就餐人，或者没有核验是谁（卡、码、身份证、姓名都没有）。',
    en: 'The meal carries a subsidy, but names no resident, or the resident was identified by nothing: no card, code, ID card or name.',
  },
  sql: `
    SELECT facility_id, meal_id::text AS evidence_key,
      jsonb_build_object('residentId', resident_id, 'identifiedBy', identified_by) AS facts, false AS asks,
      meal_id, business_date, government_fen AS stake_fen
    FROM check_meals WHERE in_month AND government_fen > 0 AND (resident_id IS NULL OR identified_by = 'none')`,
};
