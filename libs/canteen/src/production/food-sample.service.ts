import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, hashBody, type Scope } from '@nuancan/platform';
import type { EndSampleDto, KeepSampleDto, SampleKeptDto } from './food-sample.dto.js';
import { ProductionErrors, refusingProduction } from './production.errors.js';

const CLOCK_GRACE_MS = 10 * 60_000;

const EARLIER = `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM canteen.food_samples WHERE facility_id = $1 AND client_id = $2`;
const KEEP = `INSERT INTO canteen.food_samples (district_code, town_code, facility_id, business_date, slot, dish_id, grams, celsius, kept_at,
    keep_until, kept_where, client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'infinity', $10, $11, decode($12, 'hex'), platform.scope_account()) RETURNING id`;
const END = `INSERT INTO canteen.food_sample_ends (sample_id, district_code, town_code, facility_id, keep_until, kind, ended_at, reason, account_id)
  SELECT id, district_code, town_code, facility_id, keep_until, $2, clock_timestamp(), $3, platform.scope_account()
  FROM canteen.food_samples WHERE id = $1 AND ($4::uuid IS NULL OR facility_id = $4) AND ($5::text IS NULL OR town_code = $5) RETURNING sample_id`;

/** 食品留样: one per dish and slot, kept for as long as the district's rule says. */
@Injectable()
export class FoodSampleService {
  constructor(private readonly database: Database) {}

  /** Keeps one. @throws PRODUCTION.FACILITY_NOT_IN_SCOPE, CLIENT_ID_CLASH, NOT_THAT_DAY, DISH_UNKNOWN */
  async keep(scope: Scope, draft: KeepSampleDto): Promise<SampleKeptDto> {
    const businessDate = parseBusinessDate(draft.businessDate);
    if (new Date(draft.keptAt).getTime() > Date.now() + CLOCK_GRACE_MS) throw ProductionErrors.NOT_THAT_DAY();
    const bodyHash = hashBody(draft);
    return refusingProduction(() =>
      this.database.scoped(scope, async (tx) => {
        const of = draft.facilityId ?? scope.facilityId;
        const place = await placeInScope(tx, scope, of, ProductionErrors.FACILITY_NOT_IN_SCOPE);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`sample ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(EARLIER, [place.id, draft.clientId]);
        if (earlier) {
          if (earlier.bodyHash !== bodyHash) throw ProductionErrors.CLIENT_ID_CLASH();
          return { id: earlier.id };
        }
        const [kept] = await tx.query<[SampleKeptDto]>(KEEP, [
          ...[place.districtCode, place.townCode, place.id, businessDate, draft.slot, draft.dishId, draft.grams],
          ...[draft.celsius, draft.keptAt, draft.keptWhere, draft.clientId, bodyHash],
        ]);
        return kept;
      }),
    );
  }

  /** Throws one away, or says that its entry was a mistake. @throws PRODUCTION.SAMPLE_NOT_FOUND, SAMPLE_ENDED, TOO_EARLY */
  async end(scope: Scope, id: string, { kind, reason }: EndSampleDto): Promise<SampleKeptDto> {
    return refusingProduction(() =>
      this.database.scoped(scope, async (tx) => {
        const ended = await tx.query<unknown[]>(END, [id, kind, reason ?? null, scope.facilityId, scope.townCode]);
        if (ended.length === 0) throw ProductionErrors.SAMPLE_NOT_FOUND();
        return { id };
      }),
    );
  }
}
