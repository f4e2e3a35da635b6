import type { Scope } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';

/** Columns of a wallet `w` and what `FROM_WALLETS` joins to it, under the names of `WalletDto`. */
export const WALLET_COLUMNS = `w.id, w.organisation_id AS "organisationId", o.name AS "organisationName",
  w.resident_id AS "residentId", r.name AS "residentName", w.balance_fen AS "balanceFen", w.arrears_fen AS "arrearsFen",
  w.opened_at AS "openedAt"`;
export const FROM_WALLETS = `FROM canteen.wallets w
  JOIN registry.organisations o ON o.id = w.organisation_id
  LEFT JOIN registry.residents r ON r.id = w.resident_id`;

/** Columns of a movement `m` with its facility `f`, under the names of `WalletMovementDto`. */
export const MOVEMENT_COLUMNS = `m.id, m.wallet_id AS "walletId", m.seq, m.kind, m.amount_fen AS "amountFen",
  m.balance_after_fen AS "balanceAfterFen", m.arrears_after_fen AS "arrearsAfterFen", m.business_date AS "businessDate",
  m.facility_id AS "facilityId", f.name AS "facilityName", m.at_organisation_id AS "atOrganisationId",
  m.custodian_id AS "custodianId", m.meal_id AS "mealId", m.receipt_no AS "receiptNo", m.reference,
  m.recorded_at AS "recordedAt"`;

export const RECEIPT = `SELECT ${MOVEMENT_COLUMNS}, m.resident_id AS "residentId", r.name AS "residentName",
    m.organisation_id AS "organisationId", o.name AS "organisationName"
  FROM canteen.wallet_movements m
  JOIN meal_point.facilities f ON f.id = m.facility_id
  JOIN registry.organisations o ON o.id = m.organisation_id
  LEFT JOIN registry.residents r ON r.id = m.resident_id
  WHERE m.id = $1`;

/** A row with the name as this role may see it: whole at the counter, masked for officials. */
export function named<T extends { residentName: string | null }>(row: T, { role }: Scope): T {
  if (row.residentName === null || role === 'operator') return row;
  return { ...row, residentName: maskName(row.residentName) };
}
