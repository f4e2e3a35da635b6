import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type { MenuItemDto, SetMenuItemDto } from './menu.dto.js';
import { setFrom } from './set-from.js';

const COLUMNS = `id, facility_id AS "facilityId", slot, kind, name, price_fen AS "priceFen", valid_from AS "validFrom",
  valid_to AS "validTo"`;

/** 菜单价: dated prices per facility and slot. */
@Injectable()
export class MenuService {
  constructor(private readonly database: Database) {}

  /** The lines that hold on a day. */
  async on(scope: Scope, facilityId: string | undefined, businessDate: string | undefined): Promise<MenuItemDto[]> {
    const on = parseBusinessDate(businessDate ?? businessDateAt(new Date()));
    return this.database.scoped(scope, (tx) =>
      tx.query<MenuItemDto[]>(
        `SELECT ${COLUMNS} FROM canteen.menu_items
         WHERE facility_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)
         ORDER BY slot, kind DESC, price_fen, name`,
        [facilityId ?? scope.facilityId, on],
      ),
    );
  }

  /** Sets a price from a day on. @throws MENU.FACILITY_NOT_IN_SCOPE, MENU.STARTS_IN_PAST, MENU.LATER_EXISTS */
  async set(scope: Scope, request: SetMenuItemDto): Promise<MenuItemDto> {
    return this.database.scoped(scope, async (tx) => {
      const id = await setFrom(tx, scope, request.facilityId, {
        table: 'canteen.menu_items',
        validFrom: request.validFrom,
        key: { slot: request.slot, name: request.name },
        values: { kind: request.kind, price_fen: request.priceFen },
      });
      return this.one(tx, id);
    });
  }

  private async one(tx: Tx, id: string): Promise<MenuItemDto> {
    const [item] = await tx.query<[MenuItemDto]>(`SELECT ${COLUMNS} FROM canteen.menu_items WHERE id = $1`, [id]);
    return item;
  }
}
