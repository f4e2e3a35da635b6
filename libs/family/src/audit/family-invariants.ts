import type { Invariant } from '@nuancan/platform';

/** Of what families see and ask: nothing without the elder's standing consent. */
export const FAMILY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'family-of-the-living',
    zh: '已故、迁出或已删除的老人没有仍有效的家属同意',
    en: 'Nobody who is dead, gone or erased has a consent whose link still opens',
    sql: `SELECT c.id FROM family.consents c JOIN registry.residents r ON r.id = c.resident_id
      WHERE c.withdrawn_at IS NULL AND c.valid_until >= platform.business_date(now())
        AND (r.erased_at IS NOT NULL OR family.gone_from(c.resident_id) <= platform.business_date(now()))`,
  },
  {
    name: 'family-one-consent',
    zh: '每位老人对每个电话最多有一份未撤回的同意，每份同意最多一个有效链接',
    en: 'An elder has one consent at most that was not withdrawn for a phone, and a consent one link',
    sql: `SELECT c.resident_id AS id FROM family.consents c WHERE c.withdrawn_at IS NULL GROUP BY c.resident_id, c.phone HAVING count(*) > 1
      UNION ALL
      SELECT l.consent_id FROM family.links l WHERE l.revoked_at IS NULL GROUP BY l.consent_id HAVING count(*) > 1`,
  },
  {
    name: 'family-asked-with-consent',
    zh: '家属请求都在同意有效时提出，且属于同意的内容',
    en: 'What a family asked for was asked while the consent stood, and is of what it shows',
    sql: `SELECT q.id FROM family.requests q JOIN family.consents c ON c.id = q.consent_id
      WHERE q.asked_at < c.recorded_at OR q.asked_at > coalesce(c.withdrawn_at, 'infinity') OR platform.business_date(q.asked_at) > c.valid_until
        OR NOT CASE q.kind WHEN 'top_up' THEN c.shows_balance ELSE c.shows_deliveries END`,
  },
  {
    name: 'family-accepted-with-consent',
    zh: '答应家属请求时，老人的同意都有效',
    en: 'No request was accepted without a standing consent',
    sql: `SELECT d.request_id FROM family.decisions d JOIN family.requests q ON q.id = d.request_id JOIN family.consents c ON c.id = q.consent_id
      WHERE d.decided_at < q.asked_at OR (d.outcome = 'accepted'
        AND (d.decided_at > coalesce(c.withdrawn_at, 'infinity') OR platform.business_date(d.decided_at) > c.valid_until))`,
  },
  {
    name: 'family-pauses-made',
    zh: '答应的停送请求都有同样日期的停送，其他请求没有',
    en: 'An accepted pause has pauses of the same person, kitchen and days, and nothing else has any',
    sql: `SELECT d.request_id FROM family.decisions d JOIN family.requests q ON q.id = d.request_id
      WHERE (d.outcome = 'accepted' AND q.kind = 'pause') <> EXISTS (SELECT FROM family.decision_pauses m WHERE m.request_id = d.request_id)
      UNION ALL
      SELECT q.id FROM family.decision_pauses m JOIN family.requests q ON q.id = m.request_id JOIN family.consents c ON c.id = q.consent_id
      JOIN delivery.pauses p ON p.id = m.pause_id
      WHERE (p.facility_id, p.paused_from, p.paused_to) IS DISTINCT FROM (q.facility_id, q.paused_from, q.paused_to)
        OR NOT (p.resident_id = ANY (family.entries_of(c.resident_id)))`,
  },
  {
    name: 'family-forgotten',
    zh: '老人已删除或家属要求删除后，没有留下家属姓名、电话和话语',
    en: 'Of an erased elder, or of a member of the family who asked for it, no name, phone or word is left',
    sql: `SELECT c.id FROM family.consents c JOIN registry.residents r ON r.id = c.resident_id
      WHERE r.erased_at IS NOT NULL AND num_nonnulls(c.name, c.phone) > 0
      UNION ALL
      SELECT c.id FROM family.words w JOIN family.requests q ON q.id = w.request_id JOIN family.consents c ON c.id = q.consent_id
      WHERE c.name IS NULL`,
  },
];
