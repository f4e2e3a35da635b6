import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import type { FiveOnesDayDto, FiveOnesQueryDto, Grouping, OnesDto, OnesGroupDto } from './five-ones-day.dto.js';

const GROUP: Readonly<Record<Grouping, { readonly code: string; readonly name: string; readonly join: string }>> = {
  town: { code: 'm.facility_town', name: 'min(t.name)', join: 'JOIN registry.towns t ON t.code = m.facility_town' },
  facility: {
    code: 'm.facility_id::text',
    name: 'min(f.name)',
    join: 'JOIN meal_point.facilities f ON f.id = m.facility_id',
  },
  slot: { code: 'm.slot', name: 'm.slot', join: '' },
};

const SUMS = `count(*)::int AS meals, count(*) FILTER (WHERE m.government_fen > 0)::int AS subsidised,
  count(*) FILTER (WHERE m.resident_id IS NULL)::int AS "publicSales",
  ${(
    [
      ['price_fen', 'priceFen'],
      ['cost_fen', 'costFen'],
      ['elder_paid_fen', 'elderPaidFen'],
      ['government_fen', 'governmentFen'],
      ['donation_fen', 'donationFen'],
      ['garden_fen', 'gardenFen'],
      ['volunteer_fen', 'volunteerFen'],
      ['unfunded_fen', 'unfundedFen'],
      ['surplus_fen', 'surplusFen'],
      ['elder_short_fen', 'elderShortFen'],
    ] as const
  )
    .map(([column, name]) => `coalesce(sum(m.${column}), 0)::bigint AS "${name}"`)
    .join(', ')}`;

const NOTHING: OnesDto = {
  meals: 0,
  subsidised: 0,
  publicSales: 0,
  priceFen: 0,
  costFen: 0,
  elderPaidFen: 0,
  governmentFen: 0,
  donationFen: 0,
  gardenFen: 0,
  volunteerFen: 0,
  unfundedFen: 0,
  surplusFen: 0,
  elderShortFen: 0,
};

/** Today's meals and who carries them, live from the meals themselves. */
@Injectable()
export class FiveOnesDayService {
  constructor(private readonly database: Database) {}

  /**
   * The five ones of a day by group. A town sees the meals served at its own facilities: meals it funds elsewhere
   * stand in the other town's day.
   */
  async day(scope: Scope, query: FiveOnesQueryDto): Promise<FiveOnesDayDto> {
    const now = new Date();
    const businessDate = parseBusinessDate(query.businessDate ?? businessDateAt(now));
    const { code, name, join } = GROUP[query.groupBy];
    const groups = await this.database.scoped(scope, (tx) =>
      tx.query<OnesGroupDto[]>(
        `SELECT ${code} AS code, ${name} AS name, ${SUMS} FROM canteen.meals m ${join}
         WHERE m.business_date = $1 AND ($2::text IS NULL OR m.facility_town = $2) AND ($3::text IS NULL OR m.facility_town = $3)
           AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
         GROUP BY ${code} ORDER BY ${code}`,
        [businessDate, scope.townCode, query.townCode ?? null],
      ),
    );
    return {
      businessDate,
      asOf: now.toISOString(),
      groupBy: query.groupBy,
      total: groups.reduce(add, NOTHING),
      groups,
    };
  }
}

function add(total: OnesDto, group: OnesDto): OnesDto {
  const keys = Object.keys(NOTHING) as (keyof OnesDto)[];
  return keys.reduce((sum, key) => ({ ...sum, [key]: total[key] + group[key] }), NOTHING);
}
