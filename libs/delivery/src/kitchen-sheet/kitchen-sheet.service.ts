import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { DeliveryErrors } from '../delivery.errors.js';
import type { Slot } from '../delivery-words.js';
import { concernedKitchen } from '../order/order-access.js';
import type { OrderDto } from '../order/order.dto.js';
import { readOrders } from '../order/order-reader.js';
import { countPortions } from './count-portions.js';
import type { KitchenSheetDto, KitchenSheetQueryDto } from './kitchen-sheet.dto.js';
import { writeLabelSheet } from './label-sheet.js';

const MOST = 2_000;
const STATE = `SELECT f.name, r.cut_off AS "cutOff", z.frozen_at AS "frozenAt" FROM meal_point.facilities f
  CROSS JOIN LATERAL delivery.rule_on(f.id, $3, $2::date) r
  LEFT JOIN delivery.freezes z ON z.facility_id = f.id AND z.business_date = $2 AND z.slot = $3 WHERE f.id = $1`;
const STANDING = `SELECT o.id FROM delivery.orders o WHERE o.facility_id = $1 AND o.business_date = $2 AND o.slot = $3
  AND o.state <> 'cancelled' AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = o.id AND x.kind = 'cancelled')
  ORDER BY o.id LIMIT ${MOST}`;
const NAMES = `SELECT o.id, m.name FROM delivery.orders o JOIN canteen.menu_items m ON m.id = o.menu_item_id WHERE o.id = ANY ($1::uuid[])`;

interface Sheet {
  readonly name: string;
  readonly cutOff: Date;
  readonly frozenAt: Date | null;
  readonly orders: readonly OrderDto[];
}

/** What a kitchen cooks and packs for delivery. */
@Injectable()
export class KitchenSheetService {
  constructor(private readonly database: Database) {}

  /** @throws DELIVERY.FACILITY_NOT_IN_SCOPE */
  async counts(scope: Scope, query: KitchenSheetQueryDto): Promise<KitchenSheetDto> {
    const { cutOff, frozenAt, orders } = await this.load(scope, query);
    return { frozen: frozenAt !== null, cutOff, ...countPortions(orders) };
  }

  /** A4 with 24 labels, numbered. @throws DELIVERY.FACILITY_NOT_IN_SCOPE, NOT_FROZEN */
  async labels(scope: Scope, query: KitchenSheetQueryDto): Promise<Buffer> {
    const { name, frozenAt, orders } = await this.load(scope, query);
    if (frozenAt === null) throw DeliveryErrors.NOT_FROZEN();
    const { businessDate, slot } = query;
    return writeLabelSheet({ businessDate, slot, kitchenName: name }, orders);
  }

  private async load(scope: Scope, { facilityId, businessDate, slot }: KitchenSheetQueryDto): Promise<Sheet> {
    const day = parseBusinessDate(businessDate);
    return this.database.scoped(scope, async (tx) => {
      const kitchen = await concernedKitchen(tx, scope, facilityId);
      const [state] = await tx.query<[Omit<Sheet, 'orders'>]>(STATE, [kitchen, day, slot]);
      return { ...state, orders: await standing(tx, [kitchen, day, slot]) };
    });
  }
}

/** Orders that stand, those that are frozen with the name of what they became. */
async function standing(tx: Tx, asked: readonly [string, string, Slot]): Promise<OrderDto[]> {
  const ids = (await tx.query<{ id: string }[]>(STANDING, [...asked])).map(({ id }) => id);
  const names = new Map(
    (await tx.query<{ id: string; name: string }[]>(NAMES, [ids])).map(({ id, name }) => [id, name]),
  );
  return (await readOrders(tx, ids)).map((order) => ({ ...order, setName: names.get(order.id) ?? order.setName }));
}
