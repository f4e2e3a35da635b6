import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import { licenceInUse } from '../licence/licence.sql.js';
import { slotsOf } from '../opening/opening.service.js';
import { stateOn, type OpeningFacts } from '../opening/opening.js';
import type { FacilityOverviewDto, FacilityOverviewListDto, OverviewQueryDto } from './overview.dto.js';

const HOLDS = `valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)`;

const LIST = `
  SELECT f.id, f.code, f.name, f.tier, f.town_code AS "townCode", t.name AS "townName", o.name AS "organisationName", f.address,
    meal_point.opening_facts(f.id, ARRAY[$2::date]) AS facts,
    EXISTS (SELECT FROM meal_point.acceptances a WHERE a.facility_id = f.id AND a.result IS NULL) AS "acceptancePending",
    (SELECT stars FROM meal_point.star_grades WHERE facility_id = f.id AND ${HOLDS}) AS stars,
    (SELECT coalesce(json_agg(json_build_object('slot', s.slot, 'facilityId', k.id, 'name', k.name) ORDER BY s.slot), '[]')
      FROM meal_point.supplies s JOIN meal_point.facilities k ON k.id = s.supplier_id
      WHERE s.facility_id = f.id AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to >= $2)) AS suppliers,
    (SELECT count(DISTINCT facility_id)::int FROM meal_point.supplies WHERE supplier_id = f.id AND ${HOLDS}) AS feeds,
    due.expiring, due."nextExpiry"
  FROM (SELECT * FROM meal_point.facilities WHERE district_code = $1
      AND ($3::text IS NULL OR town_code = $3) AND ($4::uuid IS NULL OR id = $4)
      AND ($5::text IS NULL OR town_code = $5) AND ($6::text IS NULL OR tier = $6) AND ($7::uuid IS NULL OR id = $7)
      AND ($8::text IS NULL OR code > $8)
    ORDER BY code LIMIT $9) f
  JOIN registry.towns t ON t.code = f.town_code JOIN registry.organisations o ON o.id = f.organisation_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS expiring, min(l.valid_to) AS "nextExpiry"
    FROM meal_point.licences l LEFT JOIN meal_point.certificate_holders h ON h.id = l.id
    WHERE l.facility_id = f.id AND l.valid_to <= $2::date + 60 AND ${licenceInUse('$2::date')}) due
  ORDER BY f.code`;

type Row = Omit<FacilityOverviewDto, 'state' | 'today'> & { readonly facts: OpeningFacts };

/** Facilities as officials want to see them: state, tier, supplier, stars, what expires. */
@Injectable()
export class OverviewService {
  constructor(private readonly database: Database) {}

  /** A page of the facilities in scope, by code. */
  async list(scope: Scope, asked: OverviewQueryDto): Promise<FacilityOverviewListDto> {
    const [after] = asked.cursor === undefined ? [null] : decodeCursor(asked.cursor, 1);
    const today = businessDateAt(new Date());
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<Row[]>(LIST, [
        ...[scope.districtCode, today, scope.townCode, scope.facilityId, asked.townCode ?? null, asked.tier ?? null],
        ...[asked.facilityId ?? null, after, asked.limit + 1],
      ]),
    );
    const page = rows.slice(0, asked.limit);
    const last = page.at(-1);
    const items = page
      .map(({ facts, ...row }) => ({ ...row, state: stateOn(facts.states, today), today: slotsOf(facts, today) }))
      .filter(({ state }) => asked.state === undefined || state === asked.state);
    const more = last && rows.length > page.length;
    return { businessDate: today, items, nextCursor: more ? encodeCursor([last.code]) : null };
  }
}
