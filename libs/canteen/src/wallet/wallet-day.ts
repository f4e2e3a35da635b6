import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';

/** What the meals of a day took from the wallets of one organisation, voids given back already; fen. */
export interface WalletDayPart {
  readonly mealId: string;
  /** Whose liability falls. */
  readonly organisationId: string;
  /** Who runs the facility, and earned it. */
  readonly atOrganisationId: string;
  /** Clears between both; null where they are the same. */
  readonly custodianId: string | null;
  /** Above zero. Arrears are part of it: the wallet account carries balances less arrears. */
  readonly spentFen: number;
}

const DAY = `SELECT m.meal_id AS "mealId", m.organisation_id AS "organisationId", m.at_organisation_id AS "atOrganisationId",
    m.custodian_id AS "custodianId", -sum(m.amount_fen)::bigint AS "spentFen"
  FROM canteen.wallet_movements m
  WHERE m.facility_id = $1 AND m.business_date = $2 AND m.kind IN ('spend', 'void_return')
  GROUP BY 1, 2, 3, 4 HAVING sum(m.amount_fen) <> 0 ORDER BY 1, 2`;

/** By meal and wallet's organisation, for the close of a facility's business date; in the scope of the transaction. */
export async function walletDay(
  tx: Tx,
  { facilityId, businessDate }: { readonly facilityId: string; readonly businessDate: BusinessDate },
): Promise<WalletDayPart[]> {
  return tx.query<WalletDayPart[]>(DAY, [facilityId, businessDate]);
}
