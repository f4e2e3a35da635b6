/** Findings with their history, as `InspectionFindingDto`; what follows is the condition. */
export const FINDINGS = `
  SELECT f.id, f.inspection_id AS "inspectionId", f.facility_id AS "facilityId", m.name AS "facilityName", f.item_no AS "itemNo",
    i.item_kinds[f.item_no] AS kind, i.items[f.item_no] AS "itemText", f.severity, f.cost_fen AS "costFen", f.state, f.due_on AS "dueOn",
    f.state = 'open' AND f.due_on < platform.business_date(now()) AS overdue, f.step,
    (SELECT jsonb_agg(jsonb_build_object('step', s.step, 'action', s.action, 'text', s.text, 'dueOn', s.due_on, 'role', s.role,
        'accountName', identity.name_of(s.account_id), 'at', s.recorded_at, 'hasPhoto', EXISTS (SELECT FROM oversight.finding_photos p
          WHERE p.finding_id = s.finding_id AND p.step = s.step)) ORDER BY s.step)
      FROM oversight.finding_steps s WHERE s.finding_id = f.id) AS history
  FROM oversight.inspection_findings f JOIN oversight.inspections i ON i.id = f.inspection_id
  JOIN meal_point.facilities m ON m.id = f.facility_id`;
