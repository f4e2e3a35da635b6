import type { Invariant } from '@nuancan/platform';

/** Of welfare cases: nothing lost, nothing twice, and closed by somebody who found something. */
export const WELFARE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'welfare-history',
    zh: '每件关爱个案的步骤不断，阶段等于已走的步骤，状态等于最后的处理',
    en: 'No step of a welfare case is missing, its stage is that of the steps taken, and its state is that of the last act',
    sql: `SELECT c.id, c.state, c.stage FROM welfare.cases c
      LEFT JOIN LATERAL (SELECT count(*)::int AS steps, max(s.step) AS last,
        (count(*) FILTER (WHERE s.action IN ('call_contact', 'call_officer', 'escalated')))::int AS chain,
        count(DISTINCT s.action) FILTER (WHERE s.action IN ('call_contact', 'call_officer', 'escalated')) AS different,
        (array_agg(s.action ORDER BY s.step DESC) FILTER (WHERE s.action IN ('opened', 'acknowledged', 'hold_ended', 'handed_over', 'closed')))[1] AS act
        FROM welfare.steps s WHERE s.case_id = c.id) h ON true
      WHERE c.step IS DISTINCT FROM h.last OR h.steps <> c.step OR h.chain <> c.stage OR h.different <> c.stage
        OR c.state IS DISTINCT FROM CASE h.act WHEN 'acknowledged' THEN 'acknowledged' WHEN 'closed' THEN 'closed' ELSE 'open' END`,
  },
  {
    name: 'welfare-never-early',
    zh: '关爱个案的每一步都没有早于应做的时间',
    en: 'No step of a welfare case was taken before it was due',
    sql: `SELECT s.case_id, s.step FROM welfare.steps s WHERE s.at < s.due_at`,
  },
  {
    name: 'welfare-goes-on',
    zh: '没有办结的关爱个案，要么下一步有时间，要么接手的人在时限以内，要么已报到区里，时间都没有往后挪',
    en: 'Every welfare case that is not closed has a next step that is due, a hold that runs out, or was told to the district, and none was put off',
    sql: `SELECT c.id, c.state, c.stage, c.next_due_at, c.held_until FROM welfare.cases c
      LEFT JOIN LATERAL (SELECT max(s.at) FILTER (WHERE s.account_id = c.holder_id AND s.action IN ('acknowledged', 'noted', 'tried')) AS seen_to,
        max(s.at) FILTER (WHERE s.action = 'acknowledged') AS taken,
        greatest(max(s.due_at), max(s.at) FILTER (WHERE s.action = 'handed_over')) AS last, bool_or(s.action = 'escalated') AS told
        FROM welfare.steps s WHERE s.case_id = c.id) h ON true
      WHERE CASE c.state WHEN 'closed' THEN num_nonnulls(c.next_due_at, c.held_until) > 0
        WHEN 'acknowledged' THEN c.held_until IS NULL OR c.held_until IS DISTINCT FROM
          least(h.seen_to + c.hold_minutes * interval '1 minute', h.taken + 4 * c.hold_minutes * interval '1 minute')
        ELSE CASE WHEN c.next_due_at IS NULL THEN h.told IS NOT TRUE ELSE c.next_due_at > h.last + interval '1 minute' * CASE c.stage
          WHEN 0 THEN c.contact_minutes WHEN 1 THEN c.officer_minutes - c.contact_minutes ELSE c.escalation_minutes - c.officer_minutes END END END`,
  },
  {
    name: 'welfare-closed-by-a-person',
    zh: '办结的关爱个案都由镇街或区里的人填写了结果',
    en: 'Closed welfare cases were closed by an official who told what was found',
    sql: `SELECT c.id FROM welfare.cases c WHERE c.state = 'closed' AND (c.finding IS NULL OR NOT EXISTS (SELECT FROM welfare.steps s
      JOIN identity.accounts a ON a.id = s.account_id AND a.role IN ('town_official', 'district_official')
      WHERE s.case_id = c.id AND s.action = 'closed' AND s.account_id = c.closed_by))`,
  },
  {
    name: 'welfare-of-signals',
    zh: '送餐时每次无人应答和发现的情况变化都有关爱个案',
    en: 'Whoever did not answer at the door, or was found changed there, has a welfare case',
    sql: `SELECT w.outcome_id, w.kind FROM delivery.welfare_signals w LEFT JOIN delivery.outcomes x ON x.id = w.outcome_id
      WHERE NOT EXISTS (SELECT FROM welfare.cases c WHERE CASE w.kind WHEN 'nobody_answers' THEN c.kind = 'no_answer' AND c.order_id = x.order_id
          ELSE c.kind = 'condition' AND c.note_id = w.outcome_id END)
        AND NOT EXISTS (SELECT FROM registry.residents r WHERE r.id = w.resident_id AND r.erased_at <= w.raised_at)`,
  },
  {
    name: 'welfare-of-words',
    zh: '在门口说过、还不能作为结果的无人应答和情况变化都有关爱个案；后来的结果就是那一条',
    en: 'What was said at a door before it could be an outcome has its welfare case, and the outcome of it is that very word',
    sql: `SELECT d.id, d.kind FROM welfare.door_words d JOIN delivery.orders o ON o.id = d.order_id
      WHERE ((d.kind = 'nobody_answers' AND NOT EXISTS (SELECT FROM welfare.cases c WHERE c.kind = 'no_answer' AND c.order_id = d.order_id))
          OR (d.changed AND NOT EXISTS (SELECT FROM welfare.cases c WHERE c.kind = 'condition' AND c.note_id = d.id)))
        AND NOT EXISTS (SELECT FROM registry.residents r WHERE r.id = o.resident_id AND r.erased_at <= d.recorded_at)
      UNION ALL SELECT d.id, x.kind FROM welfare.door_words d JOIN delivery.outcomes x ON x.facility_id = d.facility_id AND x.client_id = d.client_id
      WHERE (x.id, x.body_hash, x.order_id) IS DISTINCT FROM (d.id, d.body_hash, d.order_id)`,
  },
];
