import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';
import { storeGardenFacts, type GardenFacts } from './garden-facts.js';

/** Rows of a town's facilities that a request may name. */
export interface FacilityFacts extends GardenFacts {
  readonly supplyId: string;
  readonly exceptionId: string;
  readonly licenceId: string;
  readonly reminderId: string;
  /** Waits for its decision. */
  readonly acceptanceId: string;
  /** Hours of yesterday, not confirmed. */
  readonly sourceId: string;
  /** A dish of its own, portions that were cooked yesterday, a sample that is kept, and a reminder of it. */
  /** A dish of its own. */
  readonly dishId: string;
  readonly productionId: string;
  readonly sampleId: string;
  readonly sampleReminderId: string;
  /** A correction that its operator proposed and nobody decided. */
  readonly proposalId: string;
  /** Of a check, open, and a run of the checks. */
  readonly findingId: string;
  readonly runId: string;
  /** Of the facility's ledger, and an account it moved. */
  readonly entryId: string;
  readonly ledgerAccountId: string;
}

/** Stores a meal point that the town's canteen feeds, and what else a facility has, as the owner of the database. */
export async function storeFacilityFacts(owner: Client, town: ArrangedTown): Promise<FacilityFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(`${sql} RETURNING id`, [...values])).rows[0]?.id ?? '';
  const place = [town.districtCode, town.code, town.facilityId];
  const point = await idOf(
    `INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
     VALUES ($1, $2, $3, $4, 'meal_point', '助餐点', '2022-01-01')`,
    [`P-${town.code}`, town.districtCode, town.code, town.organisationId],
  );
  const supplyId = await idOf(
    `INSERT INTO meal_point.supplies (district_code, town_code, facility_id, supplier_id, supplier_town, supplier_tier, slot, valid_from)
     VALUES ($1, $2, $4, $3, $2, 'elder_canteen', 'dinner', current_date)`,
    [...place, point],
  );
  const exceptionId = await idOf(
    `INSERT INTO meal_point.opening_exceptions (district_code, town_code, facility_id, kind, valid_from, valid_to, reason)
     VALUES ($1, $2, $3, 'closed', current_date + 40, current_date + 42, '停水')`,
    place,
  );
  const licenceId = await idOf(
    `INSERT INTO meal_point.licences (district_code, town_code, facility_id, kind, number, valid_from, valid_to)
     VALUES ($1, $2, $3, 'health_certificate', 'JK-1', '2026-01-01', current_date + 5)`,
    place,
  );
  await idOf(
    `INSERT INTO meal_point.certificate_holders (district_code, town_code, facility_id, id, name) VALUES ($1, $2, $3, $4, '${town.name}厨师')`,
    [...place, licenceId],
  );
  const reminderId = await idOf(
    `INSERT INTO meal_point.facility_reminders (district_code, town_code, facility_id, licence_id, expires_on, days_before)
     VALUES ($1, $2, $3, $4, current_date + 5, 7)`,
    [...place, licenceId],
  );
  const acceptanceId = await idOf(
    `INSERT INTO meal_point.acceptances (district_code, town_code, facility_id, proposed_by, checklist)
     SELECT $1, $2, $3, id, '[{"item": "消防", "passed": true}]' FROM identity.accounts WHERE login = $4`,
    [...place, town.logins.town_official],
  );
  const sourceId = await idOf(
    `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen,
       client_id, body_hash, account_id)
     SELECT $1, $2, $3, platform.business_date(now()) - 1, 'kitchen_hours', '帮厨', 60, 2000, uuidv7(), sha256(''), id
     FROM identity.accounts WHERE login = $4`,
    [...place, town.logins.operator],
  );
  const garden = await storeGardenFacts(owner, town, point);
  const dishId = await idOf(
    `INSERT INTO canteen.dishes (district_code, town_code, facility_id, name, kind, ingredients, portion_grams)
     VALUES ($1, $2, $3, '雪菜豆腐', 'vegetable', '{豆腐,雪菜}', 120)`,
    place,
  );
  const productionId = await idOf(
    `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, client_id, body_hash, account_id)
     SELECT $1, $2, $3, platform.business_date(now()) - 1, 'lunch', 'cooked', 50, uuidv7(), sha256(''), id FROM identity.accounts WHERE login = $4`,
    [...place, town.logins.operator],
  );
  const sampleId = await idOf(
    `INSERT INTO canteen.food_samples (district_code, town_code, facility_id, business_date, slot, dish_id, grams, celsius, kept_at, keep_until,
       kept_where, client_id, body_hash, account_id)
     SELECT $1, $2, $3, platform.business_date(now()) - 3, 'lunch', $5, 130, 4, now() - interval '3 days', 'infinity', '留样柜', uuidv7(), sha256(''), id
     FROM identity.accounts WHERE login = $4`,
    [...place, town.logins.operator, dishId],
  );
  const sampleReminderId = await idOf(
    `INSERT INTO canteen.food_sample_reminders (district_code, town_code, facility_id, kind, business_date, slot, dish_id, sample_id)
     VALUES ($1, $2, $3, 'disposable', platform.business_date(now()) - 3, 'lunch', $4, $5)`,
    [...place, dishId, sampleId],
  );
  const proposalId = await idOf(
    `INSERT INTO canteen.correction_proposals (district_code, town_code, facility_id, kind, reason, body, meals, amount_fen,
       client_id, proposed_by)
     SELECT $1, $2, $3, 'reverse', '整桌记错了', jsonb_build_object('clientId', c, 'reason', '整桌记错了', 'items', '[]'::jsonb), 21,
       25200, c, id
     FROM identity.accounts, uuidv7() c WHERE login = $4`,
    [...place, town.logins.operator],
  );
  const findingId = await idOf(
    `INSERT INTO reconciliation.findings (district_code, town_code, facility_id, month, code, severity, evidence_key, evidence_hash, stake_fen,
       facts, asks, late)
     VALUES ($1, $2, $3, '2026-01-01', 'U02', 'warn', 'scope', sha256(''), 0, '{}', false, false)`,
    place,
  );
  const runId = await idOf(
    `INSERT INTO reconciliation.check_runs (district_code, town_code, facility_id, month) VALUES ($1, $2, $3, '2026-01-01')`,
    place,
  );
  const made = { sourceId, dishId, productionId, sampleId, sampleReminderId, proposalId, findingId, runId };
  const facts = { supplyId, exceptionId, licenceId, reminderId, acceptanceId, ...made };
  return { ...facts, ...garden, ...(await postEntry(owner, town)) };
}

