import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import type { MenuHistoryDto, MenuItemDto, MenuPriceDto, SetMenuItemDto } from './menu.dto.js';
import { MenuErrors } from './menu.errors.js';
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
         WHERE facility_id = $1 AND superseded_at IS NULL AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)
         ORDER BY slot, kind DESC, price_fen, name`,
        [facilityId ?? scope.facilityId, on],
      ),
    );
  }

  /** Sets a price from a day on, until the next one planned. @throws MENU.FACILITY_NOT_IN_SCOPE, MENU.STARTS_IN_PAST, MENU.LATER_EXISTS */
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

  /** Every price of a facility in scope: past, corrected and to come, latest first. */
  async history(scope: Scope, facilityId: string | undefined): Promise<MenuHistoryDto> {
    const items = await this.database.scoped(scope, (tx) =>
      tx.query<MenuPriceDto[]>(
        `SELECT ${COLUMNS}, recorded_at AS "recordedAt", superseded_at AS "supersededAt" FROM canteen.menu_items
         WHERE facility_id = $1 ORDER BY valid_from DESC, slot, name, superseded_at DESC NULLS FIRST LIMIT 500`,
        [facilityId ?? scope.facilityId],
      ),
    );
    return { items };
  }

  /** Takes a line off the menu after its last day. @throws MENU.LINE_NOT_FOUND, MENU.PAST_DAY, MENU.DATES_REVERSED, MENU.LATER_EXISTS */
  async end(scope: Scope, id: string, validTo: string): Promise<MenuItemDto> {
    const lastDay = parseBusinessDate(validTo);
    try {
      return await this.database.scoped(scope, async (tx) => {
        const [, ended] = await tx.query<[unknown[], number]>(
          'UPDATE canteen.menu_items SET valid_to = $2 WHERE id = $1 AND superseded_at IS NULL',
          [id, lastDay],
        );
        if (ended !== 1) throw MenuErrors.LINE_NOT_FOUND();
        return this.one(tx, id);
      });
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'past_days_stay') throw MenuErrors.PAST_DAY();
      if (constraint === 'menu_items_one_price') throw MenuErrors.LATER_EXISTS();
      if (constraint === 'menu_items_check') throw MenuErrors.DATES_REVERSED();
      throw error;
    }
  }

  private async one(tx: Tx, id: string): Promise<MenuItemDto> {
    const [item] = await tx.query<[MenuItemDto]>(`SELECT ${COLUMNS} FROM canteen.menu_items WHERE id = $1`, [id]);
    return item;
  }
}
