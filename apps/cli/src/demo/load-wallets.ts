import { createHash } from 'node:crypto';
import type { JournalEntry } from '@nuancan/ledger';
import type { CopyTarget, CopyValue } from '@nuancan/platform';
import type { Client } from 'pg';
import { copyRows } from './copy-rows.js';
import type { DemoMovement, DemoWallets } from './demo-wallets.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';

const DISTRICT = DEMO_DISTRICT.code;
const ENTRIES_AT_ONCE = 500;

const WALLETS: CopyTarget = {
  table: 'canteen.wallets',
  columns: ['id', 'district_code', 'organisation_id', 'resident_id', 'balance_fen', 'movements', 'opened_at'],
};
const MOVEMENTS: CopyTarget = {
  table: 'canteen.wallet_movements',
  columns: [
    ...['id', 'wallet_id', 'seq', 'district_code', 'organisation_id', 'resident_id', 'kind', 'amount_fen'],
    ...[
      'balance_after_fen',
      'arrears_after_fen',
      'business_date',
      'facility_town',
      'facility_id',
      'at_organisation_id',
    ],
    ...['meal_id', 'receipt_no', 'reference', 'client_id', 'body_hash', 'recorded_at', 'account_id'],
  ],
};
const RECEIPTS: CopyTarget = {
  table: 'canteen.wallet_receipts',
  columns: ['organisation_id', 'district_code', 'last_no'],
};

/** Tables that `loadWallets` fills. */
export const WALLET_TABLES: readonly string[] = [WALLETS, MOVEMENTS, RECEIPTS].map(({ table }) => table);

/** Loads the wallets after the meals that moved them. */
export async function loadWallets(client: Client, wallets: DemoWallets): Promise<void> {
  const receipts = wallets.numberReceipts();
  await copyRows(
    client,
    WALLETS,
    wallets
      .all()
      .map(({ id, organisationId, residentId, balanceFen, movements, openedAtMs }) => [
        ...[id, DISTRICT, organisationId, residentId, balanceFen, movements, iso(openedAtMs)],
      ]),
  );
  await copyRows(client, MOVEMENTS, wallets.movements.map(movementRow));
  await copyRows(
    client,
    RECEIPTS,
    [...receipts].map(([organisationId, lastNo]) => [organisationId, DISTRICT, lastNo]),
  );
}

/** Posts the top-ups to the ledger by its own function, in the order of time. */
export async function postTopUps(client: Client, wallets: DemoWallets): Promise<void> {
  const entries = wallets
    .topUps()
    .sort((left, right) => left.recordedAtMs - right.recordedAtMs)
    .map(topUpEntry);
  // The bulk load left them immediate; an entry is whole when its lines have followed.
  await client.query('SET CONSTRAINTS ALL DEFERRED');
  for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE) {
    const part = entries.slice(from, from + ENTRIES_AT_ONCE);
    await client.query('SELECT count(*) FROM ledger.post_entries($1)', [JSON.stringify(part)]);
  }
}

function topUpEntry({ id, kind, amountFen, date, facility, wallet }: DemoMovement): JournalEntry {
  const { organisationId } = wallet;
  const facilityId = facility.id;
  return {
    kind: 'wallet_top_up',
    businessKey: `wallet/${id}`,
    ...{ businessDate: date, townCode: facility.village.townCode, facilityId, organisationId },
    lines: [
      {
        account:
          kind === 'top_up_cash'
            ? { kind: 'cash_drawer', facilityId, method: 'cash' }
            : { kind: 'bank', organisationId },
        amountFen,
      },
      { account: { kind: 'wallet', organisationId }, amountFen: -amountFen },
    ],
  };
}

/** Nobody holds the body a top-up would have come in, so its hash is that of the id. */
function movementRow(movement: DemoMovement): CopyValue[] {
  const { wallet, facility, clientId } = movement;
  const hash = clientId === null ? null : `\\x${createHash('sha256').update(clientId).digest('hex')}`;
  return [
    ...[movement.id, wallet.id, movement.seq, DISTRICT, wallet.organisationId, wallet.residentId, movement.kind],
    ...[movement.amountFen, movement.balanceAfterFen, 0, movement.date, facility.village.townCode, facility.id],
    ...[wallet.organisationId, movement.mealId, movement.receiptNo, movement.reference, clientId, hash],
    ...[iso(movement.recordedAtMs), movement.accountId],
  ];
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
