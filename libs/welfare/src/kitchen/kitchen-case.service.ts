import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import type { KitchenCaseDto, KitchenCaseQueryDto, KitchenCasesDto, KitchenPhoneDto } from './kitchen-case.dto.js';

const PAST = `SELECT id, kind, resident_name AS "residentName", village_name AS "villageName", business_date AS "businessDate", slot,
    absent_since AS "absentSince", opened_at AS "openedAt", closed_at AS "closedAt", advice, closed_at::text AS at
  FROM welfare.kitchen_past($1, $2, $3)`;
const PHONE = `SELECT phone FROM welfare.kitchen_phones WHERE facility_id = platform.scope_facility()`;
const SET = `INSERT INTO welfare.kitchen_phones (facility_id, district_code, town_code, phone, account_id)
  VALUES (platform.scope_facility(), platform.scope_district(), platform.scope_town(), $1, platform.scope_account())
  ON CONFLICT (facility_id) DO UPDATE SET phone = EXCLUDED.phone, account_id = EXCLUDED.account_id, changed_at = clock_timestamp()`;

type Row = KitchenCaseDto & { readonly at: string };

/** Cases of whom a kitchen cooks for, once they are closed: open ones are on the board. */
@Injectable()
export class KitchenCaseService {
  constructor(private readonly database: Database) {}

  async past(scope: Scope, { cursor, limit }: KitchenCaseQueryDto): Promise<KitchenCasesDto> {
    const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    return this.database.scoped(scope, async (tx) => {
      const [set] = await tx.query<{ phone: string }[]>(PHONE);
      const rows = await tx.query<Row[]>(PAST, [at, id, limit + 1]);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        phone: set?.phone ?? null,
        items: page.map(({ at: _at, ...one }) => one),
        nextCursor: last ? encodeCursor([last.at, last.id]) : null,
      };
    });
  }

  async setPhone(scope: Scope, { kitchenPhone }: KitchenPhoneDto): Promise<KitchenPhoneDto> {
    await this.database.scoped(scope, (tx) => tx.query(SET, [kitchenPhone]));
    return { kitchenPhone };
  }
}
