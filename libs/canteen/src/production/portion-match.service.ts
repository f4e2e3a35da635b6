import { Injectable } from '@nestjs/common';
import type { FacilityTier } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { differencesOf, type MatchedPortions } from './portion-differences.js';
import type {
  PortionDayDto,
  PortionFacilityDto,
  PortionMatchDto,
  PortionMonthDto,
  PortionMonthQueryDto,
} from './portion-match.dto.js';
import type { DifferenceOwner } from './production-words.js';

/** Facilities of the scope that logged anything in the month; meals of others are not read. */
const LOGGING = `
  SELECT f.id AS "facilityId", f.name AS "facilityName", f.town_code AS "townCode", f.tier,
    least((SELECT min(e.business_date) FROM canteen.standing_production e WHERE e.facility_id = f.id AND e.kind <> 'planned'),
      (SELECT min(e.business_date) FROM canteen.standing_production e WHERE e.counterpart_id = f.id AND e.kind = 'dispatched'))::text AS since
  FROM meal_point.facilities f
  WHERE f.district_code = platform.scope_district() AND ($3::text IS NULL OR f.town_code = $3) AND ($4::uuid IS NULL OR f.id = $4)
    AND ($5::text IS NULL OR f.town_code = $5)
    AND f.id IN (SELECT facility_id FROM canteen.production_entries WHERE business_date BETWEEN $1 AND $2
      UNION SELECT counterpart_id FROM canteen.production_entries WHERE business_date BETWEEN $1 AND $2 AND kind = 'dispatched')
  ORDER BY f.town_code, f.name, f.id`;

const MATCHES = `
  SELECT facility_id AS "facilityId", business_date AS "businessDate", slot, planned, cooked, dispatched, kept, kept_counted IS NOT NULL AS "keptCounted",
    sent, awaited, received, diners, delivered, public_guests AS "publicGuests", returned, waste, samples, staff, logged,
    kitchen_difference AS "kitchenDifference", lost, serving_difference AS "servingDifference"
  FROM canteen.portion_matches WHERE facility_id = ANY ($1::uuid[]) AND business_date BETWEEN $2 AND $3
  ORDER BY facility_id, business_date, CASE slot WHEN 'breakfast' THEN 1 WHEN 'lunch' THEN 2 ELSE 3 END`;

type Row = Omit<PortionMatchDto, 'differences'> &
  MatchedPortions & { readonly facilityId: string; readonly businessDate: string };
type Site = Pick<PortionFacilityDto, 'facilityId' | 'facilityName' | 'townCode' | 'tier'>;
/** since: its first day with anything on record; before it, nothing is expected. Null: it has only plans. */
type LoggingSite = Site & { readonly since: string | null };

/** 份数三方核对: of a day, and rolled up by month. */
@Injectable()
export class PortionMatchService {
  constructor(private readonly database: Database) {}

  /** The month of every facility of the scope that logs. */
  async month(scope: Scope, { month, facilityId, townCode }: PortionMonthQueryDto): Promise<PortionMonthDto> {
    return this.database.scoped(scope, async (tx) => {
      const [{ first, last }] = await tx.query<[{ first: string; last: string }]>(
        `SELECT $1::date AS first, ($1::date + interval '1 month - 1 day')::date AS last`,
        [`${month}-01`],
      );
      const asked = [scope.townCode, facilityId ?? scope.facilityId, townCode ?? null];
      const sites = await tx.query<LoggingSite[]>(LOGGING, [first, last, ...asked]);
      const visible = sites.filter((site) => scope.facilityId === null || site.facilityId === scope.facilityId);
      const ids = visible.map((site) => site.facilityId);
      const rows = Map.groupBy(await tx.query<Row[]>(MATCHES, [ids, first, last]), (row) => row.facilityId);
      const items = visible.map(({ since, ...site }) => {
        const own = rows.get(site.facilityId) ?? [];
        return monthOf(
          site,
          own.filter(({ businessDate }) => since !== null && businessDate >= since),
        );
      });
      return { month, items };
    });
  }

  /** The slots of a facility's day, inside somebody's transaction; the facility must be the scope's own. */
  async day(
    tx: Tx,
    { facilityId, tier, businessDate }: { facilityId: string; tier: FacilityTier; businessDate: string },
  ): Promise<PortionMatchDto[]> {
    const rows = await tx.query<Row[]>(MATCHES, [[facilityId], businessDate, businessDate]);
    return rows.map((row) => {
      const {
        facilityId: _facility,
        businessDate: _day,
        kitchenDifference: _k,
        lost: _l,
        servingDifference: _s,
        ...shown
      } = row;
      return { ...shown, differences: differencesOf(row, tier) };
    });
  }
}

function monthOf(site: Site, rows: readonly Row[]): PortionFacilityDto {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const days = [...Map.groupBy(rows, (row) => row.businessDate)].map(([businessDate, slots]) =>
    dayOf(site, businessDate, slots),
  );
  const owed = (owner: DifferenceOwner): number => days.reduce((total, day) => total + day[owner], 0);
  return {
    ...site,
    cooked: sum(({ cooked }) => cooked),
    dispatched: sum(({ dispatched }) => dispatched),
    received: sum(({ received }) => received),
    served: sum(({ diners, delivered, publicGuests }) => diners + delivered + publicGuests),
    otherUse: sum(({ waste, returned, staff, samples }) => waste + returned + staff + samples),
    ...{ kitchen: owed('kitchen'), transport: owed('transport'), point: owed('point') },
    days,
  };
}

/** Slots never make up for one another: what is missing at noon is not what was too much in the evening. */
function dayOf({ tier }: Site, businessDate: string, slots: readonly Row[]): PortionDayDto {
  const differences = slots.flatMap((slot) => differencesOf(slot, tier));
  const owed = (owner: DifferenceOwner): number =>
    differences.reduce((total, one) => total + (one.owner === owner ? Math.abs(one.portions) : 0), 0);
  const logged = slots.some((slot) => slot.logged);
  return { businessDate, logged, kitchen: owed('kitchen'), transport: owed('transport'), point: owed('point') };
}
