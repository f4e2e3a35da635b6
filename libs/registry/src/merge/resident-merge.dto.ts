import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { IsBoolean, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const TEXT = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;

/** Which entry is a duplicate, and how one knows. */
export class MergeDto {
  /** The entry that will point to the one of the address. */
  @IsUUID()
  duplicateId!: string;

  @IsString()
  @Length(1, 200)
  @Matches(TEXT)
  @HoldsNoIdentityNumber()
  reason!: string;

  /** True when name, date of birth or sex are known to differ by a slip of the pen. */
  @IsOptional()
  @IsBoolean()
  confirmedDiffers?: boolean;
}

/** Which merge was a mistake, and why. */
export class UndoMergeDto {
  @IsUUID()
  duplicateId!: string;

  @IsString()
  @Length(1, 200)
  @Matches(TEXT)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** A duplicate that an entry took in. */
export class ResidentMergeDto {
  duplicateId!: string;
  duplicateName!: string | null;
  reason!: string;
  mergedAt!: Date;
  /** Null: it stands. */
  undoneAt!: Date | null;
  undoneReason!: string | null;
}

/** Merges of an entry, those undone too, latest first. */
export class ResidentMergeListDto {
  items!: ResidentMergeDto[];
}
