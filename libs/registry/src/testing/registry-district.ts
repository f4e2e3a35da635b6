import type { Scope } from '@nuancan/platform';
import type { Client } from 'pg';
import { namePinyin } from '../resident/name-pinyin.js';

export const DISTRICT = '330213';

/** A town of the test district. */
export interface TestTown {
  readonly code: string;
  readonly villageCode: string;
  readonly villageName: string;
}

export const HOME: TestTown = { code: '330213001', villageCode: '330213001201', villageName: '西岸村' };
export const AWAY: TestTown = { code: '330213002', villageCode: '330213002201', villageName: '东岸村' };

/** A district of two towns with one village each, and a district next to it with one town. */
export async function createRegistryDistrict(owner: Client): Promise<void> {
  await owner.query(`
    INSERT INTO registry.districts VALUES ('${DISTRICT}', '奉化区', '宁波市', '浙江省'), ('330212', '鄞州区', '宁波市', '浙江省');
    INSERT INTO registry.towns (code, district_code, name) VALUES ('${HOME.code}', '${DISTRICT}', '锦屏街道'),
      ('${AWAY.code}', '${DISTRICT}', '岳林街道'), ('330212001', '330212', '下应街道');
    INSERT INTO registry.villages (code, town_code, district_code, name)
      VALUES ('${HOME.villageCode}', '${HOME.code}', '${DISTRICT}', '${HOME.villageName}'),
        ('${AWAY.villageCode}', '${AWAY.code}', '${DISTRICT}', '${AWAY.villageName}');
  `);
}

/** Scope of an account that row security needs to know only by its place. */
export function scopeOf(role: Scope['role'], town: TestTown | null, facilityId: string | null = null): Scope {
  return {
    accountId: '0198c1f0-0009-7000-8000-000000000001',
    role,
    districtCode: DISTRICT,
    townCode: town?.code ?? null,
    facilityId,
    requestId: 'request-of-test',
    ip: '10.0.0.7',
  };
}

/** Stores a resident as the owner, with a card and a QR code held since 2020 when their values are given. */
export async function storeResident(
  owner: Client,
  resident: {
    name: string;
    town: TestTown;
    birthDate?: string;
    phone?: string;
    diet?: string;
    card?: string;
    qr?: string;
  },
): Promise<string> {
  const { name, town, birthDate = '1944-05-06', phone = null, diet = null } = resident;
  const { pinyin, initials } = namePinyin(name);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, phone, diet)
     VALUES ($1, $2, $3, $4, $5, $6, 'female', $7, $8, $9) RETURNING id`,
    [DISTRICT, town.code, town.villageCode, name, pinyin, initials, birthDate, phone, diet],
  );
  const id = rows[0]?.id ?? '';
  for (const kind of ['card', 'qr'] as const) {
    if (resident[kind] === undefined) continue;
    await owner.query(
      `INSERT INTO registry.resident_identifiers (resident_id, district_code, town_code, kind, value, valid_from)
       VALUES ($1, $2, $3, $4, $5, '2020-01-01')`,
      [id, DISTRICT, town.code, kind, resident[kind]],
    );
  }
  return id;
}

/** Stores the account of a scope as the owner; nobody can log in with it. */
export async function storeAccountOf(owner: Client, { accountId, role, townCode }: Scope): Promise<void> {
  await owner.query(
    `INSERT INTO identity.accounts (id, login, display_name, password_hash, role, district_code, town_code)
     VALUES ($1, $2, $2, '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$not-a-real-hash', $3, $4, $5)`,
    [accountId, `${role}-${accountId?.slice(-2) ?? ''}`, role, DISTRICT, townCode],
  );
}
