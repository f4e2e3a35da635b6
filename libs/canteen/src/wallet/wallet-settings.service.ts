import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import type {
  SetWalletSettingsDto,
  WalletSettingDto,
  WalletSettingsDto,
  WalletSettingsInForceDto,
} from './wallet-settings.dto.js';
import { WalletErrors } from './wallet.errors.js';

const IN_FORCE = `SELECT most_fen AS "mostFen", custodian_id AS "custodianId" FROM canteen.wallet_settings_on($1)`;
const LIST = `SELECT id, valid_from AS "validFrom", most_fen AS "mostFen", custodian_id AS "custodianId", recorded_at AS "recordedAt"
  FROM canteen.wallet_settings WHERE district_code = platform.scope_district() ORDER BY valid_from DESC, id DESC LIMIT 100`;
const SET = `INSERT INTO canteen.wallet_settings (district_code, valid_from, most_fen, custodian_id, recorded_by)
  VALUES (platform.scope_district(), $1, $2, $3, platform.scope_account())`;

/** What a district allows of wallets: dated rows, never rewritten. */
@Injectable()
export class WalletSettingsService {
  constructor(private readonly database: Database) {}

  /** What holds today and what was decided. */
  async read(scope: Scope): Promise<WalletSettingsDto> {
    return this.database.scoped(scope, readSettings);
  }

  /** Decides from a day on; of two rows of one day the later holds. @throws WALLET.SETTINGS_IN_PAST, NO_CUSTODIAN */
  async set(scope: Scope, asked: SetWalletSettingsDto): Promise<WalletSettingsDto> {
    const validFrom = parseBusinessDate(asked.validFrom);
    if (validFrom < businessDateAt(new Date())) throw WalletErrors.SETTINGS_IN_PAST();
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query(SET, [validFrom, asked.mostFen, asked.custodianId]);
        return readSettings(tx);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'wallet_settings_custodian_fkey') throw WalletErrors.NO_CUSTODIAN();
      throw error;
    }
  }
}

async function readSettings(tx: Tx): Promise<WalletSettingsDto> {
  const [today] = await tx.query<[WalletSettingsInForceDto]>(IN_FORCE, [businessDateAt(new Date())]);
  return { today, items: await tx.query<WalletSettingDto[]>(LIST) };
}
