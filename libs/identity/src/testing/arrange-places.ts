import type { Client } from 'pg';

/** Two districts; the first with two towns and a facility in each, the second with one. */
export const PLACES = {
  district: '330213',
  town: '330213001',
  otherTown: '330213002',
  facility: '0198c1f0-0000-7000-8000-000000000001',
  otherFacility: '0198c1f0-0000-7000-8000-000000000002',
  foreignDistrict: '330212',
  foreignTown: '330212001',
  foreignFacility: '0198c1f0-0000-7000-8000-000000000003',
} as const;

/** Stores `PLACES` as the owner. */
export async function arrangePlaces(owner: Client): Promise<void> {
  const { district, foreignDistrict, town, otherTown, foreignTown } = PLACES;
  for (const code of [district, foreignDistrict]) {
    await owner.query(`INSERT INTO registry.districts VALUES ($1, '区' || $1, '宁波市', '浙江省')`, [code]);
    await owner.query(`INSERT INTO registry.organisations (id, district_code, name) VALUES ($1, $2, '食堂')`, [
      organisationOf(code),
      code,
    ]);
  }
  const facilities = [
    [town, PLACES.facility],
    [otherTown, PLACES.otherFacility],
    [foreignTown, PLACES.foreignFacility],
  ] as const;
  for (const [townCode, facilityId] of facilities) {
    const districtCode = townCode.slice(0, 6);
    await owner.query(`INSERT INTO registry.towns (code, district_code, name) VALUES ($1, $2, '镇' || $1)`, [
      townCode,
      districtCode,
    ]);
    await owner.query(
      `INSERT INTO meal_point.facilities (id, code, district_code, town_code, organisation_id, tier, name, opened_on)
       VALUES ($1, 'F-' || $3, $2, $3, $4, 'elder_canteen', '老年食堂', '2022-01-01')`,
      [facilityId, districtCode, townCode, organisationOf(districtCode)],
    );
  }
}

function organisationOf(districtCode: string): string {
  return `0198c1f0-0000-7000-8000-000000${districtCode}`;
}
