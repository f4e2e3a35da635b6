import { randomUUID } from 'node:crypto';
import type { Scope } from '@nuancan/platform';
import type { Client } from 'pg';

/** A district of two towns with a canteen each, priced as the fixture of five-ones.md. */
export interface CanteenDistrict {
  readonly districtCode: string;
  readonly organisationId: string;
  readonly home: CanteenSite;
  readonly away: CanteenSite;
  readonly volunteer: Scope;
  readonly districtOfficial: Scope;
}

/** One town with its canteen and the scopes of its people. */
export interface CanteenSite {
  readonly townCode: string;
  readonly villageCode: string;
  readonly facilityId: string;
  readonly operator: Scope;
  readonly townOfficial: Scope;
}

const DISTRICT = '990101';
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$not-a-real-hash';

/** 增城正果镇 2020 without its hardship tier: 80+ 9/3, 60–79 7/5; the town's share stays at home. */
export const DISTRICT_POLICY = {
  code: 'district-meal',
  version: 1,
  name: { zh: '助餐补贴', en: 'Meal subsidy' },
  scope: { districtCode: DISTRICT },
  effectiveFrom: '2020-01-01',
  effectiveTo: null,
  limits: [{ name: 'once', window: 'slot', max: 1 }],
  tiers: [
    { code: 'age-80', zh: '80 岁以上', age: { from: 80 }, amountFen: 900 },
    { code: 'age-60-79', zh: '60–79 岁', age: { from: 60, to: 79 }, amountFen: 700 },
  ].map(({ code, zh, age, amountFen }) => ({
    code,
    name: { zh, en: code },
    who: [{ age }],
    benefit: { kind: 'fixed', amountFen },
    funders: [
      { funder: 'city', amountFen: 300, travels: { otherTown: true, otherDistrict: true } },
      { funder: 'district', amountFen: 300, travels: { otherTown: true, otherDistrict: false } },
      { funder: 'town', amountFen: 'rest', travels: { otherTown: false, otherDistrict: false } },
    ],
  })),
};

/** Fills an empty test database with the district, as its owner. */
export async function createCanteenDistrict(owner: Client): Promise<CanteenDistrict> {
  await owner.query(`INSERT INTO registry.districts VALUES ('${DISTRICT}', '测试区', '测试市', '测试省')`);
  const organisation = await owner.query<{ id: string }>(
    `INSERT INTO registry.organisations (district_code, name) VALUES ('${DISTRICT}', '测试村集体') RETURNING id`,
  );
  await owner.query(
    `WITH p AS (INSERT INTO subsidy.policies (district_code, code, name_zh, name_en)
       VALUES ('${DISTRICT}', $1, '助餐补贴', 'Meal subsidy') RETURNING id)
     INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
     SELECT id, '${DISTRICT}', 1, $2, '2020-01-01', now() FROM p`,
    [DISTRICT_POLICY.code, JSON.stringify(DISTRICT_POLICY)],
  );
  const organisationId = organisation.rows[0]?.id ?? '';
  const home = await createSite(owner, { number: 1, organisationId });
  const away = await createSite(owner, { number: 2, organisationId });
  return {
    districtCode: DISTRICT,
    organisationId,
    home,
    away,
    volunteer: await account(owner, 'volunteer', home.townCode, null),
    districtOfficial: await account(owner, 'district_official', null, null),
  };
}

async function createSite(owner: Client, site: { number: number; organisationId: string }): Promise<CanteenSite> {
  const townCode = `${DISTRICT}00${site.number}`;
  const villageCode = `${townCode}001`;
  await owner.query(
    `INSERT INTO registry.towns (code, district_code, name) VALUES ('${townCode}', '${DISTRICT}', '第${site.number}镇')`,
  );
  await owner.query(
    `INSERT INTO registry.villages (code, town_code, district_code, name) VALUES ('${villageCode}', '${townCode}', '${DISTRICT}', '一村')`,
  );
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
     VALUES ($1, '${DISTRICT}', $2, $3, 'elder_canteen', $4, '2020-01-01') RETURNING id`,
    [`TEST-${site.number}`, townCode, site.organisationId, `第${site.number}镇老年食堂`],
  );
  const facilityId = rows[0]?.id ?? '';
  await owner.query(
    `INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from, ingredients_fen, labour_fen, energy_fen,
       packaging_fen, delivery_fen) VALUES ('${DISTRICT}', $1, $2, '2020-01-01', 600, 500, 200, 100, 150)`,
    [townCode, facilityId],
  );
  await owner.query(
    `INSERT INTO canteen.expected_sources (district_code, town_code, facility_id, valid_from, garden_fen, volunteer_fen, donation_fen)
     VALUES ('${DISTRICT}', $1, $2, '2020-01-01', 120, 50, 20)`,
    [townCode, facilityId],
  );
  await owner.query(
    `INSERT INTO canteen.menu_items (district_code, town_code, facility_id, slot, kind, name, price_fen, valid_from)
     VALUES ('${DISTRICT}', $1, $2, 'lunch', 'set', 'A 套餐', 1200, '2020-01-01')`,
    [townCode, facilityId],
  );
  return {
    townCode,
    villageCode,
    facilityId,
    operator: await account(owner, 'operator', townCode, facilityId),
    townOfficial: await account(owner, 'town_official', townCode, null),
  };
}

async function account(
  owner: Client,
  role: Scope['role'],
  townCode: string | null,
  facilityId: string | null,
): Promise<Scope> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
     VALUES ($1, '测试', $2, $3, '${DISTRICT}', $4, $5) RETURNING id`,
    [`test-${randomUUID()}`, HASH, role, townCode, facilityId],
  );
  return { accountId: rows[0]?.id ?? '', role, districtCode: DISTRICT, townCode, facilityId };
}

/** A resident of a site's town, registered there. */
export async function createResident(
  owner: Client,
  site: CanteenSite,
  { birthDate = '1940-01-01', name = '王桂香', card }: { birthDate?: string; name?: string; card?: string } = {},
): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date)
     VALUES ('${DISTRICT}', $1, $2, $3, 'wangguixiang', 'wgx', 'female', $4) RETURNING id`,
    [site.townCode, site.villageCode, name, birthDate],
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    `INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
     VALUES ($1, '${DISTRICT}', $2, $3, '2000-01-01')`,
    [id, site.townCode, site.villageCode],
  );
  if (card !== undefined) {
    await owner.query(
      `INSERT INTO registry.resident_identifiers (resident_id, district_code, town_code, kind, value, valid_from)
       VALUES ($1, '${DISTRICT}', $2, 'card', $3, '2020-01-01')`,
      [id, site.townCode, card],
    );
  }
  return id;
}
