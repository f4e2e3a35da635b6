import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type { KitchenPhoneDto } from './kitchen-phone.dto.js';

const OWN = `SELECT phone FROM meal_point.kitchen_phones WHERE facility_id = platform.scope_facility()`;
const SET = `INSERT INTO meal_point.kitchen_phones (facility_id, district_code, town_code, phone, account_id)
  VALUES (platform.scope_facility(), platform.scope_district(), platform.scope_town(), $1, platform.scope_account())
  ON CONFLICT (facility_id) DO UPDATE SET phone = EXCLUDED.phone, account_id = EXCLUDED.account_id, changed_at = clock_timestamp()`;

/** Where the kitchen of an operator is reached, as the kitchen says. */
@Injectable()
export class KitchenPhones {
  constructor(private readonly database: Database) {}

  /** Null: not set, or nobody's kitchen. */
  async own(tx: Tx): Promise<string | null> {
    const [set] = await tx.query<{ phone: string }[]>(OWN);
    return set?.phone ?? null;
  }

  async set(scope: Scope, { kitchenPhone }: KitchenPhoneDto): Promise<KitchenPhoneDto> {
    await this.database.scoped(scope, (tx) => tx.query(SET, [kitchenPhone]));
    return { kitchenPhone };
  }
}
