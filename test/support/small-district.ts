import { readFileSync } from 'node:fs';
import { hashPassword, PERSON_ROLES, type PersonRole } from '@nuancan/identity';
import type { Client } from 'pg';

export const PASSWORD = '一碗热饭 12345';

/** A person of 82 with a card; 增城's tier "80 and over" gives ¥9 of a ¥12 meal. */
export interface ArrangedResident {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly card: string;
  readonly qr: string;
  readonly phone: string;
}

/** A town with one village, one organisation, one canteen that sells one set of ¥12 in each slot, and an account of every role. */
export interface ArrangedTown {
  readonly code: string;
  readonly districtCode: string;
  readonly name: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly organisationId: string;
  readonly facilityId: string;
  readonly facilityName: string;
  readonly menuItems: Readonly<Record<'breakfast' | 'lunch' | 'dinner', string>>;
  readonly residents: readonly [ArrangedResident, ArrangedResident, ArrangedResident];
  /** Logins by role; roles of the whole district are the same for its towns. All have `PASSWORD`. */
  readonly logins: Readonly<Record<PersonRole, string>>;
}

/** Two towns of one district, and one of another district: what a scope may never mix. */
export interface SmallDistrict {
  readonly home: ArrangedTown;
  readonly neighbour: ArrangedTown;
  readonly foreign: ArrangedTown;
}

const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
const OF_TOWN: readonly PersonRole[] = ['operator', 'volunteer', 'town_official'];
const POLICY = new URL('../../libs/five-ones/policies/zengcheng-2020.json', import.meta.url);

/** Stores a `SmallDistrict` as the owner of a database from `openTestDatabase()`; the same ids every time. */
export async function arrangeSmallDistrict(owner: Client): Promise<SmallDistrict> {
  const home = planTown('330213001', '锦屏街道', [
    '张桂兰 zhangguilan zgl',
    '王根法 wanggenfa wgf',
    '陈阿毛 chenamao cam',
  ]);
  const neighbour = planTown('330213002', '岳林街道', [
    '李素珍 lisuzhen lsz',
    '周友良 zhouyouliang zyl',
    '俞杏花 yuxinghua yxh',
  ]);
  const foreign = planTown('330212001', '下应街道', [
    '孙彩娣 suncaidi scd',
    '胡金水 hujinshui hjs',
    '钱凤仙 qianfengxian qfx',
  ]);
  const passwordHash = await hashPassword(PASSWORD);
  for (const districtCode of ['330213', '330212']) await storeDistrict(owner, districtCode);
  for (const town of [home, neighbour, foreign]) {
    await storeTown(owner, town);
    await storeCanteen(owner, town);
    for (const resident of town.residents) await storeResident(owner, town, resident);
    await storeAccounts(owner, town, passwordHash);
  }
  return { home, neighbour, foreign };
}

function planTown(code: string, name: string, people: readonly [string, string, string]): ArrangedTown {
  const id = (kind: number, at = 0): string => `0198c1f0-${kind.toString().padStart(4, '0')}-7000-800${at}-000${code}`;
  const districtCode = code.slice(0, 6);
  const [one, two, three] = people.map((person, at) => {
    const [personName = '', , initials = ''] = person.split(' ');
    const number = `${code.slice(3)}${at}`;
    return {
      id: id(3, at),
      name: personName,
      initials,
      card: `80${number}`,
      qr: `qr-${number}-token`,
      phone: `1380${number}`,
    };
  });
  if (one === undefined || two === undefined || three === undefined) throw new Error('a town has three people');
  return {
    code,
    districtCode,
    name,
    villageCode: `${code}201`,
    villageName: `${name}一村`,
    organisationId: `0198c1f0-0001-7000-8000-000${code}`,
    facilityId: id(2),
    facilityName: `${name}老年食堂`,
    menuItems: { breakfast: id(4, 0), lunch: id(4, 1), dinner: id(4, 2) },
    residents: [one, two, three],
    logins: Object.fromEntries(
      PERSON_ROLES.map((role) => [role, `${role}-${OF_TOWN.includes(role) ? code : districtCode}`]),
    ) as Record<PersonRole, string>,
  };
}

