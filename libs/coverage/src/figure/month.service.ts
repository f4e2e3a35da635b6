import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import { CoverageErrors } from '../coverage.errors.js';
import type { AreaCount } from '../world/count-areas.js';
import { COUNTS } from './count-columns.js';
import type { AreaMonthsDto, FacilityMonthListDto, FacilityMonthsDto, MonthListDto } from './month.dto.js';
import { tellingTo, type Telling } from './telling.js';
import { ratio, toldCount } from './told-count.js';
import { toldFacility, type CountedFacility } from './told-facility.js';

const HUNDRED = 100;

/** A day without a count is as the last one before it, and a month as its last day. */
const MONTHS = `
  SELECT to_char(m, 'YYYY-MM') AS month, r.id AS "runId", r.business_date AS "businessDate"
  FROM generate_series(date_trunc('month', $1::date::timestamp) - interval '23 months', $1::date::timestamp, interval '1 month') m
  CROSS JOIN LATERAL (SELECT x.id, x.business_date FROM coverage.runs x WHERE x.district_code = platform.scope_district()
    AND x.business_date <= least($1::date, (m + interval '1 month')::date - 1) ORDER BY x.business_date DESC LIMIT 1) r
  ORDER BY m`;
const AREAS = `
  SELECT a.run_id AS "runId", a.level, a.code, coalesce(v.name, t.name, d.name) AS name, a.facilities, a.seats, ${COUNTS}
  FROM coverage.area_figures a
  LEFT JOIN registry.villages v ON a.level = 'village' AND v.code = a.code
  LEFT JOIN registry.towns t ON a.level = 'town' AND t.code = a.code
  LEFT JOIN registry.districts d ON a.level = 'district' AND d.code = a.code
  WHERE a.run_id = ANY ($1) AND a.profile = $2 AND CASE WHEN $3::text IS NULL THEN a.level <> 'village' ELSE a.town_code = $3 END
  ORDER BY array_position(ARRAY['district', 'town', 'village'], a.level), a.code`;
const FACILITIES = `
  SELECT x.run_id AS "runId", x.facility_id AS "facilityId", f.name, x.town_code AS "townCode", x.reached, x.nearest_of AS "nearestOf",
    x.only_here AS "onlyHere", x.reached - x.only_here AS overlap, x.seats, x.seats_per_hundred AS "seatsPerHundred"
  FROM coverage.facility_figures x JOIN meal_point.facilities f ON f.id = x.facility_id
  WHERE x.run_id = ANY ($1) AND x.profile = $2 ORDER BY f.code`;

interface Month {
  readonly month: string;
  readonly runId: string;
  readonly businessDate: string;
}

type AreaRow = AreaCount & { readonly runId: string; readonly facilities: number; readonly seats: number } & Omit<
    AreaMonthsDto,
    'months'
  >;
type FacilityRow = CountedFacility & { readonly runId: string } & Omit<FacilityMonthsDto, 'months'>;

/** How coverage changed by month: of areas and of facilities. */
@Injectable()
export class MonthService {
  constructor(private readonly database: Database) {}

  /** The district with its towns, or a town with its villages. @throws COVERAGE.NOT_COUNTED */
  async areas(scope: Scope, profile: Profile, town: string | null): Promise<MonthListDto> {
    return this.database.scoped(scope, async (tx) => {
      const months = await readMonths(tx);
      const rows = await tx.query<AreaRow[]>(AREAS, [runsOf(months), profile, town]);
      const telling = tellingTo(scope);
      const items = byKey(rows, ({ code }) => code).map((own) => {
        const { level, code, name } = own.at(-1)!;
        return {
          level,
          code,
          name,
          months: monthsOf(months, own).map(([month, row]) => ({ ...month, ...toldArea(row, telling) })),
        };
      });
      return { months: months.map(({ month }) => month), items };
    });
  }

  /** Facilities that served in any of the months. @throws COVERAGE.NOT_COUNTED */
  async facilities(scope: Scope, profile: Profile): Promise<FacilityMonthListDto> {
    return this.database.scoped(scope, async (tx) => {
      const months = await readMonths(tx);
      const rows = await tx.query<FacilityRow[]>(FACILITIES, [runsOf(months), profile]);
      const telling = tellingTo(scope);
      const items = byKey(rows, ({ facilityId }) => facilityId).map((own) => {
        const { facilityId, name, townCode } = own.at(-1)!;
        return {
          facilityId,
          name,
          townCode,
          months: monthsOf(months, own).map(([month, row]) => ({ ...month, ...toldMonth(row, telling) })),
        };
      });
      return { months: months.map(({ month }) => month), items };
    });
  }
}

async function readMonths(tx: Tx): Promise<Month[]> {
  const months = await tx.query<Month[]>(MONTHS, [businessDateAt(new Date())]);
  if (months.length === 0) throw CoverageErrors.NOT_COUNTED();
  return months;
}

/** One count may stand for several months. */
function runsOf(months: readonly Month[]): string[] {
  return [...new Set(months.map(({ runId }) => runId))];
}

function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return [...found.values()];
}

type MonthKey = Omit<Month, 'runId'>;

function monthsOf<Row extends { readonly runId: string }>(
  months: readonly Month[],
  rows: readonly Row[],
): [MonthKey, Row][] {
  const ofRun = new Map(rows.map((row) => [row.runId, row]));
  return months.flatMap(({ runId, ...month }) => {
    const row = ofRun.get(runId);
    return row === undefined ? [] : [[month, row] as [MonthKey, Row]];
  });
}

function toldArea(
  { runId: _, level: __, code: ___, name: ____, facilities, seats, ...count }: AreaRow,
  telling: Telling,
) {
  const told = toldCount(count, telling);
  return { ...told, facilities, seats, seatsPerHundred: ratio(seats * HUNDRED, told.reached) };
}

function toldMonth({ runId: _, facilityId: __, name: ___, townCode: ____, ...counted }: FacilityRow, telling: Telling) {
  return toldFacility(counted, telling);
}
