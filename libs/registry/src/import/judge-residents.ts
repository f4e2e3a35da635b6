import { refuseRows } from '@nuancan/imports';
import type { Tx } from '@nuancan/platform';
import { listDuplicates } from './merged-entries.js';

const SAME_NUMBER = `
  SELECT row_no, 'identityNumber', 'DUPLICATE', first FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY blind_index) AS first FROM import_rows
    WHERE NOT refused AND blind_index IS NOT NULL) d WHERE row_no > first`;
/** Whoever comes with a number and again without one is one person, whichever row is first. */
const SAME_NAME = `
  SELECT r.row_no, 'name', 'DUPLICATE', coalesce(min(o.row_no) FILTER (WHERE o.blind_index IS NOT NULL), min(o.row_no))
  FROM import_rows r JOIN import_rows o ON o.name = r.name AND o.birth_date = r.birth_date
    AND (o.blind_index IS NOT NULL OR o.row_no < r.row_no)
  WHERE NOT r.refused AND NOT o.refused AND r.blind_index IS NULL GROUP BY r.row_no`;
const SAME_CARD = `
  SELECT row_no, 'cardNumber', 'DUPLICATE', first FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY card) AS first FROM import_rows
    WHERE NOT refused AND card IS NOT NULL) d WHERE row_no > first`;

const HOLDERS = `
  CREATE TEMP TABLE import_holders ON COMMIT DROP AS
  SELECT blind_index, resident_id FROM registry.identity_holders(
    ARRAY(SELECT blind_index FROM import_rows WHERE NOT refused AND blind_index IS NOT NULL))`;
const HELD_ELSEWHERE = `
  SELECT r.row_no, 'identityNumber', 'HELD_ELSEWHERE', NULL::int FROM import_rows r
  JOIN import_holders h ON h.blind_index = r.blind_index WHERE NOT r.refused AND h.resident_id IS NULL`;
const BY_NUMBER = `
  UPDATE import_rows r SET resident_id = h.resident_id FROM import_holders h WHERE h.blind_index = r.blind_index`;

/** With a number that nobody has: only those without one can be meant; whoever has another is somebody else. */
const NAMESAKES = `
  CREATE TEMP TABLE import_namesakes ON COMMIT DROP AS
  SELECT r.row_no, count(DISTINCT x.id) AS known, min(x.id::text)::uuid AS resident_id
  FROM import_rows r JOIN registry.residents entry ON entry.name = r.name AND entry.birth_date = r.birth_date
  JOIN registry.residents x ON x.id = coalesce(entry.merged_into, entry.id)
  WHERE NOT r.refused AND r.resident_id IS NULL AND (r.blind_index IS NULL OR NOT EXISTS (
    SELECT FROM registry.identity_numbers n WHERE n.resident_id = x.id AND n.withdrawn_at IS NULL) AND NOT EXISTS (
    SELECT FROM import_duplicates d WHERE d.resident_id = x.id AND d.numbered))
  GROUP BY r.row_no`;
const AMBIGUOUS = `
  SELECT row_no, 'name', 'AMBIGUOUS', NULL::int FROM import_namesakes WHERE known > 1`;
const BY_NAME = `
  UPDATE import_rows r SET resident_id = n.resident_id, adds_number = r.blind_index IS NOT NULL
  FROM import_namesakes n WHERE n.row_no = r.row_no AND n.known = 1`;
const LIKELY_ELSEWHERE = `
  SELECT r.row_no, 'name', 'LIKELY_ELSEWHERE', NULL::int FROM import_rows r
  JOIN registry.namesakes_elsewhere(
    ARRAY(SELECT name FROM import_rows WHERE NOT refused AND resident_id IS NULL ORDER BY row_no),
    ARRAY(SELECT birth_date FROM import_rows WHERE NOT refused AND resident_id IS NULL ORDER BY row_no)) e
    ON e.name = r.name AND e.birth_date = r.birth_date
  WHERE NOT r.refused AND r.resident_id IS NULL AND (r.blind_index IS NULL OR NOT e.numbered)`;
const SAME_RESIDENT = `
  SELECT row_no, 'name', 'DUPLICATE', first FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY resident_id) AS first FROM import_rows
    WHERE NOT refused AND resident_id IS NOT NULL) d WHERE row_no > first`;

