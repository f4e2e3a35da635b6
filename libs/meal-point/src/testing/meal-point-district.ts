import { randomUUID } from 'node:crypto';
import type { Scope } from '@nuancan/platform';
import type { Client } from 'pg';

/** Two towns of one district with a kitchen, a canteen and two points, and a foreign district with a canteen. */
export interface MealPointDistrict {
  /** 中心食堂 in the first town. */
  readonly kitchen: string;
  /** 老年食堂 in the first town. */
  readonly canteen: string;
  /** 助餐服务点 in the first town. */
  readonly point: string;
  /** 助餐服务点 in the second town. */
  readonly farPoint: string;
  readonly foreignCanteen: string;
  readonly organisationId: string;
  readonly townOfficial: Scope;
  readonly farOfficial: Scope;
  readonly districtOfficial: Scope;
  readonly otherDistrictOfficial: Scope;
  /** Of the canteen. */
  readonly operator: Scope;
  readonly auditor: Scope;
  readonly volunteer: Scope;
}

export const DISTRICT = '990201';
export const TOWN = '990201001';
export const FAR_TOWN = '990201002';
const FOREIGN = '990202';
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$not-a-real-hash';

/** Fills an empty test database, as its owner. */
export async function arrangeMealPoints(owner: Client): Promise<MealPointDistrict> {
  await owner.query(`
    INSERT INTO registry.districts VALUES ('${DISTRICT}', '测试区', '测试市', '测试省'), ('${FOREIGN}', '邻区', '测试市', '测试省');
    INSERT INTO registry.towns (code, district_code, name)
      VALUES ('${TOWN}', '${DISTRICT}', '第一镇'), ('${FAR_TOWN}', '${DISTRICT}', '第二镇'), ('${FOREIGN}001', '${FOREIGN}', '邻镇');
  `);
  const organisationId = await organisation(owner, DISTRICT);
  const place = { organisationId, townCode: TOWN };
  const kitchen = await facility(owner, { ...place, tier: 'central_kitchen', name: '中心食堂' });
  const canteen = await facility(owner, { ...place, tier: 'elder_canteen', name: '一村老年食堂' });
  const point = await facility(owner, { ...place, tier: 'meal_point', name: '二村助餐点' });
  const farPoint = await facility(owner, { ...place, townCode: FAR_TOWN, tier: 'meal_point', name: '远村助餐点' });
  const abroad = { organisationId: await organisation(owner, FOREIGN), townCode: `${FOREIGN}001` };
  const foreignCanteen = await facility(owner, { ...abroad, tier: 'elder_canteen', name: '邻区食堂' });
  return {
    ...{ kitchen, canteen, point, farPoint, foreignCanteen, organisationId },
    townOfficial: await account(owner, 'town_official', TOWN),
    farOfficial: await account(owner, 'town_official', FAR_TOWN),
    districtOfficial: await account(owner, 'district_official'),
    otherDistrictOfficial: await account(owner, 'district_official'),
    operator: await account(owner, 'operator', TOWN, canteen),
    auditor: await account(owner, 'auditor'),
    volunteer: await account(owner, 'volunteer', TOWN),
  };
}

let made = 0;

/** A facility that is there already: the database takes it over as open. */
export async function facility(
  owner: Client,
  { organisationId, townCode, tier, name }: { organisationId: string; townCode: string; tier: string; name: string },
): Promise<string> {
  made += 1;
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
     VALUES ($1, $2, $3, $4, $5, $6, '2022-01-01') RETURNING id`,
    [`MP-${String(made).padStart(4, '0')}`, townCode.slice(0, 6), townCode, organisationId, tier, name],
  );
  return rows[0]?.id ?? '';
}

async function organisation(owner: Client, districtCode: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO registry.organisations (district_code, name) VALUES ($1, '测试村集体') RETURNING id`,
    [districtCode],
  );
  return rows[0]?.id ?? '';
}

async function account(
  owner: Client,
  role: Scope['role'],
  townCode: string | null = null,
  facilityId: string | null = null,
): Promise<Scope> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
     VALUES ($1, '测试', $2, $3, '${DISTRICT}', $4, $5) RETURNING id`,
    [`test-${randomUUID()}`, HASH, role, townCode, facilityId],
  );
  return { accountId: rows[0]?.id ?? '', role, districtCode: DISTRICT, townCode, facilityId };
}
