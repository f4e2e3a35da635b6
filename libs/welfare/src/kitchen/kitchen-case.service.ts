import { Injectable } from '@nestjs/common';
import { KitchenPhones } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import type { KitchenCaseDto, KitchenCaseQueryDto, KitchenCasesDto } from './kitchen-case.dto.js';

const PAST = `SELECT id, kind, resident_name AS "residentName", village_name AS "villageName", business_date AS "businessDate", slot,
    absent_since AS "absentSince", opened_at AS "openedAt", closed_at AS "closedAt", advice, closed_at::text AS at
  FROM welfare.kitchen_past($1, $2, $3)`;

type Row = KitchenCaseDto & { readonly at: string };

/** Cases of whom a kitchen cooks for, once they are closed: open ones are on the board. */
@Injectable()
export class KitchenCaseService {
  constructor(
    private readonly database: Database,
    private readonly phones: KitchenPhones,
  ) {}

  async past(scope: Scope, { cursor, limit }: KitchenCaseQueryDto): Promise<KitchenCasesDto> {
    const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    return this.database.scoped(scope, async (tx) => {
      const phone = await this.phones.own(tx);
      const rows = await tx.query<Row[]>(PAST, [at, id, limit + 1]);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        phone,
        items: page.map(({ at: _at, ...one }) => one),
        nextCursor: last ? encodeCursor([last.at, last.id]) : null,
      };
    });
  }
}
