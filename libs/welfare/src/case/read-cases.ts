import type { Tx } from '@nuancan/platform';
import { WelfareErrors } from '../welfare.errors.js';
import type { CaseDetailDto, CaseStepDto, WelfareCaseDto } from './case.dto.js';

const CHAIN = `ARRAY['call_resident', 'call_contact', 'call_officer', 'escalated']`;
const COLUMNS = `c.id, c.kind, c.town_code AS "townCode", t.name AS "townName", c.facility_id AS "facilityId", m.name AS "facilityName",
  f.resident_id AS "residentId", f.name AS "residentName", f.village_name AS "villageName",
  extract(year FROM age(platform.business_date(now()), f.birth_date))::int AS age, f.grade, f.lives_alone AS "livesAlone",
  c.absent_since AS "absentSince", c.state, (${CHAIN})[c.stage + 1] AS chain,
  CASE WHEN c.state <> 'closed' THEN (${CHAIN})[c.stage + 2] END AS "nextChain", c.next_due_at AS "nextDueAt", c.step,
  c.opened_at AS "openedAt", identity.name_of(c.holder_id) AS "holderName", c.held_until AS "heldUntil",
  CASE c.state WHEN 'open' THEN (SELECT identity.name_of(l.account_id) FROM welfare.steps l WHERE l.case_id = c.id AND l.step = (
    SELECT max(h.step) FROM welfare.steps h WHERE h.case_id = c.id AND h.action IN ('acknowledged', 'handed_over')) AND l.action = 'acknowledged') END
    AS "lapsedName", d.name AS "officerName", c.finding,
  identity.name_of(c.closed_by) AS "closedByName", c.closed_at AS "closedAt"`;

// The faces of all of them, and who is on duty, at once.
const BY_IDS = `WITH faces AS MATERIALIZED (SELECT * FROM welfare.case_faces($1::uuid[])),
    duty AS MATERIALIZED (SELECT * FROM welfare.on_duty())
  SELECT ${COLUMNS} FROM unnest($1::uuid[]) WITH ORDINALITY asked (id, no) JOIN welfare.cases c ON c.id = asked.id
  JOIN registry.towns t ON t.code = c.town_code LEFT JOIN faces f ON f.case_id = c.id LEFT JOIN duty d ON d.town_code = c.town_code
  LEFT JOIN meal_point.facilities m ON m.id = c.facility_id ORDER BY asked.no`;

const STEPS = `SELECT s.step, s.action, s.due_at AS "dueAt", s.at, identity.name_of(s.account_id) AS "accountName",
    identity.name_of(s.officer_id) AS "officerName", w.words
  FROM welfare.steps s LEFT JOIN welfare.words w ON w.case_id = s.case_id AND w.step = s.step WHERE s.case_id = $1 ORDER BY s.step`;

/** Cases in scope with who is behind them, in the order of `ids`. */
export async function readCases(tx: Tx, ids: readonly string[]): Promise<WelfareCaseDto[]> {
  return ids.length === 0 ? [] : tx.query<WelfareCaseDto[]>(BY_IDS, [ids]);
}

/** One with its history. @throws WELFARE.CASE_NOT_FOUND */
export async function readCase(tx: Tx, id: string): Promise<CaseDetailDto> {
  const [one] = await readCases(tx, [id]);
  if (!one) throw WelfareErrors.CASE_NOT_FOUND();
  return { ...one, steps: await tx.query<CaseStepDto[]>(STEPS, [id]) };
}
