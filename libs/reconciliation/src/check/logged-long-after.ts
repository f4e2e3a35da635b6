import type { ClaimCheck } from './claim-check.js';

/** P05: recorded long after it was served, and not out of a till that had been offline. At stake: the subsidy. */
export const loggedLongAfter: ClaimCheck = {
  code: 'P05',
  severity: 'warn',
  title: { zh: '事后补录', en: 'Logged long after serving' },
  explain: {
    zh: '这一餐不是离线补传的，但到系统的时间比取餐时间晚了很多。',
    en: 'The meal did not come out of an offline batch, and yet reached the system long after it was served.',
  },
  params: {
    lateMinutes: { value: 120, min: 15, max: 1440, zh: '超过分钟', en: 'minutes after serving' },
    // Not of this SELECT: `reconciliation.claim_late_days` reads it when a claim takes its lines.
    claimLateDays: {
      ...{ value: 60, min: 0, max: 366, zh: '所属月份申报后才到的餐，超过天数不自动计入申报' },
      en: 'days after which a meal of a month already claimed is not claimed by itself',
    },
  },
  sql: `
    SELECT facility_id, meal_id::text AS evidence_key,
      jsonb_build_object('servedAt', served_at, 'recordedAt', recorded_at) AS facts, false AS asks,
      meal_id, business_date, government_fen AS stake_fen
    FROM check_meals WHERE in_month AND NOT offline AND recorded_at - served_at > make_interval(mins => {lateMinutes}::int)`,
};
