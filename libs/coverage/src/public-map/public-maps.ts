import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { slotsOf, type OpeningFacts } from '@nuancan/meal-point';
import { Database, systemScope } from '@nuancan/platform';
import { CoverageErrors } from '../coverage.errors.js';
import type { PublicMapDistrictDto, PublicMapDto, PublicMapListDto, PublicPointDto } from './public-map.dto.js';

const KEPT_MS = 60_000;
const MOST_KEPT = 200;

const DISTRICTS = `SELECT district_code AS "districtCode", name, source FROM coverage.public_maps()`;
const POINTS = `
  SELECT f.id, f.name, f.tier, t.name AS "townName", f.address, f.longitude, f.latitude, meal_point.opening_facts(f.id, ARRAY[$1::date]) AS facts,
    EXISTS (SELECT FROM canteen.public_menu_places() m WHERE m.facility_id = f.id) AS "hasMenu"
  FROM meal_point.facilities f JOIN registry.towns t ON t.code = f.town_code
  WHERE f.district_code = platform.scope_district() AND (f.closed_on IS NULL OR f.closed_on >= $1)
  ORDER BY t.code, f.name, f.id LIMIT 2000`;

type PointRow = Omit<PublicPointDto, 'today'> & { readonly facts: OpeningFacts };

interface Kept<T> {
  readonly answer: Promise<T>;
  readonly at: number;
}

/** Maps to whoever asks. Each is read once a minute at most, so that a crowd costs the counters nothing. */
@Injectable()
export class PublicMaps {
  private readonly kept = new Map<string, Kept<unknown>>();

  constructor(private readonly database: Database) {}

  async list(): Promise<PublicMapListDto> {
    return { items: await this.districts() };
  }

  /** @throws COVERAGE.NO_NETWORK: the district has no map, or there is no such district */
  async map(districtCode: string): Promise<PublicMapDto> {
    const district = (await this.districts()).find((one) => one.districtCode === districtCode);
    if (district === undefined) throw CoverageErrors.NO_NETWORK();
    const businessDate = businessDateAt(new Date());
    const rows = await this.once(`${districtCode} ${businessDate}`, () =>
      this.database.scoped(systemScope(districtCode), (tx) => tx.query<PointRow[]>(POINTS, [businessDate])),
    );
    const points = rows.map(({ facts, ...point }) => ({ ...point, today: slotsOf(facts, businessDate) }));
    return { ...district, businessDate, points };
  }

  private districts(): Promise<PublicMapDistrictDto[]> {
    return this.once('districts', () => this.database.statement<PublicMapDistrictDto[]>(DISTRICTS, []));
  }

  private once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const known = this.kept.get(key);
    if (known !== undefined && now - known.at < KEPT_MS) return known.answer as Promise<T>;
    const answer = read();
    this.kept.delete(key);
    this.kept.set(key, { answer, at: now });
    // A failed look is not kept: the next one tries again.
    answer.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return answer;
  }
}
