import { ApiProperty } from '@nestjs/swagger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional, IsString, Matches, ValidateIf } from 'class-validator';

const PHONE = /^[0-9 +()-]{5,20}$/;

/** Who gives: a person, a firm or another body, or nobody who wants to be named. */
export const DONOR_KINDS = ['person', 'firm', 'anonymous'] as const;
export type DonorKind = (typeof DONOR_KINDS)[number];

/** A donor, new or mended. */
export class NewDonorDto {
  @IsIn(DONOR_KINDS)
  kind!: DonorKind;

  /** As the donor wants to be named; not with anonymous. */
  @ValidateIf(({ kind }: NewDonorDto) => kind !== 'anonymous')
  @IsLine(100)
  name?: string;

  /** Whom to ask for. */
  @IsOptional()
  @IsLine(60)
  contactName?: string;

  /** The desk's; no town and no auditor reads it. */
  @IsOptional()
  @IsString()
  @Matches(PHONE)
  phone?: string;
}

/** A donor; the contact only for the district's desk. */
export class DonorDto {
  id!: string;
  @ApiProperty({ enum: DONOR_KINDS })
  kind!: DonorKind;
  name!: string;
  contactName!: string | null;
  phone!: string | null;
  /** How many donations, and what came in of them. */
  donations!: number;
  receivedFen!: number;
  version!: number;
  /** When the data were erased. */
  erasedAt!: string | null;
}

/** Which donors. The name is sent in the body: addresses end up in logs. */
export class DonorSearchDto extends PageQueryDto {
  /** Part of a name. */
  @IsOptional()
  @IsLine(100)
  text?: string;
}

/** A page, newest first. */
export class DonorListDto {
  items!: DonorDto[];
  nextCursor!: string | null;
}

/** A link to the donor's page. */
export class DonorLinkDto {
  id!: string;
  createdAt!: string;
  revokedAt!: string | null;
}

/** Of one donor, newest first. */
export class DonorLinkListDto {
  items!: DonorLinkDto[];
}

/** A link that was just made. */
export class NewDonorLinkDto extends DonorLinkDto {
  /** Told this once and stored nowhere: the page is /donor#<token>. */
  token!: string;
}
