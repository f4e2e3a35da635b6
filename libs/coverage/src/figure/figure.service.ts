import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import { CoverageErrors } from '../coverage.errors.js';
import { ActiveNetwork } from '../load/active-network.js';
import type { AreaCount } from '../world/count-areas.js';
import type {
  AreaFigureDto,
  ClusterListDto,
  FacilityFigureDto,
  FacilityFigureListDto,
  FigureListDto,
  HistoryDto,
} from './figure.dto.js';
import { COUNTS } from './count-columns.js';
import { tellingTo, toldEach, type Telling } from './telling.js';
import { toldClusters } from './told-clusters.js';
import { ratio, toldCount } from './told-count.js';
import { toldFacility, type CountedFacility } from './told-facility.js';

const HUNDRED = 100;

const RUN = `
  SELECT r.id, r.business_date AS "businessDate", r.computed_at AS "computedAt", r.network_id AS "networkId", n.source
  FROM coverage.runs r JOIN coverage.networks n ON n.id = r.network_id
  WHERE r.district_code = platform.scope_district() AND r.business_date <= $1 ORDER BY r.business_date DESC LIMIT 1`;
const AREAS = `
  SELECT ${COUNTS}, a.level, a.code, coalesce(v.name, t.name, d.name) AS name, a.facilities, a.seats, a.nearest_facility_id AS "nearestFacilityId",
    f.name AS "nearestFacilityName", a.nearest_seconds AS "nearestSeconds", p.people AS "thenPeople", p.reached AS "thenReached"
  FROM coverage.area_figures a
  LEFT JOIN registry.villages v ON a.level = 'village' AND v.code = a.code
  LEFT JOIN registry.towns t ON a.level = 'town' AND t.code = a.code
  LEFT JOIN registry.districts d ON a.level = 'district' AND d.code = a.code
  LEFT JOIN meal_point.facilities f ON f.id = a.nearest_facility_id
  LEFT JOIN coverage.area_figures p ON p.run_id = $3 AND p.profile = a.profile AND p.level = a.level AND p.code = a.code
  WHERE a.run_id = $1 AND a.profile = $2 ORDER BY array_position(ARRAY['district', 'town', 'village'], a.level), a.code`;
const FACILITIES = `
  SELECT x.facility_id AS "facilityId", f.name, x.town_code AS "townCode", x.reached, x.nearest_of AS "nearestOf", x.only_here AS "onlyHere",
    x.reached - x.only_here AS overlap, x.seats, x.seats_per_hundred AS "seatsPerHundred"
  FROM coverage.facility_figures x JOIN meal_point.facilities f ON f.id = x.facility_id
  WHERE x.run_id = $1 AND x.profile = $2 ORDER BY f.code`;
const HISTORY = `
  SELECT r.business_date AS "businessDate", r.network_id AS "networkId", ${COUNTS}
  FROM coverage.area_figures a JOIN coverage.runs r ON r.id = a.run_id
  WHERE a.profile = $1 AND a.code = $2 ORDER BY r.business_date DESC LIMIT 731`;

interface Run {
  readonly id: string;
  readonly businessDate: string;
  readonly computedAt: Date;
  readonly networkId: string;
  readonly source: string;
}

type FacilityRow = CountedFacility & FacilityFigureDto;

type AreaRow = AreaCount &
  Omit<AreaFigureDto, keyof ReturnType<typeof toldCount> | 'seatsPerHundred' | 'shareChange' | 'reachedChange'> & {
    readonly thenPeople: number | null;
    readonly thenReached: number | null;
  };

/** Reads what was counted: by area with the change since last month, by facility, day by day; and where people wait. */
@Injectable()
export class FigureService {
  constructor(
    private readonly database: Database,
    private readonly active: ActiveNetwork,
  ) {}

  /** Areas of the scope: a town and its villages, or all of the district. @throws COVERAGE.NOT_COUNTED */
  async areas(scope: Scope, profile: Profile, onDate: string = businessDateAt(new Date())): Promise<FigureListDto> {
    return this.database.scoped(scope, async (tx) => {
      const [run] = await tx.query<Run[]>(RUN, [onDate]);
      if (run === undefined) throw CoverageErrors.NOT_COUNTED();
      const lastOfMonthBefore = `(date_trunc('month', $1::date) - interval '1 day')::date`;
      const [before] = await tx.query<Run[]>(RUN.replace('<= $1', `<= ${lastOfMonthBefore}`), [onDate]);
      const rows = await tx.query<AreaRow[]>(AREAS, [run.id, profile, before?.id ?? null]);
      const { id: _, ...told } = run;
      return { ...told, items: rows.map((row) => toldArea(row, tellingTo(scope))) };
    });
  }

  /** Facilities of the scope. @throws COVERAGE.NOT_COUNTED */
  async facilities(
    scope: Scope,
    profile: Profile,
    onDate: string = businessDateAt(new Date()),
  ): Promise<FacilityFigureListDto> {
    return this.database.scoped(scope, async (tx) => {
      const [run] = await tx.query<Run[]>(RUN, [onDate]);
      if (run === undefined) throw CoverageErrors.NOT_COUNTED();
      const rows = await tx.query<FacilityRow[]>(FACILITIES, [run.id, profile]);
      return { businessDate: run.businessDate, items: rows.map((row) => toldFacility(row, tellingTo(scope))) };
    });
  }

  /** Of one area of the scope; of another's nothing. */
  async history(scope: Scope, profile: Profile, area: string): Promise<HistoryDto> {
    type Row = AreaCount & { readonly businessDate: string; readonly networkId: string };
    const rows = await this.database.scoped(scope, (tx) => tx.query<Row[]>(HISTORY, [profile, area]));
    return {
      items: rows.map(({ businessDate, networkId, ...count }) => ({
        businessDate,
        networkId,
        ...toldCount(count, tellingTo(scope)),
      })),
    };
  }

  /** Where people live whom nothing reaches, on foot or by delivery. @throws COVERAGE.NO_NETWORK */
  async clusters(scope: Scope, profile: Profile): Promise<ClusterListDto> {
    const world = await this.active.of(scope);
    return { items: [...toldClusters(world, profile, { townCode: scope.townCode, telling: tellingTo(scope) })] };
  }
}

function toldArea({ thenPeople, thenReached, ...row }: AreaRow, telling: Telling): AreaFigureDto {
  const { level, code, name, facilities, seats, nearestFacilityId, nearestFacilityName, nearestSeconds, ...count } =
    row;
  const told = toldCount(count, telling);
  const then = toldEach({ people: thenPeople, reached: thenReached }, telling);
  return {
    ...{ level, code, name, facilities, seats, seatsPerHundred: ratio(seats * HUNDRED, told.reached), ...told },
    ...{ nearestFacilityId, nearestFacilityName, nearestSeconds },
    shareChange: ratio(less(told.share, ratio(then.reached, then.people)), 1),
    reachedChange: less(told.reached, then.reached),
  };
}

function less(now: number | null, then: number | null): number | null {
  return now === null || then === null ? null : now - then;
}
