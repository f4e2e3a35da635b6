import { Injectable } from '@nestjs/common';
import type { DomainError } from '@nuancan/kernel';
import { Journal, type AccountRef } from '@nuancan/ledger';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import { lockKeys } from '../meal/lock-keys.js';
import { named, RECEIPT } from './wallet-row.js';
import type { BookWalletDto, WalletReceiptDto } from './wallet.dto.js';
import { WalletErrors } from './wallet.errors.js';

/** Into the wallet, or out of it. */
export type Booking = 'top_up' | 'refund';

const REPEAT = `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM canteen.wallet_movements WHERE client_id = $1`;
const BOOK = 'SELECT canteen.book_wallet($1, $2, $3, $4, $5, $6) AS id';

/** Takes money for wallets and gives it back, at a counter; the journal entry is of the same transaction. */
@Injectable()
export class WalletBookingService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /**
   * Books a top-up or refund once per client id.
   * @returns the movement with its receipt number, and whether it had been booked before
   * @throws WALLET.NO_FACILITY, NO_RESIDENT, REFERENCE_MISMATCH, ABOVE_CAP, NOT_COVERED, CLIENT_ID_CLASH
   */
  async book(
    scope: Scope,
    booking: Booking,
    asked: BookWalletDto,
  ): Promise<{ receipt: WalletReceiptDto; repeated: boolean }> {
    if (scope.facilityId === null) throw WalletErrors.NO_FACILITY();
    const clientId = asked.clientId.toLowerCase();
    const residentId = asked.residentId.toLowerCase();
    const { amountFen, method } = asked;
    const reference = asked.reference ?? null;
    if ((reference !== null) !== (method === 'transfer')) throw WalletErrors.REFERENCE_MISMATCH();
    const bodyHash = hashBody({ booking, clientId, residentId, amountFen, method, reference });
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k', [
          lockKeys([clientId, residentId]),
        ]);
        const [repeat] = await tx.query<{ id: string; bodyHash: string }[]>(REPEAT, [clientId]);
        if (repeat && repeat.bodyHash !== bodyHash) throw WalletErrors.CLIENT_ID_CLASH();
        if (repeat) return { receipt: await readReceipt(tx, scope, repeat.id), repeated: true };
        const signedFen = booking === 'top_up' ? amountFen : -amountFen;
        const [booked] = await tx.query<[{ id: string }]>(BOOK, [
          residentId,
          `${booking}_${method}`,
          signedFen,
          reference,
          clientId,
          bodyHash,
        ]);
        const receipt = await readReceipt(tx, scope, booked.id);
        await this.post(tx, scope, receipt);
        return { receipt, repeated: false };
      });
    } catch (error) {
      throw expectedRefusal(violatedConstraint(error)) ?? error;
    }
  }

  private async post(tx: Tx, { townCode }: Scope, receipt: WalletReceiptDto): Promise<void> {
    const { kind, amountFen, businessDate, facilityId, organisationId } = receipt;
    const money: AccountRef = kind.endsWith('_cash')
      ? { kind: 'cash_drawer', facilityId, method: 'cash' }
      : { kind: 'bank', organisationId };
    await this.journal.post(tx, {
      kind: amountFen > 0 ? 'wallet_top_up' : 'wallet_refund',
      businessKey: `wallet/${receipt.id}`,
      ...{ businessDate, townCode, facilityId, organisationId },
      lines: [
        { account: money, amountFen },
        { account: { kind: 'wallet', organisationId }, amountFen: -amountFen },
      ],
    });
  }
}

async function readReceipt(tx: Tx, scope: Scope, id: string): Promise<WalletReceiptDto> {
  const [receipt] = await tx.query<WalletReceiptDto[]>(RECEIPT, [id]);
  if (!receipt) throw WalletErrors.MOVEMENT_NOT_FOUND();
  return named(receipt, scope);
}

function expectedRefusal(constraint: string | null): DomainError | null {
  switch (constraint) {
    case 'wallets_of_resident':
      return WalletErrors.NO_RESIDENT();
    case 'wallets_cap':
      return WalletErrors.ABOVE_CAP();
    case 'wallet_movements_refund_covered':
      return WalletErrors.NOT_COVERED();
    // Taken by another organisation, whose movements this scope does not see.
    case 'wallet_movements_client':
      return WalletErrors.CLIENT_ID_CLASH();
    default:
      return null;
  }
}
