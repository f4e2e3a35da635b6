import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { refusing } from '../volunteering-refusal.js';
import type { ReferenceRateDto, ReferenceRateListDto, SetReferenceRateDto } from './reference-rate.dto.js';

const RATES = `
  SELECT id, valid_from AS "validFrom", lead(valid_from) OVER (ORDER BY valid_from) - 1 AS "validTo", fen_per_hour AS "fenPerHour",
    recorded_at AS "recordedAt"
  FROM (SELECT DISTINCT ON (r.valid_from) r.* FROM volunteering.reference_rates r ORDER BY r.valid_from, r.id DESC) standing
  ORDER BY valid_from DESC LIMIT 500`;
const TODAY = `SELECT volunteering.rate_on(platform.scope_district(), platform.business_date(now())) AS fen`;

/** What an hour of help is worth, by date. */
@Injectable()
export class ReferenceRateService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope): Promise<ReferenceRateListDto> {
    return this.database.scoped(scope, async (tx) => {
      const [{ fen }] = await tx.query<[{ fen: number | null }]>(TODAY);
      return { items: await tx.query<ReferenceRateDto[]>(RATES), todayFenPerHour: fen };
    });
  }

  /** Sets what holds from a day on; one set twice for a day to come is replaced. @throws VOLUNTEERING.RATE_NOT_AHEAD */
  async set(scope: Scope, { validFrom, fenPerHour }: SetReferenceRateDto): Promise<ReferenceRateListDto> {
    await refusing(() =>
      this.database.scoped(scope, (tx) =>
        tx.query(
          `INSERT INTO volunteering.reference_rates (district_code, valid_from, fen_per_hour, recorded_by)
           VALUES (platform.scope_district(), $1, $2, platform.scope_account())`,
          [validFrom, fenPerHour],
        ),
      ),
    );
    return this.list(scope);
  }
}
