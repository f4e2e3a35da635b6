import { randomUUID } from 'node:crypto';
import { systemScope, type Scope, type Tx } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CheckService, type CheckOutcome } from '../check-run/check.service.js';
import type { CheckCode } from '../check/claim-check.js';
import { STORE } from '../planted-month/ordinary-meals.js';
import { NOTES, plantedPlaces } from '../planted-month/planted-places.js';
import { PLANTED_DISTRICT } from '../planted-month/planted-policy.js';

export const MONTH = '2026-09';
const SITES = 96;

/** An elder on record, by default of over eighty and registered in the district. */
export interface Elder {
  readonly born?: string;
  readonly registered?: string;
  readonly category?: { readonly from: string; readonly to?: string };
  readonly name?: string;
  readonly phone?: string;
}

/** A meal as it is stored, by default a lunch at ¥12 with 9 of subsidy, eaten there at eleven and sent at once. */
export interface Eaten {
  readonly elder: string | null;
  readonly day?: string;
  readonly at?: string;
  readonly slot?: 'lunch' | 'dinner';
  readonly mode?: 'dine_in' | 'pickup' | 'home_delivery';
  readonly by?: string;
  readonly tier?: string;
  readonly priceFen?: number;
  readonly governmentFen?: number;
  readonly offline?: boolean;
  readonly recordedAfter?: string;
  readonly voidedAt?: string;
  readonly booked?: string;
  readonly device?: string;
}

/** What a check found at a site. */
export interface Found {
  readonly id: string;
  readonly code: CheckCode;
  readonly state: string;
  readonly gone: boolean;
  readonly late: boolean;
  readonly asks: boolean;
  readonly stakeFen: number;
  readonly facts: Record<string, unknown>;
  /** Evidence meals with their stakes. */
  readonly meals: Record<string, number>;
}

/** A canteen of the desk's district. */
export interface Site {
  readonly no: number;
  readonly id: string;
  readonly town: string;
  readonly operator: Scope;
  readonly townOfficial: Scope;
}

/** A district of many canteens on a database of its own, where meals are stored as settled, and checked. */
export class CheckDesk {
  private used = 0;
  private readonly checks = new CheckService(new PolicyReader());

  private constructor(
    readonly test: TestDatabase,
    private readonly sites: readonly Site[],
    readonly districtOfficial: Scope,
  ) {}

  static async open(): Promise<CheckDesk> {
    const test = await openTestDatabase();
    await test.owner.query(`SELECT canteen.ensure_meal_partitions('2026-07-01', '2026-10-01')`);
    await test.owner.query(NOTES);
    await test.owner.query(plantedPlaces(SITES, 1));
    await test.owner
      .query(`CREATE TABLE planted.meals (id uuid, n int, no int, resident_id uuid, town_code text, day date, slot text, mode text,
      identified_by text, served_at timestamptz, recorded_at timestamptz, offline boolean, tier text, price_fen bigint,
      government_fen bigint, device_id uuid, voided_at timestamptz, booked_month date)`);
    const { rows } = await test.owner.query<Scope & { no: number | null }>(
      `SELECT a.id AS "accountId", a.role, a.district_code AS "districtCode", a.town_code AS "townCode", a.facility_id AS "facilityId", s.no
       FROM identity.accounts a LEFT JOIN planted.sites s ON s.id = a.facility_id ORDER BY s.no`,
    );
    const official = rows.find(({ role }) => role === 'district_official');
    if (official === undefined) throw new Error('no district official');
    const sites = rows.flatMap(({ no, ...operator }) => {
      const { facilityId: id, townCode: town } = operator;
      const townOfficial = rows.find((one) => one.role === 'town_official' && one.townCode === town);
      return no === null || id === null || town === null || !townOfficial
        ? []
        : [{ no, id, town, operator, townOfficial }];
    });
    return new CheckDesk(test, sites, official);
  }

  /** A canteen nobody has eaten at. */
  site(): Site {
    const site = this.sites[(this.used += 1)];
    if (!site) throw new Error('every site is used');
    return site;
  }

  async elder(
    site: Site,
    { born = '1930-01-01', registered, category, name = '王桂香', phone }: Elder = {},
  ): Promise<string> {
    const id = randomUUID();
    await this.test.owner.query(
      `INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, phone, created_at)
       VALUES ($1, $2, $3, $3 || '001', $4, 'w', 'w', 'female', $5, $6, '2024-01-01')`,
      [id, PLANTED_DISTRICT, site.town, name, born, phone ?? null],
    );
    await this.test.owner.query(
      `INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
       VALUES ($1, $2, $3, $4, '2010-01-01')`,
      [id, PLANTED_DISTRICT, site.town, registered ?? site.town],
    );
    if (category) await this.category(site, id, category);
    return id;
  }

