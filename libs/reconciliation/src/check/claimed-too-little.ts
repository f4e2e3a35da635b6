import type { ClaimCheck } from './claim-check.js';

/** U03: entitled by what is known now, and nothing or too little was claimed. At stake: what could be claimed more. */
export const claimedTooLittle: ClaimCheck = {
  code: 'U03',
  severity: 'warn',
  title: { zh: '少申报了补贴', en: 'Claimed less than the records support' },
  explain: {
    zh: '按现在掌握的情况（例如后来补登的类别或户籍），就餐人当天有资格，但这一餐没有补贴，或补贴少了、老人少付了钱。金额是当天标准应得与已记补贴之差。',
    en: 'By what is known now, such as a category or registration added later, the diner was entitled, but the meal has no subsidy, or too little of it while the elder paid short. The amount is what that day’s policies give beyond what was recorded.',
  },
  rated: 'more',
  sql: `
    SELECT m.facility_id, m.meal_id::text AS evidence_key,
      jsonb_build_object('residentId', m.resident_id, 'elderShortFen', m.elder_short_fen) AS facts, false AS asks,
      m.meal_id, m.business_date, m.government_fen AS stake_fen
    FROM check_meals m JOIN check_people p ON p.resident_id = m.resident_id
    CROSS JOIN LATERAL (SELECT extract(year FROM age(m.business_date, p.birth_date))::int AS years) a
    -- What officials refused for a reason that the policies do not know is not owed again; nor is what is eaten in an institution.
    WHERE NOT EXISTS (SELECT FROM reconciliation.finding_decisions d JOIN reconciliation.findings f ON f.id = d.finding_id
        AND f.code NOT IN ('E02', 'E03', 'E04', 'E05', 'Q03')
        JOIN reconciliation.finding_meals e ON e.finding_id = d.finding_id AND e.stake_fen > 0 AND (d.meal_ids IS NULL OR e.meal_id = ANY (d.meal_ids))
        WHERE d.kind = 'disallow' AND e.meal_id = m.meal_id AND e.business_date = m.business_date)
      AND NOT EXISTS (SELECT FROM check_facts f WHERE f.person_id = m.person_id AND f.kind = 'status' AND f.value = 'in_institution'
        AND f.valid_from <= m.business_date AND (f.valid_to IS NULL OR f.valid_to >= m.business_date))
      AND m.in_month AND NOT p.erased AND m.price_fen > 0 AND (m.government_fen = 0 OR m.elder_short_fen > 0)
      AND NOT EXISTS (SELECT FROM check_repeats o WHERE o.person_id = m.person_id AND o.business_date = m.business_date
        AND o.slot = m.slot AND o.meal_id <> m.meal_id AND o.government_fen > 0)
      AND EXISTS (SELECT FROM check_tiers t WHERE m.business_date BETWEEN t.effective_from AND t.effective_to
        AND a.years BETWEEN t.age_from AND t.age_to AND m.slot = ANY (t.slots) AND m.mode = ANY (t.modes)
        AND (t.minimum_fen IS NULL OR t.minimum_per = 'day' OR m.price_fen - m.delivery_fee_fen >= t.minimum_fen)
        AND (t.any_category IS NULL OR EXISTS (SELECT FROM check_facts f WHERE f.person_id = m.person_id AND f.kind = 'category'
          AND f.valid_from <= m.business_date AND (f.valid_to IS NULL OR f.valid_to >= m.business_date)))
        AND (t.registration = 'anywhere' OR EXISTS (SELECT FROM check_facts f WHERE f.person_id = m.person_id AND f.kind = 'registration'
          AND f.valid_from <= m.business_date AND (f.valid_to IS NULL OR f.valid_to >= m.business_date))))`,
};