async function storeDistrict(owner: Client, code: string): Promise<void> {
  await owner.query(
    `INSERT INTO registry.districts (code, name, city_name, province_name) VALUES ($1, $2, '宁波市', '浙江省')`,
    [code, code === '330213' ? '奉化区' : '鄞州区'],
  );
  const document = JSON.parse(readFileSync(POLICY, 'utf8')) as Record<string, unknown>;
  document['scope'] = { districtCode: code, townCodes: null };
  await owner.query(
    `WITH policy AS (INSERT INTO subsidy.policies (district_code, code, name_zh, name_en)
       VALUES ($1, 'zengcheng-2020', '增城 2020', 'Zengcheng 2020') RETURNING id)
     INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
     SELECT id, $1, 1, $2, '2020-01-01', now() FROM policy`,
    [code, document],
  );
}

async function storeTown(
  owner: Client,
  { code, districtCode, name, villageCode, villageName, organisationId }: ArrangedTown,
): Promise<void> {
  await owner.query(
    `INSERT INTO registry.towns (code, district_code, name, longitude, latitude) VALUES ($1, $2, $3, 121.4, 29.6)`,
    [code, districtCode, name],
  );
  await owner.query(`INSERT INTO registry.organisations (id, district_code, name) VALUES ($1, $2, $3)`, [
    organisationId,
    districtCode,
    `${name}助餐中心`,
  ]);
  await owner.query(`INSERT INTO registry.villages (code, town_code, district_code, name) VALUES ($1, $2, $3, $4)`, [
    villageCode,
    code,
    districtCode,
    villageName,
  ]);
}

async function storeCanteen(owner: Client, town: ArrangedTown): Promise<void> {
  const { code, districtCode, facilityId } = town;
  await owner.query(
    `INSERT INTO meal_point.facilities
       (id, code, district_code, town_code, village_code, organisation_id, tier, name, longitude, latitude, seats, opened_on)
     VALUES ($1, $2, $3, $4, $5, $6, 'elder_canteen', $7, 121.4, 29.6, 40, '2022-01-01')`,
    [facilityId, `F-${code}`, districtCode, code, town.villageCode, town.organisationId, town.facilityName],
  );
  const place = [districtCode, code, facilityId];
  for (const slot of SLOTS) {
    await owner.query(
      `INSERT INTO canteen.menu_items (id, district_code, town_code, facility_id, slot, kind, name, price_fen, valid_from)
       VALUES ($4, $1, $2, $3, $5, 'set', '套餐', 1200, '2022-01-01')`,
      [...place, town.menuItems[slot], slot],
    );
  }
  await owner.query(
    `INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from,
       ingredients_fen, labour_fen, energy_fen, packaging_fen, delivery_fen)
     VALUES ($1, $2, $3, '2022-01-01', 900, 500, 120, 30, 200)`,
    place,
  );
  await owner.query(
    `INSERT INTO canteen.expected_sources (district_code, town_code, facility_id, valid_from, garden_fen, volunteer_fen, donation_fen)
     VALUES ($1, $2, $3, '2022-01-01', 100, 150, 50)`,
    place,
  );
}

async function storeResident(owner: Client, town: ArrangedTown, resident: ArrangedResident): Promise<void> {
  const { id, name, initials, card, qr, phone } = resident;
  const place = [id, town.districtCode, town.code];
  await owner.query(
    `INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, phone)
     VALUES ($1, $2, $3, $4, $5, $6, $6, 'female', (now() - interval '82 years 6 months')::date, $7)`,
    [...place, town.villageCode, name, initials, phone],
  );
  await owner.query(
    `INSERT INTO registry.resident_identifiers (resident_id, district_code, town_code, kind, value, valid_from)
     VALUES ($1, $2, $3, 'card', $4, '2022-01-01'), ($1, $2, $3, 'qr', $5, '2022-01-01')`,
    [...place, card, qr],
  );
  await owner.query(
    `INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
     VALUES ($1, $2, $3, $4, '1990-01-01')`,
    [...place, town.villageCode],
  );
}

async function storeAccounts(owner: Client, town: ArrangedTown, passwordHash: string): Promise<void> {
  for (const [role, login] of Object.entries(town.logins)) {
    const ofTown = OF_TOWN.includes(role as PersonRole);
    await owner.query(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (login) DO NOTHING`,
      [
        login,
        `${town.name}${role}`,
        passwordHash,
        role,
        town.districtCode,
        ofTown ? town.code : null,
        role === 'operator' ? town.facilityId : null,
      ],
    );
  }
}
