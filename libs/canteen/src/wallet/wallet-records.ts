import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonRecords } from '@nuancan/registry';

/** Three meals a day for 27 years, and as many top-ups as anybody could want. */
const MOST_MOVEMENTS = 40_000;
const WALLETS = `SELECT to_jsonb(w) AS row FROM canteen.wallets w WHERE w.resident_id = ANY ($1::uuid[]) ORDER BY w.id`;
const MOVEMENTS = `SELECT to_jsonb(m) - 'body_hash' AS row FROM canteen.wallet_movements m WHERE m.resident_id = ANY ($1::uuid[])
  ORDER BY m.wallet_id, m.seq LIMIT ${MOST_MOVEMENTS}`;

/** Adds wallets and their movements to what is exported of a person. */
@Injectable()
export class WalletRecords implements OnModuleInit {
  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    for (const [section, sql] of [
      ['wallets', WALLETS],
      ['walletMovements', MOVEMENTS],
    ] as const) {
      this.records.add(section, async (tx, entries) =>
        (await tx.query<{ row: object }[]>(sql, [entries])).map(({ row }) => row),
      );
    }
  }
}
