import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../oversight-refusal.js';
import { OversightErrors } from '../oversight.errors.js';
import { COMPLAINT_CATEGORIES, type ComplaintCategory } from '../oversight-words.js';
import type { ComplaintDeadlineDto, ComplaintDeadlineListDto, SetComplaintDeadlineDto } from './complaint.dto.js';

const IN_FORCE = `SELECT k.category, coalesce((SELECT max(d.version) FROM oversight.complaint_deadlines d
    WHERE d.district_code = platform.scope_district() AND d.category = k.category), 0) AS version,
    oversight.answer_days(platform.scope_district(), k.category) AS days
  FROM unnest($1::text[]) WITH ORDINALITY k (category, n) ORDER BY k.n`;

/** How long answering a complaint takes at most, by category. */
@Injectable()
export class ComplaintDeadlineService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope): Promise<ComplaintDeadlineListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await inForce(tx) }));
  }

  /** For complaints from now on; earlier ones keep their deadline. @throws OVERSIGHT.CHANGED_MEANWHILE */
  async set(
    scope: Scope,
    category: ComplaintCategory,
    { version, days }: SetComplaintDeadlineDto,
  ): Promise<ComplaintDeadlineListDto> {
    await refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const now = (await inForce(tx)).find((one) => one.category === category);
        if (now?.version !== version) throw OversightErrors.CHANGED_MEANWHILE();
        await tx.query(
          `INSERT INTO oversight.complaint_deadlines (district_code, category, version, days, account_id)
           VALUES (platform.scope_district(), $1, $2, $3, platform.scope_account())`,
          [category, version + 1, days],
        );
      }),
    );
    return this.list(scope);
  }
}

function inForce(tx: Tx): Promise<ComplaintDeadlineDto[]> {
  return tx.query<ComplaintDeadlineDto[]>(IN_FORCE, [COMPLAINT_CATEGORIES]);
}
