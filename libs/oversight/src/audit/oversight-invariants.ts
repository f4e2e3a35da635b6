import type { Invariant } from '@nuancan/platform';

/** Of inspections and complaints: whole, in order, closed by whom they may be, and nobody in the audit log. */
export const OVERSIGHT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'inspection-results-whole',
    zh: '做过的检查每一项都有结果，问题都出自不符合的项目，有严重问题的没有判为合格',
    en: 'Inspections that were held have a result of each item, findings are of items not in order, and nobody passed with a critical one',
    sql: `SELECT e.inspection_id, NULL::uuid AS finding FROM oversight.inspection_ends e JOIN oversight.inspections i ON i.id = e.inspection_id
        WHERE e.kind = 'held' AND (cardinality(e.results) <> cardinality(i.items) OR e.outcome IS NULL)
      UNION ALL
      SELECT f.inspection_id, f.id FROM oversight.inspection_findings f LEFT JOIN oversight.inspection_ends e ON e.inspection_id = f.inspection_id
        WHERE e.results[f.item_no] IS DISTINCT FROM 'not_ok' OR (f.severity = 'critical' AND e.outcome <> 'failed')`,
  },
  {
    name: 'finding-history',
    zh: '每个检查问题的状态和期限等于其最后一步，步骤不断',
    en: 'State and deadline of each finding are those of its last step, and no step is missing',
    sql: `SELECT f.id, f.state, s.action FROM oversight.inspection_findings f LEFT JOIN LATERAL (
        SELECT x.action, x.step, count(*) OVER () AS steps
        FROM oversight.finding_steps x WHERE x.finding_id = f.id ORDER BY x.step DESC LIMIT 1) s ON true
      WHERE f.step IS DISTINCT FROM s.step OR s.steps <> s.step
        OR f.state <> CASE s.action WHEN 'answered' THEN 'answered' WHEN 'closed' THEN 'closed' ELSE 'open' END
        OR f.due_on IS DISTINCT FROM (SELECT d.due_on FROM oversight.finding_steps d WHERE d.finding_id = f.id AND d.due_on IS NOT NULL
          ORDER BY d.step DESC LIMIT 1)`,
  },
  {
    name: 'finding-closed-by-another',
    zh: '涉及费用的问题由提出人以外的人办结，整改由食堂答复',
    en: 'What costs money was closed by another person than raised it, and answers came from the facility',
    sql: `SELECT s.finding_id, s.step FROM oversight.finding_steps s JOIN oversight.inspection_findings f ON f.id = s.finding_id
      WHERE (s.action = 'closed' AND f.cost_fen > 0 AND s.account_id = f.raised_by) OR (s.action = 'answered') <> (s.role = 'operator')`,
  },
  {
    name: 'complaint-history',
    zh: '每件投诉的状态、期限和结果等于其各步，步骤不断',
    en: 'State, deadline and end of each complaint are those of its steps, and no step is missing',
    sql: `SELECT c.id, c.state FROM oversight.complaints c
      LEFT JOIN LATERAL (SELECT count(*)::int AS steps, max(s.step) AS last FROM oversight.complaint_steps s WHERE s.complaint_id = c.id) n ON true
      LEFT JOIN LATERAL (SELECT s.action, s.outcome, s.satisfaction FROM oversight.complaint_steps s WHERE s.complaint_id = c.id
        AND s.action IN ('taken', 'answered', 'closed', 'reopened') ORDER BY s.step DESC LIMIT 1) l ON true
      WHERE c.step IS DISTINCT FROM n.last OR n.steps <> c.step OR (c.outcome, c.satisfaction) IS DISTINCT FROM (l.outcome, l.satisfaction)
        OR c.state IS DISTINCT FROM CASE l.action WHEN 'answered' THEN 'answered' WHEN 'closed' THEN 'closed' ELSE 'open' END
        OR c.due_on IS DISTINCT FROM coalesce((SELECT d.due_on FROM oversight.complaint_steps d WHERE d.complaint_id = c.id
          AND d.action = 'reopened' ORDER BY d.step DESC LIMIT 1), c.received_on + c.first_days)`,
  },
  {
    name: 'complaint-ended-by-another',
    zh: '食堂没有办结过投诉；涉及工作人员的由区里另一个人办结，被投诉的人没有参与',
    en: 'No facility ended a complaint; what is about an official was ended by another of the district, and that official had no part in it',
    sql: `SELECT s.complaint_id, s.step FROM oversight.complaint_steps s JOIN oversight.complaints c ON c.id = s.complaint_id
      WHERE (s.role = 'operator' AND s.action NOT IN ('taken', 'stated'))
        OR (s.action <> 'taken' AND s.account_id = c.about_account_id)
        OR (s.action = 'closed' AND s.role = 'town_official' AND (c.category = 'official_conduct' OR c.about_account_id IS NOT NULL))
        OR (s.action = 'closed' AND (c.category = 'official_conduct' OR c.about_account_id IS NOT NULL) AND EXISTS (SELECT FROM oversight.complaint_steps a
          WHERE a.complaint_id = c.id AND a.action = 'answered' AND a.step < s.step AND a.account_id = s.account_id))`,
  },
  {
    name: 'complainants-apart',
    zh: '删除过的投诉人不再留存，留存的都是受理时登记的',
    en: 'Complainants that were erased are gone, and those that are kept came with their complaint',
    sql: `SELECT p.complaint_id, 'kept' AS problem FROM oversight.complainants p JOIN oversight.complaint_steps s ON s.complaint_id = p.complaint_id
        WHERE s.action = 'erased'
      UNION ALL
      SELECT p.complaint_id, 'no step' FROM oversight.complainants p WHERE NOT EXISTS (SELECT FROM oversight.complaint_steps s
        WHERE s.complaint_id = p.complaint_id AND s.action = 'taken')`,
  },
];
