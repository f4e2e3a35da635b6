import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a family of a town's elders that a request may name. */
export interface FamilyFacts {
  /** Of its second resident. */
  readonly consentId: string;
  /** By the family of its first resident, for money. */
  readonly familyRequestId: string;
}

const CONSENT = `INSERT INTO family.consents (district_code, town_code, facility_town, resident_id, facility_id, name, phone, relationship, given_on,
    given_by_way, shows_meals, shows_balance, shows_deliveries, valid_until, client_id, body_hash, account_id)
  SELECT '', '', '', $1, $2, $3, '13900005678', 'child', platform.business_date(now()), 'in_person', true, true, true,
    platform.business_date(now()) + 30, uuidv7(), sha256(''), id FROM identity.accounts WHERE login = $4 RETURNING id`;

/** Stores two consents and a request as the owner of the database; the page of the first opens with the token of the town's donor. */
export async function storeFamilyFacts(owner: Client, town: ArrangedTown): Promise<FamilyFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '';
  await owner.query(`SELECT set_config('app.district', $1, false), set_config('app.role', 'system', false)`, [
    town.districtCode,
  ]);
  const give = (resident: number): Promise<string> =>
    idOf(CONSENT, [town.residents[resident]?.id, town.facilityId, `${town.name}家属`, town.logins.operator]);
  const linkedId = await give(0);
  const hash = createHash('sha256').update(town.code.padEnd(43, 'A')).digest();
  await owner.query(
    `INSERT INTO family.links (consent_id, district_code, token_hash, created_by) SELECT id, district_code, $2, account_id FROM family.consents WHERE id = $1`,
    [linkedId, hash],
  );
  const familyRequestId = await idOf(
    `SELECT request_id AS id FROM family.ask($1, uuidv7(), sha256(''), 'top_up', NULL, 5000, NULL, NULL, NULL, '${town.name}家属的话')`,
    [hash],
  );
  const consentId = await give(1);
  await owner.query(`SELECT set_config('app.district', '', false), set_config('app.role', '', false)`);
  return { consentId, familyRequestId };
}

/** What requests about families call by these names. */
export function familyValues({
  consentId,
  familyRequestId,
  today,
}: FamilyFacts & { readonly today: string }): Readonly<Record<string, unknown>> {
  return {
    consentId,
    familyRequestId,
    requestId: familyRequestId,
    givenOn: today,
    validUntil: today,
    showsMeals: true,
  };
}

/** What a family leaves out that asks for money. */
export function familyBody(path: string): Readonly<Record<string, unknown>> {
  const ofPause = { facilityId: undefined, from: undefined, to: undefined, reason: undefined };
  return path === '/v1/family-pages/requests' ? ofPause : {};
}