  async category(site: Site, elder: string, { from, to }: { from: string; to?: string }): Promise<void> {
    await this.test.owner.query(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from, valid_to)
       VALUES ($1, $2, $3, 'minimum_living', $4, $5)`,
      [elder, PLANTED_DISTRICT, site.town, from, to ?? null],
    );
  }

  /** Recorded by the town's official, as the product does. */
  async status(site: Site, elder: string, status: string, from: string, to: string | null = null): Promise<void> {
    await this.test.database.scoped(site.townOfficial, (tx) =>
      tx.query(
        `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6)`,
        [elder, PLANTED_DISTRICT, site.town, status, from, to],
      ),
    );
  }

  /** Stores all meals of a site and closes its days; once for each site and month. @returns their ids in order */
  async eat(site: Site, meals: readonly Eaten[]): Promise<string[]> {
    const rows = meals.map((meal, n) => {
      const {
        elder,
        day = `${MONTH}-15`,
        at = '11:00',
        slot = 'lunch',
        mode = 'dine_in',
        by = elder === null ? 'none' : 'card',
      } = meal;
      const { tier = 'age-80', priceFen = 1200, governmentFen = elder === null ? 0 : 900, offline = false } = meal;
      const { recordedAfter = '4 seconds', voidedAt = null, booked = day.slice(0, 7), device = site.id } = meal;
      const when = { day, at, recordedAfter, voidedAt, booked: `${booked}-01` };
      return { id: randomUUID(), n, elder, slot, mode, by, tier, priceFen, governmentFen, offline, device, ...when };
    });
    const { owner } = this.test;
    await owner.query('TRUNCATE planted.meals');
    await owner.query(
      `INSERT INTO planted.meals SELECT r.id, r.n, $2, r.elder, $3, r.day, r.slot, r.mode, r.by, c.at, c.at + r."recordedAfter"::interval, r.offline,
         r.tier, r."priceFen", r."governmentFen", r.device, (r.day + r."voidedAt"::time) AT TIME ZONE 'Asia/Shanghai', r.booked
       FROM jsonb_to_recordset($1) AS r (id uuid, n int, elder uuid, slot text, mode text, by text, tier text, "priceFen" bigint, "governmentFen" bigint,
         offline boolean, device uuid, day date, at text, "recordedAfter" text, "voidedAt" text, booked date)
       CROSS JOIN LATERAL (SELECT (r.day + r.at::time) AT TIME ZONE 'Asia/Shanghai' AS at) c`,
      [JSON.stringify(rows), site.no, site.town],
    );
    await owner.query('SET session_replication_role = replica');
    for (const sql of STORE) await owner.query(sql);
    await owner.query('RESET session_replication_role');
    return rows.map(({ id }) => id);
  }

  /** `meanwhile`: done by somebody else once the tables are filled that the checks read. */
  async run(site: Site, codes?: readonly CheckCode[], meanwhile?: () => Promise<void>): Promise<CheckOutcome> {
    return this.test.database.scoped(systemScope(PLANTED_DISTRICT), async (tx) => {
      const query: Tx['query'] = async (sql: string, values?: unknown[]) => {
        if (sql.startsWith('INSERT INTO check_evidence')) await meanwhile?.();
        return tx.query(sql, values);
      };
      return this.checks.run(Object.assign(Object.create(tx), { query }), {
        districtCode: PLANTED_DISTRICT,
        month: MONTH,
        facilityIds: [site.id],
        ...(codes ? { codes } : {}),
      });
    });
  }

  /** Findings of a site, gone ones too. */
  async found(site: Site): Promise<Found[]> {
    const { rows } = await this.test.owner.query<Found>(
      `SELECT f.id, f.code, f.state, f.gone_at IS NOT NULL AS gone, f.late, f.asks, f.stake_fen AS "stakeFen", f.facts,
         (SELECT coalesce(jsonb_object_agg(e.meal_id, e.stake_fen), '{}') FROM reconciliation.finding_meals e WHERE e.finding_id = f.id) AS meals
       FROM reconciliation.findings f WHERE f.facility_id = $1 ORDER BY f.id`,
      [site.id],
    );
    return rows;
  }

  async check(site: Site, code: CheckCode): Promise<Found[]> {
    await this.run(site, [code]);
    return (await this.found(site)).filter(({ gone }) => !gone);
  }
}
