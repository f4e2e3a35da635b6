import { Injectable, type OnModuleInit } from '@nestjs/common';
import { fen, formatYuan, type BusinessDate } from '@nuancan/kernel';
import { facilityTurnover, Journal, PeriodGuards, type JournalEntry } from '@nuancan/ledger';
import { placeInScope } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { DayErrors } from '../day-close/day-close.errors.js';
import { facilitySheet, type StandardCost } from './facility-sheet.js';
import { requireWholeMonth } from './month-guard.js';
import type { AttributeUnfundedDto, AttributionDto, FacilitySheetDto, MonthDaysDto } from './month.dto.js';
import { MonthErrors } from './month.errors.js';

const SHEET = `
  SELECT f.id AS "facilityId", f.name AS "facilityName", canteen.unfunded_of(f.id, $2) AS "unfundedFen",
    (SELECT coalesce(sum(d.value_fen), 0)::bigint FROM canteen.day_sources d WHERE d.facility_id = f.id AND d.kind = 'wastage'
      AND d.business_date >= $2 AND d.business_date < $2::date + interval '1 month'
      AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)) AS "wastageFen"
  FROM meal_point.facilities f WHERE f.id = $1`;

// A meal that was taken back as a whole cost nothing in the end: its card leaves the month it was taken back in.
const STANDARD = `
  SELECT count(*) FILTER (WHERE sign = 1)::int - count(*) FILTER (WHERE sign = -1)::int AS meals,
    coalesce(sum(sign * m.cost_ingredients_fen), 0)::bigint AS "ingredientsFen", coalesce(sum(sign * m.cost_labour_fen), 0)::bigint AS "labourFen",
    coalesce(sum(sign * m.cost_energy_fen), 0)::bigint AS "energyFen",
    coalesce(sum(sign * (m.cost_packaging_fen + m.cost_delivery_fen)), 0)::bigint AS "otherFen"
  FROM (
    SELECT s.meal_id, s.business_date, 1 AS sign FROM canteen.day_closes c
    JOIN canteen.meal_settlements s ON s.facility_id = c.facility_id AND s.business_date = c.business_date AND s.round = c.round
    WHERE c.facility_id = $1 AND c.booked_month = $2
    UNION ALL SELECT k.meal_id, k.business_date, -1 FROM canteen.meal_corrections k
    WHERE k.facility_id = $1 AND k.kind = 'reverse' AND k.booked_date >= $2 AND k.booked_date < $2::date + interval '1 month') x
  JOIN canteen.meals m ON m.id = x.meal_id AND m.business_date = x.business_date`;

const LATEST = `SELECT version, operating_grant_fen AS "operatingGrantFen", village_collective_fen AS "villageCollectiveFen",
    operator_fen AS "operatorFen"
  FROM canteen.unfunded_attributions WHERE facility_id = $1 AND month = $2 ORDER BY version DESC LIMIT 1`;

const ATTRIBUTE = `INSERT INTO canteen.unfunded_attributions (facility_id, month, version, district_code, town_code, unfunded_fen,
    operating_grant_fen, village_collective_fen, operator_fen, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, platform.scope_account())`;

const DAYS = `
  SELECT d.day AS "businessDate", coalesce(m.meals, 0) AS meals, c.mode AS "closedBy", coalesce(r.unfunded, 0) AS "unfundedFen",
    CASE WHEN n.counts > 0 OR c.cash_counted_fen IS NOT NULL THEN
      coalesce(c.cash_counted_fen - c.cash_expected_fen, 0) + coalesce(n.over, 0) END AS "cashOverFen", coalesce(k.corrections, 0) AS corrections
  FROM canteen.days_with_records($1, $2::date, ($2::date + interval '1 month')::date - 1) d
  LEFT JOIN LATERAL (SELECT count(*)::int AS meals FROM canteen.meals x WHERE x.facility_id = $1 AND x.business_date = d.day
    AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = x.id AND v.business_date = x.business_date)) m ON true
  LEFT JOIN canteen.day_closes c ON c.facility_id = $1 AND c.business_date = d.day AND c.round = 1
  LEFT JOIN LATERAL (SELECT sum(x.unfunded_fen)::bigint AS unfunded FROM canteen.day_closes x
    WHERE x.facility_id = $1 AND x.business_date = d.day) r ON true
  LEFT JOIN LATERAL (SELECT count(*) AS counts, sum(x.counted_fen - x.booked_fen - x.unbooked_fen)::bigint AS over
    FROM canteen.drawer_counts x WHERE x.facility_id = $1 AND x.business_date = d.day AND x.round IS NULL) n ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS corrections FROM canteen.meal_corrections x
    WHERE x.facility_id = $1 AND x.booked_date = d.day) k ON true
  ORDER BY d.day`;

interface Latest extends AttributionDto {
  readonly version: number;
}