/** Elders of the town paid in cash. */
async function postEntry(owner: Client, town: ArrangedTown): Promise<{ entryId: string; ledgerAccountId: string }> {
  const { code: townCode, districtCode, facilityId, organisationId } = town;
  const lines = [
    { account: { kind: 'cash_drawer', facilityId, method: 'cash' }, amountFen: 3600 },
    { account: { kind: 'income_elder', facilityId }, amountFen: -3600 },
  ];
  const place = { townCode, facilityId, organisationId };
  const entry = { kind: 'day_close', businessKey: `scope/${townCode}`, businessDate: '2026-01-05', ...place, lines };
  await owner.query(`SELECT set_config('app.role', 'system', false), set_config('app.district', $1, false)`, [
    districtCode,
  ]);
  const posted = await owner.query<{ id: string }>('SELECT entry_id AS id FROM ledger.post_entries($1)', [
    JSON.stringify([entry]),
  ]);
  await owner.query(`SELECT set_config('app.role', '', false), set_config('app.district', '', false)`);
  const entryId = posted.rows[0]?.id ?? '';
  const account = await owner.query<{ id: string }>(
    'SELECT account_id AS id FROM ledger.lines WHERE entry_id = $1 AND line_no = 1',
    [entryId],
  );
  return { entryId, ledgerAccountId: account.rows[0]?.id ?? '' };
}
