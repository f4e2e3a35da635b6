import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import { DayErrors } from '../day-close/day-close.errors.js';
import { firstDayOf, forecastHarvest, tenDaysOf, type TenDays } from './forecast-harvest.js';
import { findLot } from './find-lot.js';
import * as Sql from './garden-board.sql.js';
import type {
  CropDto,
  CropForecastDto,
  GardenBoardDto,
  GardenForecastDto,
  IssueDto,
  LotPageDto,
  LotPageQueryDto,
  TownGardenDto,
  TownGardensDto,
  TransferDto,
  TransferTargetDto,
} from './garden-board.dto.js';
import type { LotDto, LotMovementDto, LotStoryDto } from './lot.dto.js';
import type { GardenSpanDto, PlotDto } from './plot.dto.js';

const PERIODS_AHEAD = 3;
const MOST_LOTS = 500;

const LEFT = `${Sql.LOTS} WHERE l.facility_id = $1 AND s.grams > 0 ORDER BY l.harvested_on, l.id LIMIT ${MOST_LOTS}`;
const PAGE = `${Sql.LOTS} WHERE l.facility_id = $1 AND ($2::date IS NULL OR (l.harvested_on, l.id) < ($2::date, $3::uuid))
  ORDER BY l.harvested_on DESC, l.id DESC LIMIT $4`;
const ONE = `${Sql.LOTS} WHERE l.id = $1`;
const MOVEMENTS = `SELECT m.id, m.kind, m.grams, m.value_fen AS "valueFen", m.grams_after AS "gramsAfter", m.business_date AS "businessDate",
    m.reason, m.source_id AS "sourceId", m.recorded_at AS "recordedAt"
  FROM canteen.lot_movements m WHERE m.lot_id = $1 ORDER BY m.seq`;
const CLOSED = `SELECT EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = $1 AND c.business_date = $2) AS closed`;

/** What lies in the gardens and stores, where it came from, and what may come. */
@Injectable()
export class GardenBoardService {
  constructor(private readonly database: Database) {}

  /** @throws DAY.FACILITY_NOT_IN_SCOPE */
  async board(scope: Scope, asked: { facilityId?: string }): Promise<GardenBoardDto> {
    const businessDate = businessDateAt(new Date());
    return this.database.scoped(scope, async (tx) => {
      const wanted = asked.facilityId ?? scope.facilityId;
      const { id, districtCode } = await placeInScope(tx, scope, wanted, DayErrors.FACILITY_NOT_IN_SCOPE);
      const [{ closed }] = await tx.query<[{ closed: boolean }]>(CLOSED, [id, businessDate]);
      return {
        facilityId: id,
        businessDate,
        dayClosed: closed,
        lots: await tx.query<LotDto[]>(LEFT, [id]),
        plots: await tx.query<PlotDto[]>(Sql.PLOTS_IN_USE, [id]),
        crops: await tx.query<CropDto[]>(Sql.CROPS, [districtCode]),
        transfers: await tx.query<TransferDto[]>(Sql.TRANSFERS, [id]),
        targets: await tx.query<TransferTargetDto[]>(Sql.TARGETS, [id]),
        issues: await tx.query<IssueDto[]>(Sql.ISSUES, [id]),
      };
    });
  }

  /** Lots of a facility, newest first, also those of which nothing is left. @throws DAY.FACILITY_NOT_IN_SCOPE */
  async page(scope: Scope, asked: LotPageQueryDto): Promise<LotPageDto> {
    const after = asked.cursor === undefined ? [null, null] : decodeCursor(asked.cursor, 2);
    return this.database.scoped(scope, async (tx) => {
      const wanted = asked.facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, wanted, DayErrors.FACILITY_NOT_IN_SCOPE);
      const rows = await tx.query<LotDto[]>(PAGE, [id, ...after, asked.limit + 1]);
      const items = rows.slice(0, asked.limit);
      const last = rows.length > asked.limit ? items.at(-1) : undefined;
      return { items, nextCursor: last ? encodeCursor([last.harvestedOn, last.id]) : null };
    });
  }

  /** A lot with all that moved it. @throws GARDEN.LOT_NOT_FOUND */
  async story(scope: Scope, lotId: string): Promise<LotStoryDto> {
    return this.database.scoped(scope, async (tx) => {
      await findLot(tx, scope, lotId);
      const [lot] = await tx.query<[LotDto]>(ONE, [lotId]);
      return { ...lot, movements: await tx.query<LotMovementDto[]>(MOVEMENTS, [lotId]) };
    });
  }

  /** The coming three times ten days by crop, from the facility's own lots. @throws DAY.FACILITY_NOT_IN_SCOPE */
  async forecast(scope: Scope, asked: { facilityId?: string }): Promise<GardenForecastDto> {
    const harvests = await this.database.scoped(scope, async (tx) => {
      const wanted = asked.facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, wanted, DayErrors.FACILITY_NOT_IN_SCOPE);
      return tx.query<Harvest[]>(Sql.HARVESTS, [id]);
    });
    return forecastOf(harvests, businessDateAt(new Date()));
  }

  /** Stock, harvest and use of the scope's towns. */
  async towns(scope: Scope, asked: GardenSpanDto): Promise<TownGardensDto> {
    const span = [parseBusinessDate(asked.from), parseBusinessDate(asked.to)];
    const items = await this.database.scoped(scope, (tx) =>
      tx.query<TownGardenDto[]>(Sql.TOWNS, [...span, scope.townCode]),
    );
    return { items };
  }
}

interface Harvest {
  readonly crop: string;
  readonly harvestedOn: string;
  readonly grams: number;
}

function forecastOf(harvests: readonly Harvest[], today: string): GardenForecastDto {
  const since = harvests.reduce<string | null>(
    (first, { harvestedOn }) => (first === null || harvestedOn < first ? harvestedOn : first),
    null,
  );
  if (since === null) return { since, items: [] };
  const crops = new Map<string, Map<TenDays, number>>();
  for (const { crop, harvestedOn, grams } of harvests) {
    const known = crops.get(crop) ?? new Map<TenDays, number>();
    const period = tenDaysOf(harvestedOn);
    crops.set(crop, known.set(period, (known.get(period) ?? 0) + grams));
  }
  const now = tenDaysOf(today);
  const items = [...crops].map(([crop, grams]): CropForecastDto => {
    const periods = Array.from({ length: PERIODS_AHEAD }, (_, ahead) => now + 1 + ahead);
    const known = periods.flatMap((period) => {
      const forecast = forecastHarvest({ grams, since: tenDaysOf(since), now }, period);
      return forecast === null ? [] : [{ from: firstDayOf(period), ...forecast }];
    });
    return { crop, periods: known };
  });
  return { since, items };
}
