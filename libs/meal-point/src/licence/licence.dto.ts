import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { LICENCE_KINDS, type LicenceKind } from './licence-kind.js';

/** A field may be left out of an edit, but not emptied: null is validated and refused. */
const isGiven = (_edit: EditLicenceDto, value: unknown): boolean => value !== undefined;

/** Which licences. */
export class LicenceQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Only of facilities of this town. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  @IsOptional()
  @ApiProperty({ enum: LICENCE_KINDS, required: false })
  @IsIn(LICENCE_KINDS)
  kind?: LicenceKind;

  /** Only those in use that expire within so many days, or have expired, and were not renewed. */
  @IsOptional()
  @Type(() => Number)
  @ApiProperty({ type: 'integer', required: false })
  @IsInt()
  @Min(0)
  @Max(366)
  expiringWithinDays?: number;
}

/** A licence or certificate to be kept. */
export class AddLicenceDto {
  @IsUUID()
  facilityId!: string;

  @ApiProperty({ enum: LICENCE_KINDS })
  @IsIn(LICENCE_KINDS)
  kind!: LicenceKind;

  @IsLine(80)
  number!: string;

  /** Who issued it. */
  @IsOptional()
  @IsLine(100)
  issuer?: string | null;

  /** Whose health certificate it is; no other kind has one. */
  @IsOptional()
  @IsLine(60)
  holderName?: string | null;

  /** First day. */
  @IsDay()
  validFrom!: string;

  /** Last day; only fire and hygiene acceptances may have none. */
  @IsOptional()
  @IsDay()
  validTo?: string | null;
}

/** What may be mended of a licence; what is left out stays. */
export class EditLicenceDto {
  @ValidateIf(isGiven)
  @IsLine(80)
  number?: string;

  @IsOptional()
  @IsLine(100)
  issuer?: string | null;

  @ValidateIf(isGiven)
  @IsLine(60)
  holderName?: string;

  @ValidateIf(isGiven)
  @IsDay()
  validFrom?: string;

  @IsOptional()
  @IsDay()
  validTo?: string | null;

  /** No longer needed from this day, e.g. the person left; null: needed again. */
  @IsOptional()
  @IsDay()
  endedOn?: string | null;
}

/** A licence or certificate of a facility. */
export class LicenceDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  @ApiProperty({ enum: LICENCE_KINDS })
  kind!: LicenceKind;
  number!: string;
  issuer!: string | null;
  /** Whose health certificate; null for other kinds, and for readers who need not know. */
  holderName!: string | null;
  validFrom!: string;
  /** Last day; null without expiry. */
  validTo!: string | null;
  /** No longer needed from this day. */
  endedOn!: string | null;
  /** Days left today, negative when expired; null without expiry. */
  @ApiProperty({ type: 'integer', nullable: true })
  daysLeft!: number | null;
  /** Another one of the same kind and holder lasts longer. */
  renewed!: boolean;
  /** Counts the edits; send it as If-Match with an edit. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}

/** A page of licences: what expires first comes first, what never expires last. */
export class LicenceListDto {
  items!: LicenceDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
