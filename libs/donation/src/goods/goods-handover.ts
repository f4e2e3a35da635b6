import type { Tx } from '@nuancan/platform';

/** Donated goods that wait for their facility; of who gave them nothing is told. */
export interface AwaitedGoods {
  readonly goodsId: string;
  readonly description: string;
  readonly quantityG: number;
  /** Reference price of a kilogram. */
  readonly unitFen: number;
  readonly valueFen: number;
  readonly givenOn: string;
}

/** What the facility has not taken into stock yet, oldest first. */
export function awaitedGoods(tx: Tx, facilityId: string): Promise<AwaitedGoods[]> {
  return tx.query<AwaitedGoods[]>(
    `SELECT goods_id AS "goodsId", description, quantity_g AS "quantityG", unit_fen AS "unitFen", value_fen AS "valueFen",
       given_on AS "givenOn" FROM donation.awaited_goods($1)`,
    [facilityId],
  );
}

/**
 * Gives donated goods over to the stock of their facility, in the transaction that stores the lot; each goes once, as one lot:
 * a second time the database refuses by `goods_handovers_pkey`, another's lot by `goods_handovers_lot`. Whoever keeps the
 * stock books the value in kind (goods_received).
 * @returns what it is worth; null when it is out of scope, or its receipt was made void
 */
export async function handOverGoods(
  tx: Tx,
  { goodsId, lotId }: { readonly goodsId: string; readonly lotId: string },
): Promise<Pick<AwaitedGoods, 'quantityG' | 'unitFen' | 'valueFen'> | null> {
  const [given] = await tx.query<Pick<AwaitedGoods, 'quantityG' | 'unitFen' | 'valueFen'>[]>(
    `SELECT quantity_g AS "quantityG", unit_fen AS "unitFen", value_fen AS "valueFen" FROM donation.hand_over_goods($1, $2)`,
    [goodsId, lotId],
  );
  return given ?? null;
}
