import type { Tx } from '@nuancan/platform';
import { differencesOf, type PortionDifference } from './portion-differences.js';
import { PORTION_MATCHES, type PortionMatchRow } from './portion-matches.sql.js';
import type { PortionDayDto, PortionFacilityDto, PortionFlowDto } from './portion-match.dto.js';
import type { DifferenceOwner } from './production-words.js';

/** Facilities of the scope that logged anything in the month; meals of others are not read. */
const LOGGING = `
  SELECT f.id AS "facilityId", f.name AS "facilityName", f.town_code AS "townCode", f.tier,
    least((SELECT min(e.business_date) FROM canteen.standing_production e WHERE e.facility_id = f.id AND e.kind <> 'planned'),
      (SELECT min(e.business_date) FROM canteen.standing_production e WHERE e.counterpart_id = f.id AND e.kind = 'dispatched'))::text AS since
  FROM meal_point.facilities f
  WHERE f.district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())
    AND (platform.scope_facility() IS NULL OR f.id = platform.scope_facility())
    AND ($3::uuid IS NULL OR f.id = $3) AND ($4::text IS NULL OR f.town_code = $4)
    AND f.id IN (SELECT facility_id FROM canteen.production_entries WHERE business_date BETWEEN $1 AND $2
      UNION SELECT counterpart_id FROM canteen.production_entries WHERE business_date BETWEEN $1 AND $2 AND kind = 'dispatched')
  ORDER BY f.town_code, f.name, f.id`;

type Site = Pick<PortionFacilityDto, 'facilityId' | 'facilityName' | 'townCode' | 'tier'>;
/** since: its first day with anything on record; before it, nothing is expected. Null: it has only plans. */
type LoggingSite = Site & { readonly since: string | null };

/** Of which facilities; absent: all of the caller's scope. */
export interface PortionMonthAsked {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly facilityId?: string;
  readonly townCode?: string;
}

/** The month of every facility of the caller's scope that logs, inside somebody's transaction. */
export async function portionMonth(
  tx: Tx,
  { month, facilityId, townCode }: PortionMonthAsked,
): Promise<PortionFacilityDto[]> {
  const [{ first, last }] = await tx.query<[{ first: string; last: string }]>(
    `SELECT $1::date AS first, ($1::date + interval '1 month - 1 day')::date AS last`,
    [`${month}-01`],
  );
  const sites = await tx.query<LoggingSite[]>(LOGGING, [first, last, facilityId ?? null, townCode ?? null]);
  const ids = sites.map((site) => site.facilityId);
  const rows = Map.groupBy(
    await tx.query<PortionMatchRow[]>(PORTION_MATCHES, [ids, first, last]),
    (row) => row.facilityId,
  );
  return sites.map(({ since, ...site }) => {
    const own = rows.get(site.facilityId) ?? [];
    return monthOf(
      site,
      own.filter(({ businessDate }) => since !== null && businessDate >= since),
    );
  });
}

function monthOf(site: Site, rows: readonly PortionMatchRow[]): PortionFacilityDto {
  const days = [...Map.groupBy(rows, (row) => row.businessDate)].map(([businessDate, slots]) =>
    dayOf(site, businessDate, slots),
  );
  const differences = rows.flatMap((row) =>
    differencesOf(row, site.tier).map((one) => ({ businessDate: row.businessDate, slot: row.slot, ...one })),
  );
  return { ...site, ...flowOf(rows), ...owedBy(differences), days, differences };
}

/** Slots never make up for one another: what is missing at noon is not what was too much in the evening. */
function dayOf({ tier }: Site, businessDate: string, slots: readonly PortionMatchRow[]): PortionDayDto {
  const differences = slots.flatMap((slot) => differencesOf(slot, tier));
  return { businessDate, logged: slots.some((slot) => slot.logged), ...flowOf(slots), ...owedBy(differences) };
}

function owedBy(differences: readonly PortionDifference[]): Record<DifferenceOwner, number> {
  const owed = (owner: DifferenceOwner): number =>
    differences.reduce((total, one) => total + (one.owner === owner ? Math.abs(one.portions) : 0), 0);
  return { kitchen: owed('kitchen'), transport: owed('transport'), point: owed('point') };
}

function flowOf(rows: readonly PortionMatchRow[]): PortionFlowDto {
  const sum = (of: (row: PortionMatchRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    cooked: sum(({ cooked }) => cooked),
    dispatched: sum(({ dispatched }) => dispatched),
    kept: sum(({ kept }) => kept),
    received: sum(({ received }) => received),
    served: sum(({ diners, delivered, publicGuests }) => diners + delivered + publicGuests),
    returned: sum(({ returned }) => returned),
    waste: sum(({ waste }) => waste),
    staff: sum(({ staff }) => staff),
    samples: sum(({ samples }) => samples),
    otherUse: sum(({ waste, returned, staff, samples }) => waste + returned + staff + samples),
  };
}
