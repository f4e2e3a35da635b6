import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { placeInScope, type FacilityTier } from '@nuancan/meal-point';
import { Database, type Scope } from '@nuancan/platform';
import { foodRuleOn } from './food-rule.service.js';
import type { FoodSampleDto } from './food-sample.dto.js';
import { NO_MISTAKE, SAMPLE_COLUMNS, SAMPLES } from './food-samples.sql.js';
import { PortionMatchService } from './portion-match.service.js';
import type { ProductionDayDto, ProductionEntryDto, SuppliedPointDto } from './production-day.dto.js';
import { ProductionErrors } from './production.errors.js';

/** Far more than anybody enters by hand. */
const MOST_ROWS = 1000;

const HEAD = `SELECT f.name, f.tier, EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = f.id AND c.business_date = $2) AS closed
  FROM meal_point.facilities f WHERE f.id = $1`;

const ENTRIES = `
  SELECT e.id, e.facility_id AS "facilityId", f.name AS "facilityName", e.slot, e.kind, e.portions, e.dish_id AS "dishId", d.name AS "dishName", e.holding,
    e.celsius, e.happened_at AS "happenedAt", e.use_by AS "useBy", e.boxes, e.reason, e.note, e.counterpart_id AS "counterpartId",
    o.name AS "counterpartName", c.carrier, e.dispatch_id AS "dispatchId", e.recorded_at AS "recordedAt", w.reason AS "withdrawnReason",
    (SELECT r.portions FROM canteen.standing_production r WHERE r.dispatch_id = e.id) AS "receivedPortions"
  FROM canteen.production_entries e JOIN meal_point.facilities f ON f.id = e.facility_id
  LEFT JOIN canteen.dishes d ON d.id = e.dish_id LEFT JOIN meal_point.facilities o ON o.id = e.counterpart_id
  LEFT JOIN canteen.dispatch_carriers c ON c.entry_id = e.id LEFT JOIN canteen.production_withdrawals w ON w.entry_id = e.id
  WHERE e.business_date = $2 AND (e.facility_id = $1 OR (e.counterpart_id = $1 AND e.kind = 'dispatched'))
  ORDER BY e.recorded_at, e.id LIMIT ${MOST_ROWS}`;

const POINTS = `
  SELECT f.id AS "facilityId", f.name, array_agg(s.slot ORDER BY s.slot) AS slots
  FROM meal_point.supplies s JOIN meal_point.facilities f ON f.id = s.facility_id
  WHERE s.supplier_id = $1 AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to >= $2) GROUP BY f.id, f.name ORDER BY f.name, f.id`;

const KEPT = `SELECT ${SAMPLE_COLUMNS} FROM ${SAMPLES}
  WHERE s.facility_id = $1 AND (s.business_date = $2 OR e.sample_id IS NULL) AND ${NO_MISTAKE}
  ORDER BY s.business_date, s.slot, s.kept_at, s.id LIMIT ${MOST_ROWS}`;

/** What the kitchen and the counter of a point see of their day. */
@Injectable()
export class ProductionDayService {
  constructor(
    private readonly database: Database,
    private readonly matches: PortionMatchService,
  ) {}

  /** @throws PRODUCTION.FACILITY_NOT_IN_SCOPE */
  async day(scope: Scope, asked: { businessDate: string; facilityId?: string }): Promise<ProductionDayDto> {
    const businessDate = parseBusinessDate(asked.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const of = asked.facilityId ?? scope.facilityId;
      const { id: facilityId } = await placeInScope(tx, scope, of, ProductionErrors.FACILITY_NOT_IN_SCOPE);
      const [head] = await tx.query<[{ name: string; tier: FacilityTier; closed: boolean }]>(HEAD, [
        facilityId,
        businessDate,
      ]);
      const { tier, closed, name: facilityName } = head;
      return {
        ...{ facilityId, facilityName, tier, businessDate, closed },
        slots: await this.matches.day(tx, { facilityId, tier, businessDate }),
        entries: await tx.query<ProductionEntryDto[]>(ENTRIES, [facilityId, businessDate]),
        points: await tx.query<SuppliedPointDto[]>(POINTS, [facilityId, businessDate]),
        samples: await tx.query<FoodSampleDto[]>(KEPT, [facilityId, businessDate]),
        rule: await foodRuleOn(tx, businessDate),
      };
    });
  }
}
