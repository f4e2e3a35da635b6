import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type PageQueryDto, type Scope } from '@nuancan/platform';
import { FROM_WALLETS, MOVEMENT_COLUMNS, named, RECEIPT, WALLET_COLUMNS } from './wallet-row.js';
import type {
  WalletDto,
  WalletMovementDto,
  WalletPageDto,
  WalletQueryDto,
  WalletReceiptDto,
  WalletStatementDto,
  WalletTotalsDto,
} from './wallet.dto.js';
import { WalletErrors } from './wallet.errors.js';

const ASKED = `w.district_code = platform.scope_district() AND ($1::uuid IS NULL OR w.organisation_id = $1)
  AND ($2::uuid IS NULL OR w.resident_id = $2
    OR w.resident_id IN (SELECT r.id FROM registry.residents r WHERE r.merged_into = $2))`;
const PAGE = `SELECT ${WALLET_COLUMNS} ${FROM_WALLETS} WHERE ${ASKED} AND ($3::text IS NULL OR w.id::text > $3) ORDER BY w.id::text LIMIT $4`;
const TOTALS = `SELECT count(*)::int AS wallets, coalesce(sum(w.balance_fen), 0)::bigint AS "balanceFen",
    coalesce(sum(w.arrears_fen), 0)::bigint AS "arrearsFen" FROM canteen.wallets w WHERE ${ASKED}`;
const ONE = `SELECT ${WALLET_COLUMNS} ${FROM_WALLETS} WHERE w.id = $1`;
const STATEMENT = `SELECT ${MOVEMENT_COLUMNS} FROM canteen.wallet_movements m JOIN meal_point.facilities f ON f.id = m.facility_id
  WHERE m.wallet_id = $1 AND ($2::int IS NULL OR m.seq < $2) ORDER BY m.seq DESC LIMIT $3`;

/** Reads wallets; row security decides which: an operator's organisation, a town's counters, the district. */
@Injectable()
export class WalletQueryService {
  constructor(private readonly database: Database) {}

  /** A page of wallets, and the totals of all that were asked for. */
  async list(scope: Scope, query: WalletQueryDto): Promise<WalletPageDto> {
    const after = query.cursor === undefined ? null : String(decodeCursor(query.cursor, 1)[0]);
    const asked = [query.organisationId ?? null, query.residentId ?? null];
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<WalletDto[]>(PAGE, [...asked, after, query.limit + 1]);
      const [totals] = await tx.query<[WalletTotalsDto]>(TOTALS, asked);
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      const nextCursor = rows.length > items.length && last ? encodeCursor([last.id]) : null;
      return { items: items.map((row) => named(row, scope)), totals, nextCursor };
    });
  }

  /** @throws WALLET.NOT_FOUND also for a wallet outside the scope */
  async one(scope: Scope, id: string): Promise<WalletDto> {
    const [wallet] = await this.database.scoped(scope, (tx) => tx.query<WalletDto[]>(ONE, [id]));
    if (!wallet) throw WalletErrors.NOT_FOUND();
    return named(wallet, scope);
  }

  /** The movements of one wallet, newest first; a town sees those of its own counters. @throws WALLET.NOT_FOUND */
  async statement(scope: Scope, id: string, page: PageQueryDto): Promise<WalletStatementDto> {
    const before = page.cursor === undefined ? null : Number(decodeCursor(page.cursor, 1)[0]);
    return this.database.scoped(scope, async (tx) => {
      const [wallet] = await tx.query<unknown[]>('SELECT FROM canteen.wallets WHERE id = $1', [id]);
      if (!wallet) throw WalletErrors.NOT_FOUND();
      const rows = await tx.query<WalletMovementDto[]>(STATEMENT, [
        id,
        before === null || !Number.isInteger(before) ? null : before,
        page.limit + 1,
      ]);
      const items = rows.slice(0, page.limit);
      const last = items.at(-1);
      return { items, nextCursor: rows.length > items.length && last ? encodeCursor([last.seq]) : null };
    });
  }

  /** One movement as its receipt prints it. @throws WALLET.MOVEMENT_NOT_FOUND */
  async receipt(scope: Scope, movementId: string): Promise<WalletReceiptDto> {
    const [receipt] = await this.database.scoped(scope, (tx) => tx.query<WalletReceiptDto[]>(RECEIPT, [movementId]));
    if (!receipt) throw WalletErrors.MOVEMENT_NOT_FOUND();
    return named(receipt, scope);
  }
}
