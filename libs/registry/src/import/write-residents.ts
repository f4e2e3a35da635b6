import type { RowChunks } from '@nuancan/imports';
import type { Tx } from '@nuancan/platform';

const ROWS = `NOT r.refused AND r.row_no BETWEEN $1 AND $2`;

const ADD = `
  INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex,
    birth_date, lives_alone, diet, phone)
  SELECT r.resident_id, platform.scope_district(), r.town_code, r.village_code, r.name, r.name_pinyin, r.name_initials,
    r.sex, r.birth_date, coalesce(r.lives_alone, false), r.diet, r.phone
  FROM import_rows r WHERE ${ROWS} AND r.action = 'add'`;
const CHANGE = `
  UPDATE registry.residents x SET village_code = r.village_code, phone = coalesce(r.phone, x.phone),
    lives_alone = coalesce(r.lives_alone, x.lives_alone), diet = coalesce(r.diet, x.diet)
  FROM import_rows r WHERE ${ROWS} AND r.action = 'change' AND x.id = r.resident_id
    AND (x.village_code, x.phone, x.lives_alone, x.diet) IS DISTINCT FROM
      (r.village_code, coalesce(r.phone, x.phone), coalesce(r.lives_alone, x.lives_alone), coalesce(r.diet, x.diet))`;
const ADD_NUMBER = `
  INSERT INTO registry.identity_numbers (id, resident_id, district_code, town_code, envelope, blind_index)
  SELECT r.number_id, r.resident_id, platform.scope_district(), r.town_code, r.envelope, r.blind_index
  FROM import_rows r WHERE ${ROWS} AND r.adds_number`;
const END_REGISTRATION = `
  UPDATE registry.household_registrations h SET valid_to = $3::date - 1 FROM import_rows r
  WHERE ${ROWS} AND r.action = 'change' AND r.adds_registration AND h.resident_id = r.resident_id
    AND h.valid_from < $3::date AND (h.valid_to IS NULL OR h.valid_to >= $3::date)`;
const ADD_REGISTRATION = `
  INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
  SELECT r.resident_id, platform.scope_district(), r.town_code, r.registered_division, $3::date
  FROM import_rows r WHERE ${ROWS} AND r.adds_registration`;
const ADD_CARD = `
  INSERT INTO registry.resident_identifiers (resident_id, district_code, town_code, kind, value, valid_from)
  SELECT r.resident_id, platform.scope_district(), r.town_code, 'card', r.card, $3::date
  FROM import_rows r WHERE ${ROWS} AND r.adds_card`;

/** Writes judged rows of residents; what did not change is not touched. */
export async function writeResidents(tx: Tx, asOf: string, chunks: RowChunks): Promise<void> {
  await chunks(async ({ from, to }) => {
    for (const sql of [ADD, CHANGE, ADD_NUMBER]) await tx.query(sql, [from, to]);
    for (const sql of [END_REGISTRATION, ADD_REGISTRATION, ADD_CARD]) await tx.query(sql, [from, to, asOf]);
  });
}