const DIFFERS = `
  SELECT r.row_no, d.field, d.code, NULL::int FROM import_rows r JOIN registry.residents x ON x.id = r.resident_id
  CROSS JOIN LATERAL (VALUES ('name', 'NAME_DIFFERS', x.name <> r.name), ('sex', 'DIFFERS_FROM_REGISTER', x.sex <> r.sex),
    ('birthDate', 'DIFFERS_FROM_REGISTER', x.birth_date <> r.birth_date), ('village', 'OTHER_TOWN', x.town_code <> r.town_code)
    ) AS d (field, code, wrong)
  WHERE NOT r.refused AND d.wrong`;
const LATER_REGISTRATION = `
  SELECT DISTINCT r.row_no, 'registeredDivision', 'LATER_FACT', NULL::int FROM import_rows r
  JOIN registry.household_registrations h ON h.resident_id = r.resident_id
  WHERE NOT r.refused AND h.registered_division <> r.registered_division AND h.valid_from >= $1::date`;
const CARD_HOLDERS = `
  CREATE TEMP TABLE import_card_holders ON COMMIT DROP AS
  SELECT card, resident_id FROM registry.card_holders(
    ARRAY(SELECT card FROM import_rows WHERE NOT refused AND card IS NOT NULL), $1::date)`;
const CARD_TAKEN = `
  SELECT r.row_no, 'cardNumber', 'CARD_TAKEN', NULL::int FROM import_rows r JOIN import_card_holders c ON c.card = r.card
  WHERE NOT r.refused AND (c.resident_id IS NULL OR c.resident_id IS DISTINCT FROM r.resident_id)`;
const ADDED = `
  UPDATE import_rows SET action = 'add', resident_id = uuidv7(), adds_number = blind_index IS NOT NULL,
    adds_registration = registered_division IS NOT NULL, adds_card = card IS NOT NULL
  WHERE NOT refused AND resident_id IS NULL`;
/** Each row is rewritten once: with a district's rows that is what takes the time. */
const KNOWN = `
  UPDATE import_rows r SET adds_registration = n.registration, adds_card = n.card,
    action = CASE WHEN r.adds_number OR n.registration OR n.card OR x.village_code <> r.village_code
      OR x.phone IS DISTINCT FROM coalesce(r.phone, x.phone) OR x.lives_alone <> coalesce(r.lives_alone, x.lives_alone)
      OR x.diet IS DISTINCT FROM coalesce(r.diet, x.diet) THEN 'change' ELSE 'same' END
  FROM import_news n JOIN registry.residents x ON x.id = n.resident_id
  WHERE r.row_no = n.row_no`;
const NEWS = `
  CREATE TEMP TABLE import_news ON COMMIT DROP AS
  SELECT r.row_no, r.resident_id, r.card IS NOT NULL AND c.card IS NULL AS card,
    r.registered_division IS NOT NULL AND h.registered_division IS NULL AS registration
  FROM import_rows r
  LEFT JOIN (SELECT DISTINCT card FROM import_card_holders) c ON c.card = r.card
  LEFT JOIN (SELECT DISTINCT resident_id, registered_division FROM registry.household_registrations
    WHERE valid_to IS NULL OR valid_to >= $1::date) h
    ON h.resident_id = r.resident_id AND h.registered_division = r.registered_division
  WHERE NOT r.refused AND r.resident_id IS NOT NULL`;

/**
 * Finds out whom each row of residents means and what it would change. A number held outside the scope, or a namesake
 * there, refuses the row without a word of who and where.
 * @param asOf first day of a registration or card that is new
 */
export async function judgeResidents(tx: Tx, asOf: string): Promise<void> {
  for (const select of [SAME_NUMBER, SAME_NAME, SAME_CARD]) await refuseRows(tx, select);
  await listDuplicates(tx);
  await tx.query(HOLDERS);
  await refuseRows(tx, HELD_ELSEWHERE);
  await tx.query(BY_NUMBER);
  await tx.query(NAMESAKES);
  await refuseRows(tx, AMBIGUOUS);
  await tx.query(BY_NAME);
  for (const select of [LIKELY_ELSEWHERE, SAME_RESIDENT, DIFFERS]) await refuseRows(tx, select);
  await refuseRows(tx, LATER_REGISTRATION, [asOf]);
  await tx.query(CARD_HOLDERS, [asOf]);
  await refuseRows(tx, CARD_TAKEN);
  await tx.query(NEWS, [asOf]);
  await tx.query(ADDED);
  await tx.query(KNOWN);
}