/** A facility's month: its sheet, who bears the unfunded, and what must be so before it is closed. */
@Injectable()
export class MonthService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly guards: PeriodGuards,
  ) {}

  onModuleInit(): void {
    this.guards.add('whole month', requireWholeMonth);
  }

  /** Income and expenditure of a month by source. @throws DAY.FACILITY_NOT_IN_SCOPE */
  async sheet(scope: Scope, asked: { month: string; facilityId?: string }): Promise<FacilitySheetDto> {
    const month = firstDay(asked.month);
    return this.database.scoped(scope, async (tx) => {
      const { id } = await placeInScope(
        tx,
        scope,
        asked.facilityId ?? scope.facilityId,
        DayErrors.FACILITY_NOT_IN_SCOPE,
      );
      return this.read(tx, id, month);
    });
  }

  /** The days of a month that have records, and how each was closed. @throws DAY.FACILITY_NOT_IN_SCOPE */
  async days(scope: Scope, asked: { month: string; facilityId?: string }): Promise<MonthDaysDto> {
    return this.database.scoped(scope, async (tx) => {
      const wanted = asked.facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, wanted, DayErrors.FACILITY_NOT_IN_SCOPE);
      return { items: await tx.query<MonthDaysDto['items']>(DAYS, [id, firstDay(asked.month)]) };
    });
  }

  /**
   * Says who bears what the month left unfunded, until the month is closed; said again, it takes the place of what was said.
   * @throws DAY.FACILITY_NOT_IN_SCOPE, MONTH.NOTHING_UNFUNDED, NOT_THE_UNFUNDED, CLOSED
   */
  async attribute(scope: Scope, asked: AttributeUnfundedDto & { month: string }): Promise<FacilitySheetDto> {
    const month = firstDay(asked.month);
    const { operatingGrantFen, villageCollectiveFen, operatorFen } = asked;
    return this.database.scoped(scope, async (tx) => {
      const place = await placeInScope(tx, scope, asked.facilityId, DayErrors.FACILITY_NOT_IN_SCOPE);
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`attribution ${place.id} ${month}`]);
      const [{ unfundedFen, open }] = await tx.query<[{ unfundedFen: number; open: boolean }]>(
        `SELECT canteen.unfunded_of($1, $2) AS "unfundedFen", ledger.booked_month($1, $2) = $2 AS open`,
        [place.id, month],
      );
      if (!open) throw MonthErrors.CLOSED();
      const [before] = await tx.query<Latest[]>(LATEST, [place.id, month]);
      const borneFen = Math.max(0, unfundedFen);
      if (borneFen === 0 && !before) throw MonthErrors.NOTHING_UNFUNDED();
      if (operatingGrantFen + villageCollectiveFen + operatorFen !== borneFen) {
        throw MonthErrors.NOT_THE_UNFUNDED({ unfundedFen: borneFen, unfundedYuan: formatYuan(fen(borneFen)) });
      }
      const version = (before?.version ?? 0) + 1;
      const parts = [borneFen, operatingGrantFen, villageCollectiveFen, operatorFen];
      await tx.query(ATTRIBUTE, [place.id, month, version, place.districtCode, place.townCode, ...parts]);
      const entry = await this.entry(
        tx,
        { facilityId: place.id, townCode: place.townCode, month, version },
        asked,
        before,
      );
      if (entry.lines.length > 0) await this.journal.post(tx, entry);
      return this.read(tx, place.id, month);
    });
  }

  /** Books the difference to what was said before. */
  private async entry(
    tx: Tx,
    at: { facilityId: string; townCode: string; month: BusinessDate; version: number },
    now: AttributionDto,
    before: AttributionDto | undefined,
  ): Promise<JournalEntry> {
    const { facilityId, townCode, month, version } = at;
    const [{ organisationId }] = await tx.query<[{ organisationId: string }]>(
      `SELECT organisation_id AS "organisationId" FROM meal_point.facilities WHERE id = $1`,
      [facilityId],
    );
    const moved = {
      operating_grant: now.operatingGrantFen - (before?.operatingGrantFen ?? 0),
      village_collective: now.villageCollectiveFen - (before?.villageCollectiveFen ?? 0),
    } as const;
    const lines = (['operating_grant', 'village_collective'] as const).flatMap((funder) => [
      { account: { kind: 'receivable_attributed', facilityId, funder } as const, amountFen: moved[funder] },
      { account: { kind: 'income_attributed', facilityId, funder } as const, amountFen: -moved[funder] },
    ]);
    return {
      kind: 'attribution',
      businessKey: `attribution/${facilityId}/${month}/${version}`,
      ...{ businessDate: month, townCode, facilityId, organisationId },
      lines: lines.filter(({ amountFen }) => amountFen !== 0),
    };
  }

  private async read(tx: Tx, facilityId: string, month: BusinessDate): Promise<FacilitySheetDto> {
    type Head = Pick<FacilitySheetDto, 'facilityId' | 'facilityName' | 'unfundedFen' | 'wastageFen'>;
    const [head] = await tx.query<[Head]>(SHEET, [facilityId, month]);
    const [{ meals, ...standard }] = await tx.query<[StandardCost & { meals: number }]>(STANDARD, [facilityId, month]);
    const [latest] = await tx.query<Latest[]>(LATEST, [facilityId, month]);
    const { version: _version, ...attribution } = latest ?? { version: 0 };
    return {
      ...head,
      month: month.slice(0, 7),
      meals,
      ...facilitySheet(await facilityTurnover(tx, facilityId, month), standard),
      attribution: latest ? (attribution as AttributionDto) : null,
    };
  }
}

function firstDay(month: string): BusinessDate {
  return `${month}-01` as BusinessDate;
}
