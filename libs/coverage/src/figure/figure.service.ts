import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import { NO_FACILITY, OFF_NETWORK, uncoveredClusters, type Profile } from '@nuancan/walk-network';
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
import { ratio, toldCount } from './told-count.js';

const HUNDRED = 100;
/** Of fewer in a few hundred metres somebody would be known. */
const FEWEST_TOLD = 5;

const COUNTS = `a.people, a.over_80 AS "over80", a.dependent, a.lives_alone AS "livesAlone", a.reached, a.reached_over_80 AS "reachedOver80",
  a.reached_dependent AS "reachedDependent", a.reached_lives_alone AS "reachedLivesAlone", a.delivery_only AS "deliveryOnly",
  a.not_reached AS "notReached", a.off_network AS "offNetwork", a.without_place AS "withoutPlace", a.trusted,
  a.walked_seconds * 1000000 AS walked`;
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
      return { ...told, items: rows.map(toldArea) };
    });
  }

  /** Facilities of the scope. @throws COVERAGE.NOT_COUNTED */
  async facilities(scope: Scope, profile: Profile, onDate: string = businessDateAt(new Date())): Promise<FacilityFigureListDto> {
    return this.database.scoped(scope, async (tx) => {
      const [run] = await tx.query<Run[]>(RUN, [onDate]);
      if (run === undefined) throw CoverageErrors.NOT_COUNTED();
      const items = await tx.query<FacilityFigureDto[]>(FACILITIES, [run.id, profile]);
      return { businessDate: run.businessDate, items };
    });
  }

  /** Of one area of the scope; of another's nothing. */
  async history(scope: Scope, profile: Profile, area: string): Promise<HistoryDto> {
    type Row = AreaCount & { readonly businessDate: string; readonly networkId: string };
    const rows = await this.database.scoped(scope, (tx) => tx.query<Row[]>(HISTORY, [profile, area]));
    return {
      items: rows.map(({ businessDate, networkId, ...count }) => ({ businessDate, networkId, ...toldCount(count) })),
    };
  }

  /** Where people live whom nothing reaches, on foot or by delivery. @throws COVERAGE.NO_NETWORK */
  async clusters(scope: Scope, profile: Profile): Promise<ClusterListDto> {
    const world = await this.active.of(scope);
    const { people, towns } = world.parts;
    const { coverage } = world.of(profile).base(null);
    const town = scope.townCode === null ? null : towns.findIndex(({ code }) => code === scope.townCode);
    const found = uncoveredClusters({
      lon: people.lon,
      lat: people.lat,
      isUncovered: (person) =>
        coverage.facility[person] === NO_FACILITY &&
        people.snaps.edge[person] !== OFF_NETWORK &&
        people.delivered[person] === 0 &&
        (town === null || people.town[person] === town),
    });
    // Officials answer for these people and know them; who checks figures needs no door.
    const told = (count: number) => (scope.role === 'auditor' && count < FEWEST_TOLD ? null : count);
    const shown = found.filter((cluster) => told(cluster.people) !== null);
    return {
      items: shown.map(({ people: count, cells, lon, lat }) => ({
        ...{ people: told(count), longitude: lon, latitude: lat },
        cells: cells.map((cell) => ({ cell: cell.cell, people: told(cell.people) })),
      })),
    };
  }
}

function toldArea({ thenPeople, thenReached, ...row }: AreaRow): AreaFigureDto {
  const { level, code, name, facilities, seats, nearestFacilityId, nearestFacilityName, nearestSeconds, ...count } = row;
  const told = toldCount(count);
  const share = thenPeople === null || thenReached === null ? null : ratio(thenReached, thenPeople);
  const perSeat = ratio(seats * HUNDRED, row.reached);
  return {
    ...{ level, code, name, facilities, seats, seatsPerHundred: perSeat, ...told },
    ...{ nearestFacilityId, nearestFacilityName, nearestSeconds },
    shareChange: share === null || told.share === null ? null : ratio(told.share - share, 1),
    reachedChange: thenReached === null ? null : row.reached - thenReached,
  };
}
