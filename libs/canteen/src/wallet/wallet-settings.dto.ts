import { IsInt, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';

/** What a district allows of wallets from a day on. */
export class SetWalletSettingsDto {
  /** First day, `YYYY-MM-DD`: today or later. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  validFrom!: string;

  /** What a wallet may hold after a top-up, fen. */
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  mostFen!: number;

  /** The organisation that clears what is spent at another one than the wallet's; null: nothing is. */
  @ValidateIf((settings: SetWalletSettingsDto) => settings.custodianId !== null)
  @IsUUID()
  custodianId!: string | null;
}

/** What holds on a day. */
export class WalletSettingsInForceDto {
  /** Fen. */
  mostFen!: number;
  /** Null: what is in a wallet is spent at its own organisation only. */
  custodianId!: string | null;
}

/** One decision of the district. */
export class WalletSettingDto extends WalletSettingsInForceDto {
  /** Id. */
  id!: string;
  /** First day. */
  validFrom!: string;
  /** RFC 3339. */
  recordedAt!: Date;
}

/** What holds today, and the district's decisions, newest first. */
export class WalletSettingsDto {
  today!: WalletSettingsInForceDto;
  /** At most 100. */
  items!: WalletSettingDto[];
}
