import type { Tx } from '@nuancan/platform';
import type { AwaitedGoodsDto } from './goods.dto.js';

/**
 * What the facility has not taken into stock yet, oldest first. Into stock it goes by `donation.hand_over_goods`, in the
 * transaction that stores the lot: once, as one lot, as what was given, or the database refuses by a constraint `goods_handovers_…`.
 */
export function awaitedGoods(tx: Tx, facilityId: string): Promise<AwaitedGoodsDto[]> {
  return tx.query<AwaitedGoodsDto[]>(
    `SELECT goods_id AS "goodsId", description, quantity_g AS "quantityG", unit_fen AS "unitFen", value_fen AS "valueFen",
       given_on AS "givenOn" FROM donation.awaited_goods($1)`,
    [facilityId],
  );
}
